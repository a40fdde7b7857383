export type Outcome = "played" | "exit_before_start" | "start_failed" | "play_failed";
export type StallCause = "network" | "seek" | "switch" | "decode" | "background" | "unknown";

/** Whose error it is. `business`: the page's own rules, as no subscription or a wrong country. */
export type ErrorFamily = "network" | "decoder" | "source" | "drm" | "business" | "unknown";

/** An error as events tell it. */
export interface PlayerError {
  /** Whose it is. */
  readonly error_family: ErrorFamily;
  /** The player's own. Up to 256 characters. */
  readonly error_code: string;
  /** Up to 1,024 characters. */
  readonly error_message: string;
  /** JSON of what else is known, without secrets. Up to 2,048 characters. */
  readonly error_context?: string | undefined;
  /** The player gave up. */
  readonly fatal: boolean;
}

export interface Resolution {
  readonly width: number;
  readonly height: number;
}

/** What was added since the view's previous deltas: milliseconds and frames. */
export interface Deltas {
  readonly playing_time_delta: number;
  readonly rebuffer_time_delta: number;
  readonly dropped_frames_delta: number;
  readonly decoded_frames_delta: number;
}

/** What a player measures by itself: ms and bit/s. */
export interface Measures {
  readonly live_latency?: number | undefined;
  readonly throughput?: number | undefined;
}

/** `data` of each event type. Times in ms, bitrates in bit/s, ratios 0–1; undefined is left out on the wire. */
export interface EventData {
  playerready: { player_startup_time?: number | undefined; page_load_time?: number | undefined };
  viewstart: { autoplay: boolean; preroll_requested?: boolean | undefined };
  playing: {
    video_startup_time?: number | undefined;
    bitrate?: number | undefined;
    resolution?: Resolution | undefined;
    framerate?: number | undefined;
  };
  pause: { playing_time: number };
  seek: { from: number; to: number; seek_latency?: number | undefined };
  stall_start: { cause: StallCause; buffer_length: number; bitrate?: number | undefined };
  stall_end: { cause: StallCause; buffer_length: number; stall_duration: number };
  quality_change: {
    previous_bitrate: number;
    new_bitrate: number;
    previous_resolution?: Resolution | undefined;
    new_resolution?: Resolution | undefined;
    framerate?: number | undefined;
    trigger: "abr" | "manual";
  };
  error: PlayerError;
  quartile: { quartile: 25 | 50 | 75 | 100; playing_time: number; watch_time: number };
  heartbeat: Deltas & Measures & {
    playing_time: number;
    buffer_length: number;
    dropped_frames: number;
    bitrate?: number | undefined;
    resolution?: Resolution | undefined;
  };
  ended: {
    playing_time: number;
    total_watch_time: number;
    completion_rate?: number | undefined;
    rebuffer_count: number;
    rebuffer_duration: number;
  };
  viewend: Deltas & {
    outcome?: Outcome | undefined;
    video_startup_time?: number | undefined;
    wait_time?: number | undefined;
    playing_time: number;
    rebuffer_time: number;
    rebuffer_count: number;
    seek_count: number;
    bitrate?: number | undefined;
    average_bitrate?: number | undefined;
    dropped_frames: number;
    decoded_frames: number;
    max_position: number;
    completion_rate?: number | undefined;
    resolution?: Resolution | undefined;
    queue_dropped?: number | undefined;
  };
}

/** What can happen; see the wire format. */
export type EventType =
  | "playerready"
  | "viewstart"
  | "playing"
  | "pause"
  | "seek"
  | "stall_start"
  | "stall_end"
  | "quality_change"
  | "error"
  | "quartile"
  | "heartbeat"
  | "ended"
  | "viewend";

type EventOf<T extends EventType> = {
  readonly type: T;
  readonly viewId: string;
  /** Per view, from 0, without gaps. */
  readonly seq: number;
  /** When it happened, which may be before it was known: monotonic milliseconds. */
  readonly at: number;
  /** Where in the media, milliseconds. */
  readonly position: number;
  readonly data: EventData[T];
};

/** What the session derives from signals, before it is dressed for the wire. */
export type DerivedEvent = { [T in EventType]: EventOf<T> }[EventType];
