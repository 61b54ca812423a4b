/** A view under a name that its user gave it. */
export interface Saved {
  readonly name: string;
  readonly address: string;
}

const kept = "attache-views";

/** The saved views; none where what is kept is not one. */
export function savedViews(): readonly Saved[] {
  try {
    const all = JSON.parse(localStorage.getItem(kept) ?? "[]") as readonly Saved[];
    return all.filter(v => typeof v.name === "string" && /^\/(?!\/)/.test(v.address));
  } catch {
    return [];
  }
}

export const keepView = (view: Saved): void =>
  localStorage.setItem(kept, JSON.stringify([...savedViews(), view]));

export const dropView = (address: string): void =>
  localStorage.setItem(kept, JSON.stringify(savedViews().filter(v => v.address !== address)));
