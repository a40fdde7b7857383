/** What became of a group. */
export interface Outcome {
  group: string;
  ok: boolean;
  text: string;
}

export const good = (group: string, text: string): Outcome => ({ group, ok: true, text });
export const bad = (group: string, text: string): Outcome => ({ group, ok: false, text });
