/** What a board asks Prometheus, as it is sent. */
export interface Question {
  board: string;
  /** The panel, variable or annotation. */
  asker: string;
  expr: string;
  path: string;
  form: Record<string, string>;
}
