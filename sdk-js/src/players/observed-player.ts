import type { Guard } from "../guard";
import type { Signal } from "../session/signals";
import { observeMedia } from "./media-observer";
import type { Emit, Observer } from "./observer";
import type { PlayerFacts, PlayerKind } from "./player-kind";

/** A player under observation, in whatever element it plays. */
export class ObservedPlayer implements Observer {
  readonly kind: PlayerKind;
  readonly facts: PlayerFacts;
  /** Where the player plays. One without an element can still fail: it gets one in which nothing happens. */
  media = document.createElement("video") as HTMLMediaElement;
  readonly #emit: Emit;
  readonly #guard: Guard;
  #observer: Observer | undefined;

  constructor(kind: PlayerKind, player: object, emit: Emit, guard: Guard) {
    this.kind = kind;
    this.#emit = emit;
    this.#guard = guard;
    this.facts = kind.observe(player, {
      use: (media = document.createElement("video")) => {
        const other = media !== this.media;
        this.media = media;
        if (this.#observer && other) this.start();
      },
      tell: (signal) => guard(() => this.tell(signal)),
      guard,
    });
  }

  /** From now on signals are emitted, the first before this returns. */
  start(): void {
    this.#observer?.stop();
    const { elementEvents } = this.kind;
    this.#observer = observeMedia(this.media, this.#emit, { guard: this.#guard, facts: this.facts, elementEvents });
  }

  tell(signal: Signal): void {
    this.#observer?.tell(signal);
  }

  stop(): void {
    this.#observer?.stop();
    this.#observer = undefined;
    this.facts.stop();
  }
}
