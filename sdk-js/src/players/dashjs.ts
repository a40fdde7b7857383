import type { ErrorFamily, EventData } from "../session/derived-event";
import type { Quality, Signal } from "../session/signals";
import { absoluteUrl } from "./absolute-url";
import { playerError } from "./player-error";
import type { PlayerKind } from "./player-kind";

/** What is needed of a dash.js player, 4.7 or 5. It throws where it cannot answer yet. */
export interface DashJsPlayer {
  on(type: string, listener: (event: DashJsEvent) => void): void;
  off(type: string, listener: (event: DashJsEvent) => void): void;
  attachSource(source: string): void;
  attachView(view: HTMLVideoElement): void;
  getAutoPlay(): boolean;
  /** kbit/s */
  getAverageThroughput(type: "video"): number;
  /** Seconds; NaN if not live. */
  getCurrentLiveLatency(): number;
  getSource(): string | object;
  getVersion(): string;
  getVideoElement(): HTMLMediaElement;
  isDynamic(): boolean;
  isReady(): boolean;
  /** Version 4. The qualities by their number. */
  getBitrateInfoListFor?(type: "video"): readonly Representation[];
  getQualityFor?(type: "video"): number;
  /** Version 5. */
  getCurrentRepresentationForType?(type: "video"): Representation | null;
}

/** Version 4 calls the bitrate so, version 5 the bandwidth. bit/s. */
interface Representation {
  readonly id?: string;
  readonly bitrate?: number;
  readonly bandwidth?: number;
  readonly width?: number;
  readonly height?: number;
  readonly frameRate?: number | null;
}

interface Request {
  readonly representation: Representation | undefined;
  readonly trigger: "abr" | "manual";
}

/** What the events listened to carry between them: qualities by number in version 4, as they are in version 5. */
interface DashJsEvent {
  readonly mediaType?: string;
  readonly newQuality?: number;
  readonly newRepresentation?: Representation;
  readonly reason?: unknown;
  readonly adaptationSet?: object;
  readonly request?: { readonly mediaType?: string; readonly type?: string; readonly url?: string; readonly quality?: number; readonly representation?: Representation };
  readonly error?: { readonly code?: number; readonly message?: string; readonly data?: unknown };
}

/** Media begins to load. The first is also told of every reload of a live manifest, only the second when the page brings the manifest, the third when a view follows later. */
const LOADING = ["manifestLoadingStarted", "manifestLoaded", "playbackMetaDataLoaded"];

/** By the error's code: up to 5 those of the element, from 100 on those of protection. */
const FAMILIES: readonly (readonly [ErrorFamily, readonly number[]])[] = [
  ["network", [2, 11, 12, 15, 16, 17, 18, 19, 25, 26, 27, 28, 29]],
  ["decoder", [3, 20, 21, 33]],
  ["source", [4, 10, 22, 23, 31, 32, 34, 35]],
  ["drm", [5, 24, 36]],
];
/** dash.js plays on without a clock, an XLink, a subtitle … */
const HARMLESS = [12, 16, 29, 33, 107];
/** … or a segment, as long as there is another address to load it from. */
const SEGMENTS = [27, 28];
const NOTHING_TO_PLAY = 32;
/** The viewer's doing, and nobody's error. */
const ABORTED = 1;

export const dashjs: PlayerKind<DashJsPlayer> = {
  name: "dashjs",
  elementEvents: [],
  recognises: (player): player is DashJsPlayer => "attachSource" in player && "attachView" in player && "getVersion" in player,
  observe(player, host) {
    let element: HTMLMediaElement | undefined;
    let loaded = false;
    let asked: string | object | undefined;
    let known = false;
    let addressesLeft = true;
    let locked = false;
    let segmentUrl: string | undefined;
    /** What was asked for last, by what the events call it. */
    const requests = new Map<unknown, Request>();
    let watching = new AbortController();

    const source = () => ask(() => player.getSource());

    const numbered = (number = -1) => ask(() => player.getBitrateInfoListFor?.("video")[number]);

    const show = (representation: Representation | null | undefined, trigger: "abr" | "manual" = "abr") => {
      const quality = toQuality(representation);
      known ||= !!quality;
      if (quality) host.tell({ kind: "quality", quality, trigger });
    };

    // A picture of another size says at once what dash.js says up to a quarter of a second later.
    const onResize = () => {
      const { videoHeight } = element as HTMLVideoElement;
      const request = [...requests.values()].reverse().find(({ representation }) => representation?.height === videoHeight);
      if (request) show(request.representation, request.trigger);
    };

    const follow = () => {
      const now = ask(() => player.getVideoElement());
      if (now === element) return;
      element = now;
      watching.abort();
      watching = new AbortController();
      element?.addEventListener("resize", () => host.guard(onResize), { signal: watching.signal });
      host.use(element);
    };

    // A page that answers an error with another source, or none, may do so before the error gets here, and errors of segments wait themselves.
    const later = (work: () => void) => queueMicrotask(() => queueMicrotask(() => host.guard(work)));

    const onLoading = () => {
      follow();
      asked ??= source();
      if (!loaded) host.tell({ kind: "load", autoplay: !!element && player.getAutoPlay() });
      loaded = true;
    };

    const handlers: Record<string, (event: DashJsEvent) => void> = {
      // Also comes when the element fails, when the view is replaced, and at the end of all.
      streamTeardownComplete() {
        const end: Signal = source() ? { kind: "source" } : { kind: "close", late: true };
        later(() => {
          if (loaded) host.tell(end);
          loaded = known = locked = false;
          asked = undefined;
          requests.clear();
        });
      },
      // The first segment is the first to be shown; that it is shown is told later than it plays.
      fragmentLoadingCompleted({ request, error }) {
        if (request?.mediaType !== "video" || error) return;
        segmentUrl = request.url;
        if (!known && request.type === "MediaSegment") show(request.representation ?? numbered(request.quality));
      },
      qualityChangeRequested({ mediaType, newQuality, newRepresentation, reason }) {
        if (mediaType !== "video") return;
        const name = newRepresentation?.id ?? newQuality;
        // The latest is to be the last.
        requests.delete(name);
        // Only requests of the page say whether to throw away what is buffered.
        const manual = Object(reason).forceReplace !== undefined;
        requests.set(name, { representation: newRepresentation ?? numbered(newQuality), trigger: manual ? "manual" : "abr" });
      },
      qualityChangeRendered({ mediaType, newQuality, newRepresentation }) {
        if (mediaType === "video") show(newRepresentation ?? numbered(newQuality), requests.get(newRepresentation?.id ?? newQuality)?.trigger);
      },
      // Version 5 removes what it cannot decrypt, and then only says that nothing is left.
      adaptationSetRemovedNoCapabilities({ adaptationSet = {} }) {
        locked ||= "ContentProtection" in adaptationSet;
      },
      error({ error = {} }) {
        if (error.code === ABORTED) return;
        const segment = SEGMENTS.includes(error.code ?? 0);
        const tell = () => host.tell({ kind: "error", error: toError(error, segment && addressesLeft, locked) });
        addressesLeft = true;
        // Before the player returns to the event loop it has looked for another address.
        if (segment) queueMicrotask(tell);
        else tell();
      },
      urlResolutionFailed() {
        addressesLeft = false;
      },
    };
    for (const type of LOADING) handlers[type] = () => later(onLoading);
    const listeners = Object.entries(handlers).map(([type, handler]) => [type, (event: DashJsEvent) => host.guard(() => handler(event))] as const);
    for (const [type, listener] of listeners) player.on(type, listener);

    follow();
    // Nothing is told before this function has returned.
    if (player.isReady())
      queueMicrotask(() =>
        host.guard(() => {
          // Without media the player has only been told of the source: as good as seen.
          loaded ||= !!element?.readyState;
          onLoading();
          show(ask(() => player.getCurrentRepresentationForType?.("video") ?? numbered(player.getQualityFor?.("video"))));
        }),
      );

    return {
      version: player.getVersion(),
      sourceUrl() {
        // Until the end is told, what failed is what was asked for.
        const given = asked ?? source();
        return absoluteUrl(typeof given === "string" ? given : (given as { url?: string } | undefined)?.url);
      },
      segmentUrl: () => segmentUrl,
      autoplay: () => player.getAutoPlay() || !!element?.autoplay,
      live: () => ask(() => player.isDynamic()),
      liveLatency: () => ask(() => player.getCurrentLiveLatency() * 1000),
      throughput: () => ask(() => player.getAverageThroughput("video") * 1000),
      stop() {
        watching.abort();
        for (const [type, listener] of listeners) player.off(type, listener);
      },
    };
  },
};

function ask<R>(question: () => R): R | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}

function toQuality(representation: Representation | null | undefined): Quality | undefined {
  const { bandwidth, bitrate = bandwidth, width, height, frameRate } = representation ?? {};
  return bitrate ? { bitrate, width, height, framerate: frameRate || undefined } : undefined;
}

/** dash.js does not say what ends playback. What it does not go on from does, by its code. */
function toError({ code = 0, message, data }: NonNullable<DashJsEvent["error"]>, harmless: boolean, locked: boolean): EventData["error"] {
  const family = code === NOTHING_TO_PLAY && locked ? "drm" : FAMILIES.find(([, codes]) => codes.includes(code))?.[0] ?? (code >= 100 && code < 200 ? "drm" : "unknown");
  const { status } = Object(Object(data).response) as { status?: number };
  const final = !harmless && code > 0 && !HARMLESS.includes(code);
  return playerError(family, String(code), message ?? `dash.js error ${code}`, final, { status });
}
