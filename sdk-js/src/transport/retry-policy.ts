/** How a request ended. */
export interface Answer {
  /** 0 when there was no answer. */
  readonly status: number;
  /** The header's value. */
  readonly retryAfter?: string | null;
}

/** The service has it, will never take it, or may take it later, having asked for so many milliseconds. */
export type Verdict = "done" | "drop" | number;

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;
/** A service that wants longer than this is answered with another try. */
const LONGEST_WISH = 600_000;

/** What to do with a batch after an answer. @param now Unix ms, for a Retry-After that is a date. */
export function judge({ status, retryAfter }: Answer, now: number): Verdict {
  if (status >= 200 && status < 300) return "done";
  if (status >= 400 && status < 500 && status !== 429) return "drop";
  return Math.min(LONGEST_WISH, parseRetryAfter(retryAfter, now));
}

/** How long to wait, ms. @param failures so far, at least 1. @param random 0–1, so that many viewers do not come back at once. */
export function backOff(failures: number, random: number): number {
  return Math.ceil(Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failures - 1)) * (0.5 + random / 2));
}

/** Milliseconds; 0 when absent or unreadable. */
function parseRetryAfter(value: string | null | undefined, now: number): number {
  const seconds = Number(value);
  const delay = isNaN(seconds) ? Date.parse(value ?? "") - now : seconds * 1000;
  return delay > 0 ? delay : 0;
}
