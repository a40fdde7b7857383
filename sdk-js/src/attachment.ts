import { observeHtml5 } from "./players/html5";
import type { Observer } from "./players/observer";
import type { Guard } from "./guard";
import type { DerivedEvent, EventData } from "./session/derived-event";
import type { Media, VideoInfo } from "./session/envelope";
import type { PlayerState, Signal } from "./session/signals";
import { View } from "./session/view";
import { ViewTracker } from "./session/view-tracker";
import { randomId } from "./session/random-id";

export interface AttachmentSettings {
  readonly heartbeatInterval: number;
  readonly guard: Guard;
  readonly deliver: (event: DerivedEvent, media: Media) => void;
  readonly onDetach: () => void;
}

/** One player under observation, and the views seen in it. */
export class Attachment {
  /** Ends the view and leaves nothing behind in the player. */
  readonly detach: () => void;
  readonly #tracker: ViewTracker;
  readonly #observer: Observer;
  #away = false;
  /** What the view is about; the element may already have the next media. */
  #media: Media;

  constructor(element: HTMLMediaElement, info: VideoInfo, { heartbeatInterval, guard, deliver, onDetach }: AttachmentSettings) {
    this.#media = describe(element, info);
    const context = { heartbeatInterval, live: info.contentType === "live", emit: (event: DerivedEvent) => deliver(event, this.#media) };
    this.#tracker = new ViewTracker((quality) => new View({ ...context, id: randomId(16) }, quality));
    const at = performance.now();
    this.#tracker.ready(at, readiness(at, info.playerInitTime));
    const emit = (signal: Signal, state: PlayerState, when: number) => {
      if (this.#away) return;
      if (signal.kind !== "source") this.#media = describe(element, info);
      this.#tracker.observe({ signal, state, at: when });
    };
    this.#observer = observeHtml5(element, emit, guard);
    this.detach = () => {
      onDetach();
      guard(() => {
        this.#observer.stop();
        this.leave();
      });
    };
  }

  /** Takes a look now, as when the page is shown or hidden. */
  look(): void {
    this.#observer.tell({ kind: "sample" });
  }

  /** The page goes, perhaps to come back. */
  leave(): void {
    this.#observer.tell({ kind: "close" });
    this.#away = true;
  }

  /** The page came back. What plays now is another view. */
  comeBack(): void {
    this.#away = false;
  }
}

function describe(element: HTMLMediaElement, info: VideoInfo): Media {
  const { autoplay, preload, duration, currentSrc } = element;
  return { info, player: { name: "html5", autoplay, preload }, duration, sourceUrl: currentSrc };
}

function readiness(at: number, initTime: number | undefined): EventData["playerready"] {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return {
    player_startup_time: initTime === undefined ? undefined : Math.max(0, Math.round(at - initTime)),
    // From the navigation until the page could be used; scripts usually run before its load event.
    page_load_time: Math.round(page?.domInteractive ?? 0) || undefined,
  };
}
