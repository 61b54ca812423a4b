/** Where the user is: the address says all. */
class Place {
  path = $state(location.pathname);
  search = $state(location.search);

  get parts(): readonly string[] {
    return this.path.split("/").filter(Boolean).map(decoded);
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.search);
  }

  go(address: string, replace = false): void {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#read();
    if (!replace) scrollTo(0, 0);
  }

  /** Follows the browser's own steps, and links of this desk without loading it anew. */
  listen(): void {
    addEventListener("popstate", () => this.#read());
    document.addEventListener("click", e => {
      const link = (e.target as Element).closest?.("a");
      if (!link || e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey) return;
      if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
      if (link.pathname.startsWith("/api")) return;
      if (link.hash && link.pathname === location.pathname) return;
      e.preventDefault();
      this.go(link.pathname + link.search + link.hash);
    });
  }

  #read(): void {
    this.path = location.pathname;
    this.search = location.search;
  }
}

/** A part of an address; what is badly escaped stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const place = new Place();
