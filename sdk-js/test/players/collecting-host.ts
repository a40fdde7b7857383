import { createGuard } from "../../src/guard";
import type { PlayerHost } from "../../src/players/player-kind";
import type { Signal } from "../../src/session/signals";

type Kind = Signal["kind"];

/** Keeps what a player file says. Like the real one it lets nothing through that is thrown; but a test hears of it. */
export class CollectingHost implements PlayerHost {
  readonly signals: Signal[] = [];
  readonly used: (HTMLMediaElement | undefined)[] = [];
  readonly thrown: unknown[] = [];
  readonly guard = <R>(work: () => R): R | undefined =>
    createGuard(false)(() => {
      try {
        return work();
      } catch (error) {
        this.thrown.push(error);
        throw error;
      }
    });

  use(media: HTMLMediaElement | undefined): void {
    this.used.push(media);
  }

  tell(signal: Signal): void {
    this.signals.push(signal);
  }

  kinds(): Kind[] {
    return this.signals.map(({ kind }) => kind);
  }

  of<K extends Kind>(kind: K): Extract<Signal, { kind: K }>[] {
    return this.signals.filter((signal): signal is Extract<Signal, { kind: K }> => signal.kind === kind);
  }

  /** Forgets what was said so far. */
  clear(): this {
    this.signals.length = 0;
    return this;
  }
}

/** Lets what waits for the end of the task happen. */
export async function taskEnd(): Promise<void> {
  await Promise.resolve();
}
