/** Runs what the page calls or triggers, and lets nothing be thrown. @returns undefined if it failed. */
export interface Guard {
  /** Runs it now. */
  <R>(work: () => R): R | undefined;
}

/** The one place where the SDK's failures end: nothing it does may throw into the page. */
export function createGuard(debug: boolean | undefined): Guard {
  return (work) => {
    try {
      return work();
    } catch (error) {
      if (debug) console.error("[openqoe]", error);
      return undefined;
    }
  };
}
