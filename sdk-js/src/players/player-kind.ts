import type { Guard } from "../guard";
import type { Signal } from "../session/signals";

/** A kind of player that attach() can recognise. Players are known by their shape: none of their packages is needed here. */
export interface PlayerKind<P extends object = object> {
  /** As reports name it. */
  readonly name: string;
  /** Events of the media element that mean the same for the player: not when it takes media away, or tells of errors, itself. */
  readonly elementEvents: readonly ("emptied" | "error")[];
  /** Whether it is one, by what it has. */
  recognises(player: object): player is P;
  /** Translates the player into signals until it is stopped. Before it returns it says what the player plays in. */
  observe(player: P, host: PlayerHost): PlayerFacts;
}

/** What a player's signals go to. */
export interface PlayerHost {
  /** The player plays in this element from now on, or in none; said again, it changes nothing. Its playhead, pauses, seeks and frames are taken from there. */
  use(media: HTMLMediaElement | undefined): void;
  /** What only the player knows: media taken away or loading, qualities, errors, the player's end. Not before `observe` has returned. */
  tell(signal: Signal): void;
  /** Runs what the player calls: nothing may be thrown into it. */
  readonly guard: Guard;
}

/** What a player can be asked at any time. */
export interface PlayerFacts {
  /** The player's. Default unknown. */
  readonly version?: string | undefined;
  /** The address of the media: of the manifest, if there is one. */
  sourceUrl(): string | undefined;
  /** Where the last segment came from. */
  segmentUrl?(): string | undefined;
  /** Whether it plays by itself once it can; the element's attribute if absent. */
  autoplay?(): boolean;
  /** Whether the media has no end yet, if the element's duration does not say so. */
  live?(): boolean | undefined;
  /** The speed the viewer chose, 1 = normal, where the player stops the element by its speed while it waits for data; the element's if absent. */
  rate?(): number;
  /** How far the playhead is behind the live edge, as the player knows it. Milliseconds. */
  liveLatency?(): number | undefined;
  /** The player's estimate of the network, bit/s. */
  throughput?(): number | undefined;
  /** Leaves nothing behind in the player. */
  stop(): void;
}
