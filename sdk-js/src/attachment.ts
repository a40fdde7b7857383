import type { Guard } from "./guard";
import { ObservedPlayer } from "./players/observed-player";
import type { PlayerFacts, PlayerKind } from "./players/player-kind";
import type { DerivedEvent, ErrorFamily, EventData, Measures } from "./session/derived-event";
import type { Media, VideoInfo } from "./session/envelope";
import { isLate, type PlayerState, type Signal } from "./session/signals";
import { text } from "./session/text";
import { View } from "./session/view";
import { ViewTracker } from "./session/view-tracker";
import { randomId } from "./session/random-id";

/** A player under observation. */
export interface Handle {
  /** Ends the view and leaves nothing behind in the player. */
  detach(): void;
  /**
   * Says that what the player plays is an advertisement before the media, or no longer is. Its first frame is the view's
   * start; nothing else of it counts, and the change to the media is no new view. Say `true` before it plays, and `false` once the player has the media.
   */
  preroll(active: boolean): void;
  /** Reports what only the page knows: no subscription, not in this country, no licence. */
  error(error: PageError): void;
}

/** An error that only the page knows of. */
export interface PageError {
  /** `business` errors are nobody's failure. */
  family: ErrorFamily;
  /** Yours. It becomes a label: few different ones. */
  code: string | number;
  /** For people. Without names or other secrets. */
  message: string;
  /** Whether the viewer cannot go on. Default true. */
  fatal?: boolean;
}

export interface AttachmentSettings {
  readonly heartbeatInterval: number;
  readonly guard: Guard;
  readonly deliver: (event: DerivedEvent, media: Media) => void;
  readonly onDetach: () => void;
}

/** What else there is to tell it, of the page. */
export interface Attachment extends Handle {
  /** Takes a look now, as when the page is shown or hidden. */
  look(): void;
  /** The page goes, perhaps to come back. */
  leave(): void;
  /** The page came back. What plays now is another view. */
  comeBack(): void;
}

/** Observes one player, and the views seen in it. */
export function attach(kind: PlayerKind, player: object, info: VideoInfo, settings: AttachmentSettings): Attachment {
  const { heartbeatInterval, guard, deliver, onDetach } = settings;
  const live = info.contentType === "live";
  const emit = (event: DerivedEvent) => deliver(event, media);
  const measure = () => measures(observed.facts);
  const tracker = new ViewTracker((quality) => new View({ id: randomId(16), heartbeatInterval, live, emit, measure }, quality));
  const observe = (signal: Signal, state: PlayerState, at: number) => {
    if (away) return;
    if (!isLate(signal)) media = describe(observed, info);
    tracker.observe({ signal, state, at });
  };
  const observed = new ObservedPlayer(kind, player, observe, guard);
  /** @param signal made from what the page gives, which may be anything. */
  const tell = (signal: () => Signal) => void guard(() => observed.tell(signal()));
  const leave = () => {
    tell(() => ({ kind: "close" }));
    away = true;
  };
  let away = false;
  /** What the view is about; the player may already have the next media. */
  let media = describe(observed, info);

  const at = performance.now();
  tracker.ready(at, readiness(at, info.playerInitTime));
  observed.start();
  return {
    detach() {
      onDetach();
      leave();
      guard(() => observed.stop());
    },
    preroll: (active) => tell(() => ({ kind: "preroll", active })),
    error: (given) =>
      tell(() => {
        const { family = "unknown", code, message, fatal = true } = given;
        const error = { error_family: family, error_code: text(code, 256) || "unknown", error_message: text(message, 1024) || "unknown", fatal };
        return { kind: "error", error };
      }),
    look: () => tell(() => ({ kind: "sample" })),
    leave,
    comeBack: () => void (away = false),
  };
}

function describe({ kind, facts, media }: ObservedPlayer, info: VideoInfo): Media {
  const { preload } = media;
  const duration = facts.live?.() ? Infinity : media.duration;
  const player = { name: kind.name, version: facts.version, autoplay: facts.autoplay?.() ?? media.autoplay, preload };
  return { info, player, duration, sourceUrl: facts.sourceUrl() ?? "", segmentUrl: facts.segmentUrl?.() ?? "" };
}

function measures(facts: PlayerFacts): Measures {
  const whole = (value: number | undefined) => (value !== undefined && value >= 0 ? Math.round(value) : undefined);
  return { live_latency: whole(facts.liveLatency?.()), throughput: whole(facts.throughput?.()) };
}

function readiness(at: number, initTime: number | undefined): EventData["playerready"] {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return {
    player_startup_time: initTime === undefined ? undefined : Math.max(0, Math.round(at - initTime)),
    // From the navigation until the page could be used; scripts usually run before its load event.
    page_load_time: Math.round(page?.domInteractive ?? 0) || undefined,
  };
}
