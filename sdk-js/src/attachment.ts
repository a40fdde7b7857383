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

/** One player under observation, and the views seen in it. */
export class Attachment implements Handle {
  readonly detach: () => void;
  readonly #settings: AttachmentSettings;
  readonly #tracker: ViewTracker;
  readonly #player: ObservedPlayer;
  #away = false;
  /** What the view is about; the player may already have the next media. */
  #media!: Media;

  constructor(kind: PlayerKind, player: object, info: VideoInfo, settings: AttachmentSettings) {
    this.#settings = settings;
    const { guard, heartbeatInterval, deliver } = settings;
    const context = {
      heartbeatInterval,
      live: info.contentType === "live",
      emit: (event: DerivedEvent) => deliver(event, this.#media),
      measure: () => measures(this.#player.facts),
    };
    this.#tracker = new ViewTracker((quality) => new View({ ...context, id: randomId(16) }, quality));
    const emit = (signal: Signal, state: PlayerState, at: number) => {
      if (this.#away) return;
      if (!isLate(signal)) this.#media = describe(this.#player, info);
      this.#tracker.observe({ signal, state, at });
    };
    this.#player = new ObservedPlayer(kind, player, emit, guard);
    this.#media = describe(this.#player, info);
    const at = performance.now();
    this.#tracker.ready(at, readiness(at, info.playerInitTime));
    this.#player.start();
    // Detaching works at any time, whatever the player has become.
    this.detach = () => {
      settings.onDetach();
      guard(() => this.#player.stop());
      guard(() => this.leave());
    };
  }

  preroll(active: boolean): void {
    this.#tell(() => ({ kind: "preroll", active }));
  }

  error(given: PageError): void {
    this.#tell(() => {
      const { family = "unknown", code, message, fatal = true } = given;
      const error = { error_family: family, error_code: text(code, 256) || "unknown", error_message: text(message, 1024) || "unknown", fatal };
      return { kind: "error", error };
    });
  }

  /** Takes a look now, as when the page is shown or hidden. */
  look(): void {
    this.#player.tell({ kind: "sample" });
  }

  /** The page goes, perhaps to come back. */
  leave(): void {
    this.#player.tell({ kind: "close" });
    this.#away = true;
  }

  /** The page came back. What plays now is another view. */
  comeBack(): void {
    this.#away = false;
  }

  /** @param signal made from what the page gives, which may be anything. */
  #tell(signal: () => Signal): void {
    this.#settings.guard(() => this.#player.tell(signal()));
  }
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
