const significant = 3;

/** As many decimals as three significant digits take; with a number of decimals given, those. */
export function plainNumber(value: number, decimals?: number): string {
  if (decimals !== undefined) return value.toFixed(decimals);
  if (value === 0 || Math.abs(value) >= 1000) return value.toFixed(0);
  const before = Math.floor(Math.log10(Math.abs(value))) + 1;
  return `${Number(value.toFixed(Math.min(10, Math.max(0, significant - before))))}`;
}
