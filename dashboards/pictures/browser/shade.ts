const light = [222, 235, 247];
const dark = [8, 48, 107];

/** A blue from light to dark for 0–1. The root sets small values apart. */
export function shade(share: number): string {
  const weight = Math.sqrt(Math.max(0, Math.min(1, share)));
  return `rgb(${light.map((from, index) => Math.round(from + (dark[index]! - from) * weight)).join(',')})`;
}
