/** Whether a session is among the share that is reported: read from its id, hence the same on all its pages with nothing more to store. */
export function sampled(sessionId: string, rate: number): boolean {
  return parseInt(sessionId.slice(0, 8), 16) < rate * 2 ** 32;
}
