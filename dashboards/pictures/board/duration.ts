const seconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of `15m`, `3h`, `30s` or `now-3h`. */
export function durationSeconds(text: string): number {
  const [, amount, unit = ''] = /^(?:now-)?(\d+)([smhdw])$/.exec(text) ?? [];
  const factor = seconds[unit];
  if (!amount || factor === undefined) throw new Error(`no duration: ${text}`);
  return Number(amount) * factor;
}
