import type { Guard } from "../guard";
import type { Signal } from "../session/signals";
import { mediaError } from "./media-error";
import { mediaState } from "./media-state";
import type { Emit, Observer } from "./observer";
import type { PlayerFacts } from "./player-kind";

/** How often the playhead is looked at, ms: while it may move, and while it rests. */
const BUSY_INTERVAL = 100;
const IDLE_INTERVAL = 1000;
/** Media outside the document for this many looks was left, not moved. Leaving pauses it, so that the looks are a second apart. */
const GONE = 2;

const HAVE_ENOUGH_DATA = 4;

/** Events that are signals by the same name. */
const SIGNALS = ["play", "pause", "seeking", "seeked", "ended"] as const;
/** Events that are worth a look, and those that need a translation. */
const OTHERS = ["playing", "waiting", "timeupdate", "ratechange", "loadstart", "canplaythrough"];

export interface MediaSettings {
  readonly guard: Guard;
  /** What the player knows better than the element. */
  readonly facts: PlayerFacts;
  /** Events that the player leaves to the element. */
  readonly elementEvents: readonly string[];
}

/** Translates a media element into signals. */
export function observeMedia(media: HTMLMediaElement, emit: Emit, { guard, facts, elementEvents }: MediaSettings): Observer {
  const video = media as Partial<HTMLVideoElement>;
  const listening = new AbortController();
  let frameSeen = false;
  let frameAwaited = false;
  /** Where the playhead leaves from, seconds: the picture that stood there before is no frame shown. */
  let from = 0;
  let timer: ReturnType<typeof setTimeout>;
  let lastAt = 0;
  /** Looks in a row since the media left the document; NaN, which never counts, while it was in none. */
  let absent = NaN;
  /** The player told that the media is taken away, and nothing has begun to load since: that it is emptied is no news. */
  let taken = false;

  const autoplay = () => facts.autoplay?.() ?? media.autoplay;

  const tell = (signal: Signal, at = performance.now()) => {
    if (signal.kind === "source") frameSeen = false;
    lastAt = Math.max(lastAt, at);
    emit(signal, mediaState(media, frameSeen, facts), lastAt);
  };

  const sample = () => tell({ kind: "sample" });

  const look = () => {
    absent = media.isConnected ? 0 : absent + 1;
    if (absent === GONE) tell({ kind: "close" });
    else sample();
  };

  const lookLater = () => {
    clearTimeout(timer);
    timer = setTimeout(onTime, media.paused || media.ended ? IDLE_INTERVAL : BUSY_INTERVAL);
  };

  // The next look is settled first: what the page hears of this one may make it detach.
  const onTime = () => {
    lookLater();
    guard(look);
  };

  const onFrame = (mediaTime: number) => {
    frameAwaited = false;
    if (listening.signal.aborted) return;
    // The playhead can be ahead of the picture by two or three frames when playing begins.
    frameSeen ||= mediaTime > from;
    sample();
    if (!media.paused && mediaTime <= from) awaitFrame();
  };

  /** Looks at every frame until the first one after the playhead has left its starting point. */
  const awaitFrame = () => {
    if (frameAwaited) return;
    frameAwaited = true;
    video.requestVideoFrameCallback?.call(media, (_, frame) => guard(() => onFrame(frame.mediaTime)));
  };

  const translate = (event: Event): void => {
    switch (event.type) {
      case "loadstart":
        taken = false;
        return tell({ kind: "load", autoplay: autoplay() });
      case "canplaythrough":
        // The browser decides on autoplay before it tells: still paused means refused.
        return autoplay() && media.paused ? tell({ kind: "autoplayRefused" }) : sample();
      case "emptied":
        return taken ? undefined : tell({ kind: "source" });
      case "error": {
        const error = mediaError(media);
        return error ? tell({ kind: "error", error }) : undefined;
      }
    }
    const kind = SIGNALS.find((signal) => signal === event.type) ?? "sample";
    if (kind === "play") frameSeen = false;
    if (kind === "play" || kind === "seeked") {
      from = media.currentTime;
      awaitFrame();
    }
    // What happened when the event was created may be handled late on a busy page.
    const created = kind === "play" || kind === "seeking" ? event.timeStamp : 0;
    tell({ kind }, created > lastAt && created <= performance.now() ? created : undefined);
  };

  const listen = (event: Event) =>
    guard(() => {
      lookLater();
      translate(event);
    });

  // In the capture phase, because the errors of <source> children do not bubble.
  for (const type of [...SIGNALS, ...OTHERS, ...elementEvents]) media.addEventListener(type, listen, { capture: true, signal: listening.signal });
  lookLater();
  const loading = media.paused && media.currentSrc !== "" && media.readyState < HAVE_ENOUGH_DATA;
  if (media.error && elementEvents.includes("error")) listen(new Event("error"));
  else tell({ kind: "load", autoplay: loading && autoplay() });

  return {
    tell(signal) {
      taken ||= signal.kind === "source";
      tell(signal);
    },
    stop() {
      listening.abort();
      clearTimeout(timer);
    },
  };
}
