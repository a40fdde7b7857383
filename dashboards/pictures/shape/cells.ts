import type { Series } from '../data/pageData.ts';

/** How much falls into a row's range at a time. */
export interface Cell {
  time: number;
  /** From below. */
  row: number;
  value: number;
}

export interface Cells {
  /** Bounds between the rows, from below: row n reaches from edge n (excluded) to edge n + 1, which may be infinite. */
  edges: number[];
  cells: Cell[];
}

const boundOf = ({ labels: { le = '' } }: Series) => (le === '+Inf' ? Infinity : Number(le));

/** Less is rounding, not views. */
const least = 1e-9;

/**
 * Buckets count everything up to their bound, so a range has the difference of its neighbours; where rounding makes it negative, 0.
 * Rows above the last that ever has anything, and below the first, are left out.
 */
export function cells(buckets: Series[]): Cells {
  const sorted = [...buckets].sort((a, b) => boundOf(a) - boundOf(b));
  const all = sorted.flatMap(({ points }, row) => {
    const below = new Map(sorted[row - 1]?.points ?? []);
    return points.map(([time, value]) => ({ time, row, value: Math.max(0, (value ?? 0) - (below.get(time) ?? 0)) }));
  });
  const filled = all.filter(({ value }) => value > least);
  if (filled.length === 0) return { edges: [], cells: [] };
  const first = Math.min(...filled.map(({ row }) => row));
  const last = Math.max(...filled.map(({ row }) => row));
  const edges = [0, ...sorted.map(boundOf)].slice(first, last + 2);
  return { edges, cells: filled.map((cell) => ({ ...cell, row: cell.row - first })) };
}
