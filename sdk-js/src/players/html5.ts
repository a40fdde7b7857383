import type { Guard } from "../guard";
import type { Signal } from "../session/signals";
import { mediaError } from "./media-error";
import { mediaState } from "./media-state";
import type { Emit, Observer } from "./observer";

/** How often the playhead is looked at, ms: while it may move, and while it rests. */
const BUSY_INTERVAL = 100;
const IDLE_INTERVAL = 1000;

/** Events that are signals by the same name. */
const SIGNALS = ["play", "pause", "seeking", "seeked", "ended"] as const;
/** Events that are worth a look, and those that need a translation. */
const OTHERS = ["playing", "waiting", "timeupdate", "ratechange", "loadstart", "canplaythrough", "emptied", "error"];

/** Translates a media element into signals. */
export function observeHtml5(media: HTMLMediaElement, emit: Emit, guard: Guard): Observer {
  const video = media as Partial<HTMLVideoElement>;
  const listening = new AbortController();
  let frameSeen = false;
  let frameRequest: number | undefined;
  /** Where the playhead leaves from, seconds: the picture that stood there before is no frame shown. */
  let from = 0;
  let timer: ReturnType<typeof setInterval>;
  let interval = 0;
  let lastAt = 0;

  const tell = (signal: Signal, at = performance.now()) => {
    lastAt = Math.max(lastAt, at);
    emit(signal, mediaState(media, frameSeen), lastAt);
  };

  const sample = () => tell({ kind: "sample" });

  const lookRegularly = () => {
    const wanted = media.paused || media.ended ? IDLE_INTERVAL : BUSY_INTERVAL;
    if (wanted === interval) return;
    clearInterval(timer);
    interval = wanted;
    timer = setInterval(() => guard(sample), interval);
  };

  const onFrame = () => {
    frameRequest = undefined;
    frameSeen ||= media.currentTime > from;
    sample();
    if (!media.paused && media.currentTime <= from) awaitFrame();
  };

  /** Looks at every frame until the first one after the playhead has left its starting point. */
  const awaitFrame = () => {
    if (frameRequest !== undefined) return;
    frameRequest = video.requestVideoFrameCallback?.call(media, () => guard(onFrame));
  };

  const translate = (event: Event): void => {
    switch (event.type) {
      case "loadstart":
        return tell({ kind: "load", autoplay: media.autoplay });
      case "canplaythrough":
        // The browser decides on autoplay before it tells: still paused means refused.
        return media.autoplay && media.paused ? tell({ kind: "autoplayRefused" }) : sample();
      case "emptied":
        frameSeen = false;
        return tell({ kind: "source" });
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
      translate(event);
      lookRegularly();
    });

  // In the capture phase, because the errors of <source> children do not bubble.
  for (const type of [...SIGNALS, ...OTHERS]) media.addEventListener(type, listen, { capture: true, signal: listening.signal });
  lookRegularly();
  const loading = media.paused && media.currentSrc !== "" && media.readyState < media.HAVE_ENOUGH_DATA;
  if (media.error) listen(new Event("error"));
  else tell({ kind: "load", autoplay: loading && media.autoplay });

  return {
    tell,
    stop() {
      listening.abort();
      clearInterval(timer);
      if (frameRequest !== undefined) video.cancelVideoFrameCallback?.call(media, frameRequest);
    },
  };
}
