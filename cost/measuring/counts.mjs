/** Named running totals. */
export class Counts {
  totals = {};

  add(name, amount = 1) {
    this.totals[name] = (this.totals[name] ?? 0) + amount;
  }
}

/** What was added between two snapshots of totals, per second; names that did not move are left out. */
export function ratesBetween(before, after, seconds) {
  const moved = Object.keys(after).filter((name) => after[name] !== (before[name] ?? 0));
  return Object.fromEntries(moved.sort().map((name) => [name, (after[name] - (before[name] ?? 0)) / seconds]));
}
