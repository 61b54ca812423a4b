/** One line of a site's rules: a path pattern (`*` any run, `$` the end), and whether it may be fetched. */
export interface RobotsRule {
  readonly pattern: string;
  readonly allow: boolean;
}

/** Characters of a site's rules that are read; the rest is left. */
const mostCharacters = 500 << 10;

/** The rules of a robots.txt for a robot of this name; those for `*` where none bear its name (RFC 9309). */
export function robotsRules(text: string, robot: string): readonly RobotsRule[] {
  const groups = new Map<string, RobotsRule[]>();
  let names: string[] = [];
  let open = false;
  for (const line of text.slice(0, mostCharacters).split(/\r\n?|\n/)) {
    const [, key, value] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const field = key?.toLowerCase();
    const said = value?.trim() ?? "";
    if (field === "user-agent") {
      names = open ? [...names, said.toLowerCase()] : [said.toLowerCase()];
      open = true;
      for (const name of names) if (!groups.has(name)) groups.set(name, []);
    } else if (field === "allow" || field === "disallow") {
      open = false;
      if (said === "") continue;
      for (const name of names) groups.get(name)!.push({ pattern: said, allow: field === "allow" });
    }
  }
  return groups.get(robot.toLowerCase()) ?? groups.get("*") ?? [];
}

/** Whether rules let an address be fetched: the longest pattern that fits decides, of equal ones the one that allows. */
export function isPermitted(url: string, rules: readonly RobotsRule[]): boolean {
  const { pathname, search } = new URL(url);
  const path = pathname + search;
  const fitting = rules.filter(rule => fits(rule.pattern, path));
  const longest = Math.max(0, ...fitting.map(rule => rule.pattern.length));
  const decisive = fitting.filter(rule => rule.pattern.length === longest);
  return decisive.length === 0 || decisive.some(rule => rule.allow);
}

/** Without backtracking, so that no pattern takes long. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith("$");
  const [head = "", ...parts] = (ends ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(head)) return false;
  if (parts.length === 0) return !ends || path === head;
  const last = ends ? parts.pop()! : "";
  let at = head.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}
