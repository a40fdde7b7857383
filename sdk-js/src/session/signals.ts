import type { PlayerError } from "./derived-event";

/** What a player looks like at one instant. Positions are media seconds, everything else says its unit. */
export interface PlayerState {
  readonly position: number;
  /** Seconds; Infinity for a live stream, NaN before it is known. */
  readonly duration: number;
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly ended: boolean;
  readonly loop: boolean;
  /** Playback rate, 1 = normal. */
  readonly rate: number;
  /** Media ahead of the playhead, in milliseconds. */
  readonly bufferLength: number;
  /** The player has data enough to go on from here. */
  readonly canMove: boolean;
  /** Since the instruction to play a frame has been on the screen, with the playhead gone on (audio: it could be heard). */
  readonly frameShown: boolean;
  /** The page is in the background, where browsers throttle, and the video in no window of its own. */
  readonly hidden: boolean;
  readonly width: number;
  readonly height: number;
  /** Counted by the player since its media was loaded; decoded includes dropped. */
  readonly droppedFrames: number;
  readonly decodedFrames: number;
}

/** What is being played. */
export interface Quality {
  /** Bit/s, as the manifest declares it. */
  readonly bitrate: number;
  /** Pixels. */
  readonly width?: number | undefined;
  /** Pixels. */
  readonly height?: number | undefined;
  /** Frames per second. */
  readonly framerate?: number | undefined;
}

/** The few things a player has to tell. Everything else is derived from them. */
export type Signal =
  /** Media begins to load. With autoplay that is the instruction to play. */
  | { readonly kind: "load"; readonly autoplay: boolean }
  /** Loaded and still paused although autoplay was wished for: the browser refused. */
  | { readonly kind: "autoplayRefused" }
  | { readonly kind: "play" }
  | { readonly kind: "pause" }
  | { readonly kind: "seeking" }
  | { readonly kind: "seeked" }
  | { readonly kind: "ended" }
  /** Nothing happened, but time passed: the state is news. */
  | { readonly kind: "sample" }
  | { readonly kind: "quality"; readonly quality: Quality; readonly trigger: "abr" | "manual" }
  /** A fatal one ends the view, unless the player gets over it soon. */
  | { readonly kind: "error"; readonly error: PlayerError }
  /** The media was taken away, another may come. The state is already the next one's. */
  | { readonly kind: "source" }
  /** What plays is an advertisement before the media, or it is over and the media comes next: one view, of which only the start counts. */
  | { readonly kind: "preroll"; readonly active: boolean }
  /** The viewer or the page is leaving. Told late, the state is no longer the view's. */
  | { readonly kind: "close"; readonly late?: true };

/** Whether the state is no longer that of the view which the signal is about. */
export function isLate(signal: Signal): boolean {
  return signal.kind === "source" || "late" in signal;
}

export interface Observation {
  /** Monotonic milliseconds; never less than the observation's before. */
  readonly at: number;
  readonly state: PlayerState;
  readonly signal: Signal;
}
