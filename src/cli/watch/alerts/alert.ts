/** Words that an alert rests on: their place counts code points of the report's text, of its title where `in` says so. */
export interface AlertWords {
  readonly event: string;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly in?: "title";
  readonly quote: string;
  readonly from: number;
  readonly to: number;
  /** The report where it was published; the event in the desk's document page where the desk's address is known. */
  readonly url: string | null;
  readonly link: string | null;
}

/** What a saved view has to say. Equal records, views and states give equal alerts, `alert` (its id) included. */
export interface Alert {
  readonly alert: string;
  readonly view: string;
  readonly address: string;
  readonly kind: "incident" | "change" | "level";
  readonly text: string;
  readonly date: string | null;
  readonly incidents: readonly string[];
  readonly link: string | null;
  /** Of a change or level: the figures of the series. */
  readonly figures?: Readonly<Record<string, string | number>>;
  readonly words: readonly AlertWords[];
}
