/** What the API answers, as far as the desk looks at it. */
export interface Party {
  readonly text: string;
  readonly code: string | null;
  readonly sector: string | null;
}
export interface Evidence {
  readonly event: string;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly type: string;
  readonly mode: readonly string[];
  readonly quad: 1 | 2 | 3 | 4;
  readonly actor: readonly Party[];
  readonly recipient: readonly Party[];
  readonly reciprocal: boolean;
  readonly date: { readonly start: string; readonly end: string } | null;
  readonly place: {
    readonly name: string;
    readonly country: string | null;
    readonly lat: number;
    readonly lon: number;
  } | null;
  readonly factuality: string;
  readonly status: string;
  readonly speaker: string | null;
  readonly headline: boolean;
  readonly quote: string;
  readonly start: number;
  readonly trigger: readonly [number, number];
  readonly rule: string;
  readonly confidence: number;
}
export interface List<T> {
  readonly total: number;
  readonly items: readonly T[];
  readonly next: string | null;
}
export interface Quote {
  readonly document: string;
  readonly event: string;
  readonly start: number;
  readonly quote: string;
}
export interface Account {
  readonly attribute: string;
  readonly kind: string;
  readonly a: Side;
  readonly b: Side;
}
export interface Side {
  readonly doc: string;
  readonly holder: string | null;
  readonly value: string | number;
  readonly text?: string;
  readonly speaker?: string | null;
  readonly publisher?: string | null;
  readonly date?: string | null;
}
export interface Incident {
  readonly incident: string;
  readonly day: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly text: string;
  readonly type: string;
  readonly quad: 1 | 2 | 3 | 4;
  readonly factuality: string;
  readonly status: string;
  readonly counted: boolean;
  readonly reports: number;
  readonly importance: number;
  readonly documents: readonly string[];
  readonly quotes: readonly Quote[];
  readonly accounts: readonly Account[];
}
export interface Participant {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly country: string | null;
  readonly group?: string;
  readonly sector: string | null;
  readonly name: string;
}
export interface Event {
  readonly id: string;
  readonly document: string;
  readonly in?: "title";
  readonly headline?: boolean;
  readonly event: string;
  readonly mode: readonly string[];
  readonly context: readonly string[];
  readonly cameo: string;
  readonly quad: 1 | 2 | 3 | 4;
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly reciprocal: boolean;
  readonly date: {
    readonly start: string;
    readonly end: string;
    readonly basis: string;
    readonly spans: readonly (readonly [number, number])[];
    readonly by: string;
  } | null;
  readonly place: { readonly name: string; readonly spans: readonly (readonly [number, number])[] } | null;
  readonly factuality: string;
  readonly status: string;
  readonly attribution: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly cue: string;
  }[];
  readonly quantities: readonly {
    readonly kind: string;
    readonly value: number;
    readonly unit: string;
    readonly spans: readonly (readonly [number, number])[];
  }[];
  readonly trigger: { readonly start: number; readonly end: number; readonly text: string };
  readonly evidence: { readonly start: number; readonly end: number; readonly text: string };
  readonly rule: string;
  readonly confidence: number;
  readonly why?: readonly string[];
  readonly source?: {
    readonly document: string;
    readonly publisher: string | null;
    readonly published: string | null;
    readonly quote: string;
  };
}
export interface SeriesPeriod {
  readonly start: string;
  readonly end: string;
  readonly incidents: number;
  readonly counts: Readonly<
    Record<"ab" | "ba" | "mutual", { readonly quads: Readonly<Record<string, number>> }>
  >;
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: string;
}
export interface Series {
  readonly a: { readonly code: string; readonly name: string };
  readonly b: { readonly code: string; readonly name: string };
  readonly by: string;
  readonly incidents: number;
  readonly periods: readonly SeriesPeriod[];
  readonly norm: { readonly index: number; readonly low: number; readonly high: number } | null;
  readonly changes: readonly {
    readonly date: string;
    readonly direction: "worse" | "better";
    readonly before: number;
    readonly after: number;
    readonly p: number;
    readonly incidents: readonly string[];
  }[];
  readonly notes: readonly string[];
}
export interface LedgerEntry {
  readonly kind: string;
  readonly subject: string;
  readonly actor?: string;
  readonly recipient?: string;
  readonly state: string;
  readonly since: string | null;
  readonly changes: readonly {
    readonly state: string;
    readonly date: { readonly start?: string; readonly after?: string } | null;
    readonly incident: string;
    readonly document: string;
    readonly start: number;
    readonly quote: string;
    readonly speaker?: string;
  }[];
}
export interface Brief {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly {
    readonly key: string;
    readonly title: string;
    readonly under?: string;
    readonly claims: readonly {
      readonly text: string;
      readonly date?: string;
      readonly sources: readonly number[];
      readonly state?: string;
      readonly parts?: readonly { readonly text: string; readonly sources: readonly number[] }[];
    }[];
    readonly more: number;
  }[];
  readonly sources: readonly {
    readonly number: number;
    readonly document: string;
    readonly publisher?: string;
    readonly published?: string;
    readonly quote: string;
  }[];
}
export interface About {
  readonly version: string;
  readonly reports: number;
  readonly events: number;
  readonly publishers: readonly { readonly name: string; readonly reports: number }[];
  readonly first: string | null;
  readonly last: string | null;
}
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly names: readonly string[];
  readonly events: number;
  readonly conflict: number;
}
export interface Doc {
  readonly document: {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
    readonly url: string | null;
    readonly language: string | null;
    readonly text: string;
  };
  readonly sightings: readonly {
    readonly publisher?: string;
    readonly published?: string;
    readonly url: string | null;
  }[];
  readonly events: readonly Event[];
  readonly failed: string | null;
}
export interface Annotation {
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly country?: string;
    readonly group?: string;
  }[];
  readonly timexes: readonly { readonly start: number; readonly end: number; readonly value: string }[];
  readonly attributions: readonly {
    readonly source: readonly (readonly [number, number])[];
    readonly cue: readonly (readonly [number, number])[];
  }[];
}

/** Why an answer did not come: one sentence. */
export class Fault extends Error {}

const kept = "attache-token";
const headers = (): Record<string, string> => {
  const token = sessionStorage.getItem(kept);
  return token ? { authorization: `Bearer ${token}` } : {};
};

/** Keeps the token that the server wants, for this tab. */
export const setToken = (token: string): void => sessionStorage.setItem(kept, token);

/** The answer of an address of the API; a `Fault` with what the server says where there is none. */
export async function get<T>(path: string): Promise<T> {
  const answer = await fetch(`/api${path}`, { headers: headers() }).catch(() => {
    throw new Fault("The server does not answer. Is attache serve still running?");
  });
  return read<T>(answer);
}

export async function post<T>(path: string, body: object): Promise<T> {
  return read<T>(
    await fetch(`/api${path}`, {
      method: "POST",
      headers: { ...headers(), "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

async function read<T>(answer: Response): Promise<T> {
  const body = (await answer.json()) as T & { readonly error?: string };
  if (answer.ok) return body;
  throw new Fault(body.error ?? `the server answered ${answer.status}`);
}

/** The lines that reading a file gives, as they come. */
export async function* dropped(file: File): AsyncGenerator<Record<string, unknown>> {
  const answer = await fetch(`/api/read?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { ...headers(), "content-type": "application/octet-stream" },
    body: file,
  });
  if (!answer.ok || answer.body === null) throw new Fault(`the file was not taken (${answer.status})`);
  const decoder = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await decoder.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line) as Record<string, unknown>;
  }
}

/** An address of the API with what is asked. */
export function query(
  path: string,
  asked: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const values = Object.entries(asked).filter(([, v]) => v !== undefined && v !== "" && v !== false);
  const text = new URLSearchParams(values.map(([k, v]) => [k, String(v)])).toString();
  return text ? `${path}?${text}` : path;
}

/** Saves an answer as a file, as a link would, with the token that the server wants. */
export async function save(path: string): Promise<void> {
  const answer = await fetch(`/api${path}`, { headers: headers() });
  if (!answer.ok) throw new Fault(`the file did not come (${answer.status})`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = path
    .split("?")[0]!
    .split("/")
    .slice(1)
    .join("-")
    .replace(/[^\w.-]+/g, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export const hasToken = (): boolean => sessionStorage.getItem(kept) !== null;
