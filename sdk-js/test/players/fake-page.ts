import { vi } from "vitest";
import type { Signal } from "../../src/session/signals";
import type { PlayerFacts, PlayerKind } from "../../src/players/player-kind";

/** As much of a video element as players are asked about. */
export class FakeVideo extends EventTarget {
  autoplay = false;
  currentTime = 0;
  readyState = 0;
  videoHeight = 0;

  resize(videoHeight: number): void {
    this.videoHeight = videoHeight;
    this.dispatchEvent(new Event("resize"));
  }

  playTo(currentTime: number): void {
    this.currentTime = currentTime;
    this.dispatchEvent(new Event("timeupdate"));
  }
}

export interface Observed {
  readonly signals: Signal[];
  readonly media: unknown[];
  readonly facts: PlayerFacts;
  of<K extends Signal["kind"]>(kind: K): Extract<Signal, { kind: K }>[];
}

/** Observes a player in a page at http://page.example/. */
export function observed<P extends object>(kind: PlayerKind<P>, player: P): Observed {
  vi.stubGlobal("document", { baseURI: "http://page.example/" });
  const signals: Signal[] = [];
  const media: unknown[] = [];
  const facts = kind.observe(player, { use: (one) => void media.push(one), tell: (signal) => void signals.push(signal), guard: (work) => work() });
  const of = <K extends Signal["kind"]>(wanted: K) => signals.filter((signal): signal is Extract<Signal, { kind: K }> => signal.kind === wanted);
  return { signals, media, facts, of };
}

/** After what the player has left for later. */
export async function soon(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
