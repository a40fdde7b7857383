const seconds: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };

/** Seconds of a duration as Prometheus writes it: `1h30m` and `90m` are the same. None is 0. */
export function secondsOf(duration: string | undefined): number {
  let sum = 0;
  for (const [, figure, unit] of (duration ?? '').matchAll(/(\d+)(ms|[smhdwy])/g)) sum += Number(figure) * (seconds[unit ?? ''] ?? 0);
  return sum;
}
