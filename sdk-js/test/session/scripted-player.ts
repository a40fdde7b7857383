import type { DerivedEvent, EventData, EventType, Measures } from "../../src/session/derived-event";
import type { PlayerState, Signal } from "../../src/session/signals";
import { View } from "../../src/session/view";
import { ViewTracker } from "../../src/session/view-tracker";
import { sent } from "../contract/sent";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A player that does what the test says, in the test's time, looked at every 100 ms as the real ones are. */
export class ScriptedPlayer {
  at = 1000;
  readonly events: DerivedEvent[] = [];
  readonly measures: Writable<Measures> = {};
  readonly state: Writable<PlayerState> = {
    position: 0,
    duration: 100,
    paused: true,
    seeking: false,
    ended: false,
    loop: false,
    rate: 1,
    bufferLength: 10_000,
    canMove: true,
    frameShown: true,
    hidden: false,
    width: 1280,
    height: 720,
    droppedFrames: 0,
    decodedFrames: 0,
  };
  private readonly tracker: ViewTracker;
  private views = 0;

  constructor(settings: { heartbeatInterval?: number; live?: boolean } = {}) {
    const { heartbeatInterval = 10_000, live = false } = settings;
    const emit = (event: DerivedEvent) => {
      sent(event, { duration: this.state.duration });
      this.events.push(event);
    };
    this.tracker = new ViewTracker(
      (quality) => new View({ id: `view-${this.views++}`, heartbeatInterval, live, emit, measure: () => this.measures }, quality),
    );
  }

  ready(data: EventData["playerready"]): this {
    this.tracker.ready(this.at, data);
    return this;
  }

  signal(signal: Signal): this {
    this.tracker.observe({ at: this.at, state: { ...this.state }, signal });
    return this;
  }

  look(): this {
    return this.signal({ kind: "sample" });
  }

  play(): this {
    this.state.paused = false;
    return this.signal({ kind: "play" });
  }

  pause(): this {
    this.state.paused = true;
    return this.signal({ kind: "pause" });
  }

  /** The playhead moves. */
  run(ms: number): this {
    return this.pass(ms, 1);
  }

  /** Time passes and the playhead stands. */
  stand(ms: number): this {
    return this.pass(ms, 0);
  }

  /** Begins a seek; the position is the target at once, as in browsers. */
  seeking(to: number): this {
    this.state.seeking = true;
    this.state.position = to;
    return this.signal({ kind: "seeking" });
  }

  seeked(): this {
    this.state.seeking = false;
    return this.signal({ kind: "seeked" });
  }

  end(): this {
    this.state.ended = true;
    this.state.paused = true;
    return this.signal({ kind: "pause" }).signal({ kind: "ended" });
  }

  hide(hidden: boolean): this {
    this.state.hidden = hidden;
    return this.look();
  }

  close(): this {
    return this.signal({ kind: "close" });
  }

  quality(bitrate: number, trigger: "abr" | "manual" = "abr"): this {
    return this.signal({ kind: "quality", quality: { bitrate }, trigger });
  }

  error(error: Partial<EventData["error"]> = {}): this {
    const usual = { error_family: "network", error_code: "2", error_message: "gone", fatal: true } as const;
    return this.signal({ kind: "error", error: { ...usual, ...error } });
  }

  /** @returns the types of the events, without the beats. */
  types(): EventType[] {
    return this.events.map((event) => event.type).filter((type) => type !== "heartbeat");
  }

  of<T extends EventType>(type: T): (DerivedEvent & { data: EventData[T] })[] {
    return this.events.filter((event) => event.type === type) as (DerivedEvent & { data: EventData[T] })[];
  }

  only<T extends EventType>(type: T): EventData[T] {
    const [first, ...others] = this.of(type);
    if (!first || others.length > 0) throw new Error(`expected one ${type}, got ${this.types().join(", ")}`);
    return first.data;
  }

  sum(field: "playing_time_delta" | "rebuffer_time_delta" | "decoded_frames_delta" | "dropped_frames_delta"): number {
    const beats = [...this.of("heartbeat"), ...this.of("viewend")];
    return beats.reduce((total, { data }) => total + data[field], 0);
  }

  private pass(ms: number, speed: number): this {
    for (let left = ms; left > 0; left -= 100) {
      const step = Math.min(100, left);
      this.at += step;
      this.state.position += (step / 1000) * speed * this.state.rate;
      this.look();
    }
    return this;
  }
}

/** A player that has played for a second. */
export function started(settings?: { heartbeatInterval?: number; live?: boolean }): ScriptedPlayer {
  return new ScriptedPlayer(settings).play().run(1000);
}
