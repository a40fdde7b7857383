import type { DerivedEvent, EventData, EventType, Outcome, Resolution, StallCause } from "./derived-event";
import { Playhead, type Movement } from "./playhead";
import { Quartiles } from "./quartiles";
import { Seeks, type Seek } from "./seeks";
import type { Observation, PlayerError, PlayerState, Quality } from "./signals";
import { stallCause, type Recently } from "./stall-cause";
import { Stalls, type StallListener } from "./stalls";
import { StartUp } from "./start-up";
import { Totals } from "./totals";

export interface ViewSettings {
  /** Milliseconds between heartbeats while there is something to report. */
  readonly heartbeatInterval: number;
  /** Live media has no quartiles and no completion. */
  readonly live: boolean;
}

/** A loop jumps from about the end to about the beginning. Seconds. */
const LOOP_EDGE = 0.5;

/**
 * One viewer watching one media once, from the instruction to play until its end, a fatal error or leaving.
 * Signals in, events out; no clock, no player, no page.
 */
export class View implements StallListener {
  /** Nothing more will come of this view. */
  over = false;

  private seq = 0;
  private at = 0;
  private state!: PlayerState;
  private wasPaused = true;
  private wasHidden = false;
  private begun = false;
  private startedAt: number | undefined;
  private startUpTime: number | undefined;
  private resuming = false;
  private failure: Outcome | undefined;
  /** An error that is nobody's failure, as a missing subscription. */
  private excused = false;
  private nextHeartbeat = 0;
  private readonly recently: Recently = {};
  private readonly playhead = new Playhead();
  private readonly startUp = new StartUp();
  private readonly stalls = new Stalls(this);
  private readonly seeks = new Seeks();
  private readonly quartiles = new Quartiles();
  private readonly totals = new Totals();

  constructor(
    readonly id: string,
    private readonly settings: ViewSettings,
    private quality: Quality | undefined,
    private readonly emit: (event: DerivedEvent) => void,
  ) {}

  observe({ at, state, signal }: Observation): void {
    // A new source has already reset the player: what it shows now belongs to the next view.
    if (signal.kind === "source") return this.end(at);
    this.look(at, state, signal.kind === "seeking");
    switch (signal.kind) {
      case "load":
        return signal.autoplay ? this.startUp.instructed(at) : undefined;
      case "autoplayRefused":
        return this.begun ? undefined : this.startUp.forget();
      case "play":
        return this.play(at);
      case "pause":
        return this.pause(at);
      case "seeking":
        return this.seekTo(at, state.position);
      case "seeked":
        return state.paused ? this.arrive(at) : undefined;
      case "quality":
        return this.switchTo(at, signal.quality, signal.trigger);
      case "error":
        return this.fail(at, signal.error);
      case "ended":
        return this.finish(at);
      case "close":
        return this.end(at);
      case "sample":
        return undefined;
    }
  }

  ready(at: number, data: EventData["playerready"]): void {
    this.report("playerready", at, data);
  }

  stallStarted(since: number): StallCause {
    const cause = stallCause(since, this.state, this.recently);
    this.report("stall_start", since, {
      cause,
      buffer_length: Math.round(this.state.bufferLength),
      bitrate: this.quality?.bitrate,
    });
    return cause;
  }

  stallEnded(at: number, duration: number, cause: StallCause): void {
    this.report("stall_end", at, {
      cause,
      buffer_length: Math.round(this.state.bufferLength),
      stall_duration: Math.round(duration),
    });
  }

  /** Takes in what the player looks like, whatever the signal. */
  private look(at: number, state: PlayerState, seekSignal: boolean): void {
    const seeking = seekSignal || state.seeking;
    this.at = at;
    this.state = state;
    this.totals.frames(state);
    const movement = this.playhead.advance(at, state, seeking);
    if (seeking && !this.seeks.underWay && this.startedAt !== undefined) this.seekTo(at, state.position);
    if (movement) this.move(movement, seeking);
    if (this.startedAt !== undefined) this.watchPlayhead(at, state, movement);
    this.wasPaused = state.paused;
    this.wasHidden = state.hidden;
  }

  private watchPlayhead(at: number, state: PlayerState, movement: Movement | undefined): void {
    const atEnd = state.ended || (state.duration !== undefined && state.duration - state.position < 0.1);
    const busy = state.seeking || this.seeks.underWay;
    const shouldMove = !state.paused && !atEnd && !state.hidden && !busy && state.rate > 0;
    if (this.wasHidden && !state.hidden) this.recently.shown = at;
    this.stalls.observe(at, movement, shouldMove);
    if (at >= this.nextHeartbeat) this.heartbeat(at);
    // A page sent to the background may never get another chance to report.
    else if (state.hidden && !this.wasHidden) this.heartbeat(at);
  }

  private move(movement: Movement, seeking: boolean): void {
    if (!this.begun) {
      // Playing at both looks and no instruction seen: it was running before we came.
      if (this.wasPaused || this.state.paused || seeking) return;
      this.begin(this.startUp.instructedAt ?? movement.startedAt, this.startUp.pending);
      if (!this.startUp.pending) this.start(movement.startedAt, undefined);
    }
    if (this.startedAt !== undefined) return this.played(movement, movement.moved, seeking);

    const start = this.startUp.begins(movement, this.state.frameShown);
    if (!start) return;
    this.start(start.at, this.startUp.waited(start.at));
    this.played(movement, start.moved, seeking);
  }

  private played(movement: Movement, moved: number, seeking: boolean): void {
    if (!seeking) this.arrive(movement.startedAt);
    if (this.resuming && !seeking) {
      this.resuming = false;
      this.report("playing", movement.startedAt, {});
    }
    this.totals.played(movement, moved, this.quality?.bitrate);
    for (const quartile of this.quartiles.watched(movement.from, movement.to, this.length())) {
      this.report("quartile", this.at, { quartile, playing_time: this.playingTime(), watch_time: this.watchTime(this.at) });
    }
  }

  private begin(at: number, autoplay: boolean): void {
    this.begun = true;
    this.report("viewstart", at, { autoplay });
  }

  private start(at: number, startUpTime: number | undefined): void {
    this.startedAt = at;
    this.startUpTime = startUpTime === undefined ? undefined : Math.round(startUpTime);
    this.nextHeartbeat = at + this.settings.heartbeatInterval;
    this.report("playing", at, {
      video_startup_time: this.startUpTime,
      bitrate: this.quality?.bitrate,
      resolution: this.resolution(),
      framerate: this.quality?.framerate,
    });
  }

  private play(at: number): void {
    const autoplay = this.startUp.pending;
    this.startUp.instructed(at);
    if (!this.begun) this.begin(this.startUp.instructedAt ?? at, autoplay);
    this.resuming = this.startedAt !== undefined;
  }

  private pause(at: number): void {
    if (!this.begun || this.state.ended) return;
    if (this.startedAt === undefined) return this.startUp.paused(at);
    if (!this.state.seeking) this.arrive(at);
    this.resuming = false;
    this.report("pause", at, { playing_time: this.playingTime() });
  }

  private seekTo(at: number, to: number): void {
    if (this.startedAt === undefined) return;
    const from = this.playhead.position;
    this.stalls.stop(at);
    this.seeks.begin(at, from, to);
    const length = this.length();
    const looped = this.state.loop && length !== undefined && from > length - LOOP_EDGE && to < LOOP_EDGE;
    if (looped) this.seeks.cancel();
  }

  private arrive(at: number): void {
    this.reportSeek(this.seeks.finish(at));
  }

  private reportSeek(seek: Seek | undefined): void {
    if (!seek) return;
    this.recently.sought = this.at;
    this.report("seek", seek.at, {
      from: Math.round(seek.from * 1000),
      to: Math.round(seek.to * 1000),
      seek_latency: seek.latency === undefined ? undefined : Math.round(seek.latency),
    });
  }

  private switchTo(at: number, quality: Quality, trigger: "abr" | "manual"): void {
    const before = this.quality;
    this.quality = quality;
    if (this.startedAt === undefined || !before || before.bitrate === quality.bitrate) return;
    this.recently.switched = at;
    this.report("quality_change", at, {
      previous_bitrate: before.bitrate,
      new_bitrate: quality.bitrate,
      previous_resolution: resolutionOf(before),
      new_resolution: resolutionOf(quality),
      framerate: quality.framerate,
      trigger,
    });
  }

  private fail(at: number, error: PlayerError): void {
    if (!this.begun && this.startUp.pending) this.begin(this.startUp.instructedAt ?? at, true);
    this.report("error", at, {
      error_family: error.family,
      error_code: error.code,
      error_message: error.message,
      error_context: error.context,
      fatal: error.fatal,
    });
    if (!error.fatal) return;
    if (error.family === "business") this.excused = true;
    else this.failure = this.startedAt === undefined ? "start_failed" : "play_failed";
    this.end(at);
  }

  private finish(at: number): void {
    if (this.startedAt !== undefined) {
      this.arrive(at);
      this.stalls.stop(at);
      this.report("ended", at, {
        playing_time: this.playingTime(),
        total_watch_time: this.watchTime(at),
        completion_rate: this.completion(),
        rebuffer_count: this.stalls.count,
        rebuffer_duration: Math.round(this.stalls.time(at)),
      });
    }
    this.end(at);
  }

  private heartbeat(at: number): void {
    this.nextHeartbeat = at + this.settings.heartbeatInterval;
    const rebuffered = this.stalls.time(at);
    if (!this.totals.hasNews(rebuffered)) return;
    this.report("heartbeat", at, {
      ...this.totals.takeDeltas(rebuffered),
      playing_time: this.playingTime(),
      buffer_length: Math.round(this.state.bufferLength),
      dropped_frames: this.totals.dropped.total,
      bitrate: this.quality?.bitrate,
      resolution: this.resolution(),
    });
  }

  private end(at: number): void {
    this.over = true;
    // Left while autoplay was still loading: the wait was real, although the player never said that it plays.
    if (!this.begun && this.startUp.pending) this.begin(this.startUp.instructedAt ?? at, true);
    if (!this.begun) return;
    this.stalls.stop(at);
    this.reportSeek(this.seeks.finish(undefined));
    const rebuffered = this.stalls.time(at);
    this.report("viewend", at, {
      ...this.totals.takeDeltas(rebuffered),
      outcome: this.outcome(),
      video_startup_time: this.startUpTime,
      wait_time: this.startedAt === undefined ? Math.round(this.startUp.waited(at)) : this.startUpTime,
      playing_time: this.playingTime(),
      rebuffer_time: Math.round(rebuffered),
      rebuffer_count: this.stalls.count,
      seek_count: this.seeks.count,
      bitrate: this.quality?.bitrate,
      average_bitrate: this.totals.averageBitrate(),
      dropped_frames: this.totals.dropped.total,
      decoded_frames: this.totals.decoded.total,
      max_position: Math.round(this.totals.maxPosition * 1000),
      completion_rate: this.completion(),
      resolution: this.resolution(),
    });
  }

  private outcome(): Outcome | undefined {
    if (this.failure) return this.failure;
    if (this.startedAt !== undefined) return "played";
    return this.excused ? undefined : "exit_before_start";
  }

  private playingTime(): number {
    return Math.round(this.totals.playing);
  }

  private watchTime(at: number): number {
    return Math.round(this.totals.playing + this.stalls.time(at));
  }

  /** Seconds, when there is an end to reach. */
  private length(): number | undefined {
    const duration = this.state.duration;
    return this.settings.live || duration === undefined || !Number.isFinite(duration) ? undefined : duration;
  }

  private completion(): number | undefined {
    const length = this.length();
    return length ? Math.min(1, Math.round((this.totals.maxPosition / length) * 1000) / 1000) : undefined;
  }

  private resolution(): Resolution | undefined {
    const { width, height } = this.state;
    return width > 0 && height > 0 ? { width, height } : undefined;
  }

  private report<T extends EventType>(type: T, at: number, data: EventData[T]): void {
    const position = Math.max(0, Math.round(this.playhead.position * 1000));
    this.emit({ type, viewId: this.id, seq: this.seq++, at, position, data } as DerivedEvent);
  }
}

function resolutionOf({ width, height }: Quality): Resolution | undefined {
  return width && height ? { width, height } : undefined;
}
