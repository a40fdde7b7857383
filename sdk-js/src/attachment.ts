import { observeHtml5 } from "./players/html5";
import type { Observer } from "./players/observer";
import type { Guard } from "./guard";
import type { DerivedEvent, EventData } from "./session/derived-event";
import type { Media } from "./session/envelope";
import type { PlayerState, Signal } from "./session/signals";
import { ViewTracker } from "./session/view-tracker";
import { randomId } from "./session/random-id";

/** What the page knows about the video. */
export interface VideoInfo {
  videoId?: string;
  videoTitle?: string;
  videoSeries?: string;
  /** Told by the duration when left out. */
  contentType?: "vod" | "live";
  /** When the page began to set up its player, by `performance.now()`: gives the player's start-up time. */
  playerInitTime?: number;
}

export interface AttachmentSettings {
  readonly heartbeatInterval: number;
  readonly guard: Guard;
  readonly deliver: (event: DerivedEvent, media: Media) => void;
}

/** One player under observation, and the views seen in it. */
export class Attachment {
  private readonly tracker: ViewTracker;
  private readonly observer: Observer;
  private away = false;
  /** Of the media the view is about; the element may already have the next. */
  private source: { url: string; duration: number | undefined };

  constructor(
    private readonly element: HTMLMediaElement,
    private readonly info: VideoInfo,
    { heartbeatInterval, guard, deliver }: AttachmentSettings,
  ) {
    const view = { heartbeatInterval, live: info.contentType === "live" };
    this.source = { url: element.currentSrc, duration: undefined };
    this.tracker = new ViewTracker(view, () => randomId(16), (event) => deliver(event, this.media()));
    const at = performance.now();
    this.tracker.ready(at, readiness(at, info.playerInitTime));
    this.observer = observeHtml5(element, (signal, state, when) => this.take(signal, state, when), guard);
  }

  /** Takes a look now, as when the page is shown or hidden. */
  look(): void {
    this.take({ kind: "sample" }, this.observer.state(), performance.now());
  }

  /** The page goes, perhaps to come back. */
  leave(): void {
    this.take({ kind: "close" }, this.observer.state(), performance.now());
    this.away = true;
  }

  /** The page came back. What plays now is another view. */
  comeBack(): void {
    this.away = false;
  }

  detach(): void {
    this.observer.stop();
    if (!this.away) this.leave();
  }

  private take(signal: Signal, state: PlayerState, at: number): void {
    if (this.away) return;
    if (signal.kind !== "source") this.source = { url: this.element.currentSrc, duration: state.duration };
    this.tracker.observe({ signal, state, at });
  }

  private media(): Media {
    const { element, info } = this;
    return {
      video: { id: info.videoId, title: info.videoTitle, series: info.videoSeries, contentType: info.contentType },
      player: { name: "html5", autoplay: element.autoplay, preload: element.preload },
      duration: this.source.duration,
      sourceUrl: this.source.url,
    };
  }
}

function readiness(at: number, initTime: number | undefined): EventData["playerready"] {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return {
    player_startup_time: initTime === undefined ? undefined : Math.max(0, Math.round(at - initTime)),
    // From the navigation until the page could be used; scripts usually run before its load event.
    page_load_time: page && page.domInteractive > 0 ? Math.round(page.domInteractive) : undefined,
  };
}
