/** What coded a report: versions of the program, of its weights and of its words (PROV's Activity, without clock times). */
export interface Run {
  readonly program: string;
  readonly models: string;
  readonly lexicons: string;
}
