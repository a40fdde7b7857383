import type { DerivedEvent, EventData, EventType, Measures, StallCause } from "./derived-event";
import { Failure } from "./failure";
import { Playhead, type Movement } from "./playhead";
import { Quartiles } from "./quartiles";
import { resolutionOf } from "./resolution-of";
import { Seeks } from "./seeks";
import { isLate, type Observation, type PlayerState, type Quality, type Signal } from "./signals";
import { stallCause, type Recently } from "./stall-cause";
import { FROZEN, Stalls, type StallListener } from "./stalls";
import { StartUp } from "./start-up";
import { Totals } from "./totals";

export interface ViewContext {
  readonly id: string;
  /** Milliseconds between heartbeats while there is something to report. */
  readonly heartbeatInterval: number;
  /** Live media has no quartiles and no completion. */
  readonly live: boolean;
  readonly emit: (event: DerivedEvent) => void;
  readonly measure: () => Measures;
}

/** A loop jumps from about the end to about the beginning. Seconds. */
const LOOP_EDGE = 0.5;
/** What a pre-roll and its replacement by the media do to the player, and the view does not care about. */
const PREROLLS_OWN: readonly Signal["kind"][] = ["source", "pause", "seeking", "seeked", "ended"];
/** Players nudge a playhead that stands, or seek to where it is, to make it go on: it still stands. Nobody seeks so little. Seconds. */
const NUDGE = 0.4;
/** Players repeat what does not end playback over and over: one of a kind counts for this long. Milliseconds. */
const REPEATED = 10_000;
/** This near to the end a playhead may rest. Seconds. */
const END_EDGE = 0.1;

/**
 * One viewer watching one media once, from the instruction to play until its end, a fatal error or leaving.
 * Signals in, events out; no clock, no player, no page.
 */
export class View implements StallListener {
  /** Nothing more will come of this view. */
  over = false;

  readonly #context: ViewContext;
  #seq = 0;
  #begun = false;
  #started = false;
  #startUpTime: number | undefined;
  #resuming = false;
  /** When it was seen to pause no more: the event that says so may come later, even after the first movement. */
  #unpausedAt: number | undefined;
  /** That event is still to come. */
  #foreseen = false;
  /** The player takes its media anew to get over an error, and seeks to where it was: that is no viewer's seek. */
  #reloading = false;
  #failure: Failure | undefined;
  /** The advertisement before the media plays, or the media that follows it has not begun to. */
  #preroll: "playing" | "over" | undefined;
  #nextHeartbeat = 0;
  #quality: Quality | undefined;
  /** When an error of a code was reported last. */
  readonly #errors = new Map<string, number>();
  #at = 0;
  #state!: PlayerState;
  #before: PlayerState | undefined;
  /** Milliseconds until the last look in which nobody watched, since somebody did. */
  #unwatched = 0;
  readonly #recently: Recently = {};
  readonly #playhead = new Playhead();
  readonly #startUp = new StartUp();
  readonly #stalls = new Stalls(this);
  readonly #seeks = new Seeks();
  readonly #quartiles = new Quartiles();
  readonly #totals = new Totals();

  constructor(context: ViewContext, quality: Quality | undefined) {
    this.#context = context;
    this.#quality = quality;
  }

  /** @returns false if the view was over before the signal came. */
  observe(observation: Observation): boolean {
    const { at, state, signal } = observation;
    // A new source has already reset the player: what it shows now belongs to the next view.
    if (!isLate(signal)) this.#look(at, state, signal.kind === "seeking");
    if (this.over) return false;
    const advertisement = signal.kind === "error" ? this.#preroll === "playing" : this.#preroll && PREROLLS_OWN.includes(signal.kind);
    if (!advertisement) this.#take(observation);
    return true;
  }

  #take({ at, state, signal }: Observation): void {
    switch (signal.kind) {
      case "source":
        // Nobody left: a page that changes its mind about the media before anything plays is no viewer's exit.
        if (!this.#begun) this.#startUp.forget();
        return this.#end(at);
      case "load":
        if (signal.autoplay) this.#startUp.instructed(at);
        return;
      case "autoplayRefused":
        if (!this.#begun) this.#startUp.forget();
        return;
      case "play":
        if (!this.#foreseen) this.#play(at);
        this.#foreseen = false;
        return;
      case "pause":
        return this.#pause(at);
      case "seeking":
        return this.#seekTo(at, state.position);
      case "seeked":
        if (state.paused) this.#arrive(at);
        return;
      case "quality":
        return this.#switchTo(at, signal.quality, signal.trigger);
      case "error":
        return this.#fail(at, signal.error);
      case "ended":
        return this.#finish(at);
      case "preroll":
        this.#preroll = signal.active ? "playing" : this.#preroll && "over";
        return;
      case "close":
        return this.#end(at);
    }
  }

  ready(at: number, data: EventData["playerready"]): void {
    this.#report("playerready", at, data);
  }

  stallStarted(since: number): StallCause {
    const cause = stallCause(since, this.#state, this.#recently);
    this.#report("stall_start", since, { cause, buffer_length: this.#bufferLength(), bitrate: this.#quality?.bitrate });
    return cause;
  }

  stallEnded(at: number, duration: number, cause: StallCause): void {
    this.#report("stall_end", at, { cause, buffer_length: this.#bufferLength(), stall_duration: Math.round(duration) });
  }

  /** Takes in what the player looks like, whatever the signal. */
  #look(at: number, state: PlayerState, seekSignal: boolean): void {
    const seeking = seekSignal || state.seeking;
    if (isNaN(state.duration)) this.#reloading = true;
    const elapsed = at - this.#at;
    this.#before = this.#state;
    this.#at = at;
    this.#state = state;
    // The first look is the baseline: what was shown before the view is not the view's. Nor is what an advertisement shows.
    if (this.#preroll !== "playing") this.#totals.frames(state, this.#before ?? state);
    if (this.#before?.paused && !state.paused) this.#unpausedAt = at;
    const movement = this.#playhead.advance(at, state, seeking);
    if (this.#before && (this.#before.hidden || (elapsed > FROZEN && !movement))) this.#unwatched += elapsed;
    if (!state.hidden) this.#excuse(at);
    if (seeking && !this.#seeks.underWay && !this.#preroll) this.#seekTo(at, state.position);
    if (movement) this.#move(movement, seeking);
    const verdict = this.#failure?.observe(at, movement);
    if (verdict === "overcome") this.#failure = undefined;
    if (verdict === "final") return this.#end(at);
    if (this.#started) this.#watchPlayhead(at, state, movement);
  }

  /** Nobody waits before a page in the background, nor before a machine asleep. What begins there is measured as it is. */
  #excuse(at: number): void {
    this.#startUp.excuse(at, this.#unwatched);
    this.#seeks.excuse(at, this.#unwatched);
    this.#unwatched = 0;
  }

  #watchPlayhead(at: number, state: PlayerState, movement: Movement | undefined): void {
    const resting = state.paused || state.ended || state.duration - state.position < END_EDGE || state.rate <= 0;
    const excused = state.hidden || this.#seeks.underWay || this.#failure || this.#preroll;
    if (this.#before?.hidden && !state.hidden) this.#recently.shown = at;
    this.#stalls.observe(at, movement, !resting && !excused);
    // A page sent to the background may never get another chance to report.
    if (at >= this.#nextHeartbeat || (state.hidden && !this.#before?.hidden)) this.#heartbeat(at);
  }

  #move(movement: Movement, seeking: boolean): void {
    if (!this.#begun) {
      // Playing at both looks and no instruction seen: it was running before we came.
      if (!this.#before || this.#before.paused || this.#state.paused || seeking) return;
      const playedAt = this.#startUp.pending ? undefined : this.#unpausedAt;
      this.#foreseen = playedAt !== undefined;
      if (playedAt === undefined) this.#begin(movement.startedAt);
      else this.#play(playedAt);
      if (!this.#startUp.pending) this.#start(movement.startedAt, undefined);
    }
    if (this.#started) return this.#played(movement, movement.moved, seeking);

    const start = this.#startUp.begins(this.#at, movement, this.#state.frameShown, this.#before?.frameShown === true);
    if (!start) return;
    this.#start(start.at, Math.round(this.#startUp.waited(start.at)));
    this.#played(movement, start.moved, seeking);
  }

  #played(movement: Movement, moved: number, seeking: boolean): void {
    if (this.#preroll === "playing") return;
    this.#preroll = undefined;
    if (!seeking) {
      this.#reloading = false;
      this.#arrive(movement.startedAt);
      if (this.#resuming) this.#report("playing", movement.startedAt, {});
      this.#resuming = false;
    }
    this.#totals.played(movement, moved, this.#quality?.bitrate);
    for (const quartile of this.#quartiles.watched(movement.from, movement.to, this.#length())) {
      this.#report("quartile", this.#at, { quartile, playing_time: this.#playingTime(), watch_time: this.#watchTime(this.#at) });
    }
  }

  /** The view counts, from its instruction on or else from now. */
  #begin(at: number): void {
    this.#begun = true;
    this.#report("viewstart", this.#startUp.instructedAt ?? at, {
      autoplay: this.#startUp.pending,
      preroll_requested: this.#preroll && true,
    });
  }

  #start(at: number, startUpTime: number | undefined): void {
    this.#started = true;
    this.#startUpTime = startUpTime;
    this.#nextHeartbeat = at + this.#context.heartbeatInterval;
    this.#report("playing", at, {
      video_startup_time: startUpTime,
      ...this.#shown(),
      framerate: this.#quality?.framerate,
    });
  }

  #play(at: number): void {
    if (!this.#begun) this.#begin(at);
    this.#startUp.instructed(at);
    this.#resuming = this.#started;
  }

  #pause(at: number): void {
    if (!this.#begun || this.#state.ended) return;
    if (!this.#started) return this.#startUp.paused(at);
    if (!this.#state.seeking) this.#arrive(at);
    this.#resuming = false;
    this.#report("pause", at, { playing_time: this.#playingTime() });
  }

  #seekTo(at: number, to: number): void {
    const from = this.#playhead.position;
    if (!this.#started || this.#reloading) return;
    if (Math.abs(to - from) < NUDGE && !this.#seeks.underWay) return;
    const length = this.#length();
    this.#stalls.stop(at);
    const looped = this.#state.loop && length !== undefined && from > length - LOOP_EDGE && to < LOOP_EDGE;
    if (!looped) this.#seeks.begin(at, from, to);
  }

  /** @param arrived when the seek under way had its effect; undefined when that will not be seen. */
  #arrive(arrived: number | undefined): void {
    const seek = this.#seeks.finish();
    if (!seek) return;
    this.#recently.sought = this.#at;
    this.#report("seek", seek.since, {
      from: Math.round(seek.from * 1000),
      to: Math.round(seek.to * 1000),
      seek_latency: arrived && Math.max(0, Math.round(arrived - seek.waitedSince)),
    });
  }

  #switchTo(at: number, quality: Quality, trigger: "abr" | "manual"): void {
    const before = this.#quality;
    this.#quality = quality;
    if (!this.#started || !before || before.bitrate === quality.bitrate || this.#preroll) return;
    this.#recently.switched = at;
    this.#report("quality_change", at, {
      previous_bitrate: before.bitrate,
      new_bitrate: quality.bitrate,
      previous_resolution: resolutionOf(before),
      new_resolution: resolutionOf(quality),
      framerate: quality.framerate,
      trigger,
    });
  }

  #fail(at: number, error: EventData["error"]): void {
    if (!this.#begun && this.#startUp.pending) this.#begin(at);
    // What follows from a failure is the same failure.
    if (error.fatal && this.#failure) return;
    if (!error.fatal && at - (this.#errors.get(error.error_code) ?? -Infinity) < REPEATED) return;
    this.#errors.set(error.error_code, at);
    this.#report("error", at, error);
    if (!error.fatal) return;
    this.#stalls.stop(at);
    // A missing subscription or the wrong country is nobody's failure, and before the start nobody's exit either.
    const business = error.error_family === "business";
    const outcome = !this.#started ? (business ? undefined : "start_failed") : business ? "played" : "play_failed";
    this.#failure = new Failure(outcome, at, this.#state);
  }

  #finish(at: number): void {
    this.#failure = undefined;
    this.#arrive(at);
    this.#stalls.stop(at);
    if (this.#started) {
      this.#report("ended", at, {
        playing_time: this.#playingTime(),
        total_watch_time: this.#watchTime(at),
        completion_rate: this.#totals.completion(this.#length()),
        rebuffer_count: this.#stalls.count,
        rebuffer_duration: Math.round(this.#stalls.time(at)),
      });
    }
    this.#end(at);
  }

  #heartbeat(at: number): void {
    this.#nextHeartbeat = at + this.#context.heartbeatInterval;
    const { rebuffer_time: _, decoded_frames: __, ...sums } = this.#sums(at);
    const news = sums.playing_time_delta + sums.rebuffer_time_delta + sums.decoded_frames_delta > 0;
    if (news) this.#report("heartbeat", at, { ...sums, buffer_length: this.#bufferLength(), ...this.#context.measure() });
  }

  #end(at: number): void {
    this.over = true;
    // Left while autoplay was still loading: the wait was real, although the player never said that it plays.
    if (!this.#begun && this.#startUp.pending) this.#begin(at);
    if (!this.#begun) return;
    this.#excuse(at);
    this.#stalls.stop(at);
    this.#arrive(undefined);
    const started = this.#started;
    if (this.#failure?.unseen(at, this.#playhead.position)) this.#failure = undefined;
    const waited = Math.round(this.#startUp.waited(this.#failure?.since ?? at));
    this.#report("viewend", at, {
      ...this.#sums(at),
      rebuffer_count: this.#stalls.count,
      seek_count: this.#seeks.count,
      average_bitrate: this.#totals.averageBitrate(),
      max_position: Math.round(this.#totals.maxPosition * 1000),
      completion_rate: this.#totals.completion(this.#length()),
      outcome: this.#failure ? this.#failure.outcome : started ? "played" : "exit_before_start",
      video_startup_time: this.#startUpTime,
      wait_time: started ? this.#startUpTime : waited,
    });
  }

  /** Seconds, when there is an end to reach. */
  #length(): number | undefined {
    const { duration } = this.#state;
    return duration > 0 && isFinite(duration) && !this.#context.live ? duration : undefined;
  }

  /** Sums, their deltas, which are taken by it, and what is shown. */
  #sums(at: number) {
    return { ...this.#totals.take(this.#stalls.time(at)), ...this.#shown() };
  }

  #shown() {
    return { bitrate: this.#quality?.bitrate, resolution: resolutionOf(this.#state) };
  }

  #playingTime(): number {
    return Math.round(this.#totals.playing);
  }

  #watchTime(at: number): number {
    return Math.round(this.#totals.playing + this.#stalls.time(at));
  }

  #bufferLength(): number {
    return Math.round(this.#state.bufferLength);
  }

  #report<T extends EventType>(type: T, at: number, data: EventData[T]): void {
    const position = Math.max(0, Math.round(this.#playhead.position * 1000));
    this.#context.emit({ type, viewId: this.#context.id, seq: this.#seq++, at, position, data } as DerivedEvent);
  }
}
