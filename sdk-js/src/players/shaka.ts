import type { ErrorFamily, EventData } from "../session/derived-event";
import type { Quality, Signal } from "../session/signals";
import { absoluteUrl } from "./absolute-url";
import { playerError } from "./player-error";
import type { PlayerKind } from "./player-kind";

/** What is needed of a Shaka Player, 4 or 5. */
export interface ShakaPlayer {
  addEventListener(type: string, listener: (event: Event) => void): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
  getAssetUri(): string | null;
  getBufferedInfo(): { readonly video: readonly { readonly start: number; readonly end: number }[] };
  getConfiguration(): { readonly abr: { readonly enabled: boolean } };
  /** 0 when destroyed. */
  getLoadMode(): number;
  getMediaElement(): HTMLMediaElement | null;
  /** bit/s and seconds */
  getStats(): { readonly estimatedBandwidth: number; readonly liveLatency: number };
  /** As chosen: the element's is 0 while Shaka waits for data. */
  getPlaybackRate(): number;
  getVariantTracks(): readonly Variant[];
  isLive(): boolean;
  load(...what: never[]): Promise<unknown>;
}

/** bit/s; with audio unless it says video. */
interface Variant {
  readonly active: boolean;
  readonly bandwidth: number;
  readonly videoBandwidth: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly frameRate: number | null;
}

interface ShakaError {
  readonly severity?: number;
  readonly category?: number;
  readonly code?: number;
  readonly data?: readonly unknown[];
  readonly message?: string;
  readonly name?: string;
}

interface Download {
  readonly request?: { readonly contentType?: string | null };
  readonly context?: { readonly stream?: { readonly type?: string } };
  readonly response?: { readonly uri?: string };
}

/** A variant Shaka has decided on, which is not on the screen before what is buffered has been played. */
interface Decision {
  readonly quality: Quality;
  readonly trigger: "abr" | "manual";
  /** Seconds to which the variant before it is buffered. */
  end: number;
  /** Of the picture when it was decided. */
  readonly height: number | undefined;
}

const DESTROYED = 0;
const CRITICAL = 2;
/** By category, from 1 on. */
const FAMILIES: readonly ErrorFamily[] = ["network", "decoder", "decoder", "source", "source", "drm"];
const VIDEO_ERROR = 3016;
/** What the page has interrupted or aborted failed for nobody: LOAD_INTERRUPTED, OPERATION_ABORTED, OBJECT_DESTROYED. */
const WANTED: readonly unknown[] = [7000, 7001, 7003];
/** A picture need not be as high as its variant says. It is on the screen this long after it should be. Seconds. */
const SLACK = 10;

export const shaka: PlayerKind<ShakaPlayer> = {
  name: "shaka",
  elementEvents: [],
  recognises: (player): player is ShakaPlayer => "getAssetUri" in player && "getMediaElement" in player && "getVariantTracks" in player,
  observe(player, host) {
    let media: HTMLMediaElement | undefined;
    let watching = new AbortController();
    let loaded = !!player.getAssetUri();
    let starting = false;
    let loads = 0;
    let asked: unknown;
    let segmentUrl: string | undefined;
    let lastError: unknown;
    let latest: Quality | undefined;
    let decisions: Decision[] = [];

    const height = () => (media as Partial<HTMLVideoElement> | undefined)?.videoHeight;

    /** Where the buffered video around the playhead ends, the playhead if there is none. */
    const bufferEnd = () => {
      const now = media?.currentTime ?? 0;
      return player.getBufferedInfo().video.find(({ start, end }) => start <= now && now <= end)?.end ?? now;
    };

    const shown = ({ quality, height: before, end }: Decision) => {
      const now = media?.currentTime ?? 0;
      const fits = !quality.height || quality.height === height();
      return (fits && (height() !== before || now >= end)) || now >= end + SLACK;
    };

    const check = () => {
      if (!decisions[0]) return;
      // It shrinks when the player throws away what it has, or the viewer seeks to where nothing is.
      const end = bufferEnd();
      for (const decision of decisions) decision.end = Math.min(decision.end, end);
      const last = decisions.map(shown).lastIndexOf(true);
      const decision = decisions.splice(0, last + 1).pop();
      if (decision) host.tell({ kind: "quality", quality: decision.quality, trigger: decision.trigger });
    };

    const decide = (type?: string) => {
      const variant = player.getVariantTracks().find(({ active }) => active);
      if (!variant) return;
      const { width, frameRate } = variant;
      const bitrate = variant.videoBandwidth || variant.bandwidth;
      if (latest?.bitrate === bitrate && latest.height === (variant.height ?? undefined)) return;
      // Shaka calls it so as well when it leaves a variant that fails.
      const trigger = type === "variantchanged" && !player.getConfiguration().abr.enabled ? "manual" : "abr";
      const first = !latest;
      latest = { bitrate, width: width ?? undefined, height: variant.height ?? undefined, framerate: frameRate ?? undefined };
      if (first) host.tell({ kind: "quality", quality: latest, trigger });
      else decisions.push({ quality: latest, trigger, end: bufferEnd(), height: height() });
    };

    const follow = () => {
      const now = player.getMediaElement() ?? undefined;
      if (now === media) return;
      media = now;
      watching.abort();
      watching = new AbortController();
      for (const type of ["resize", "timeupdate", "seeking"]) media?.addEventListener(type, () => host.guard(check), { signal: watching.signal });
      host.use(media);
    };

    const end = () => {
      const gone: Signal["kind"] = player.getLoadMode() === DESTROYED ? "close" : "source";
      if (loaded) host.tell({ kind: gone });
      loaded = starting = false;
      latest = undefined;
      decisions = [];
    };

    const fail = (error: ShakaError, fatal: boolean) => {
      if (error !== lastError && !WANTED.includes(error.code)) host.tell({ kind: "error", error: toError(error, fatal) });
      lastError = error;
    };

    const handlers: Record<string, (event: Event) => void> = {
      loading() {
        end();
        loaded = starting = true;
        follow();
        host.tell({ kind: "load", autoplay: !!media?.autoplay });
      },
      loaded() {
        starting = false;
        decide();
      },
      // A load that fails is undone first, and then says why.
      unloading() {
        if (!starting) end();
      },
      adaptation: () => decide(),
      variantchanged: ({ type }) => decide(type),
      error(event) {
        const { detail } = event as CustomEvent<ShakaError>;
        fail(detail, detail.severity === CRITICAL);
      },
      // Told before it is done.
      onstatechange: () => queueMicrotask(() => host.guard(follow)),
      downloadcompleted(event) {
        const { request, context, response } = event as Download & Event;
        if ((context?.stream?.type ?? request?.contentType) === "video") segmentUrl = response?.uri;
      },
    };
    const listen = (event: Event) => host.guard(() => handlers[event.type]?.(event));
    for (const type in handlers) player.addEventListener(type, listen);

    // Why media does not start is told to the caller of load() alone.
    const { load } = player;
    const replaced = Object.hasOwn(player, "load");
    const observedLoad = (...what: never[]) => {
      const number = ++loads;
      asked = what[0];
      return load.apply(player, what).catch((error: ShakaError) => {
        host.guard(() => {
          if (number !== loads) return;
          if (WANTED.includes(error.code)) end();
          starting = false;
          fail(error, true);
        });
        throw error;
      });
    };
    player.load = observedLoad;

    follow();
    // Nothing is told before this function has returned.
    const late = loaded;
    queueMicrotask(() =>
      host.guard(() => {
        if (late && !media?.readyState) host.tell({ kind: "load", autoplay: !!media?.autoplay });
        decide();
      }),
    );

    return {
      version: (player.constructor as { version?: string }).version?.replace(/^v/, ""),
      // The player forgets it before it says why a load failed.
      sourceUrl: () => absoluteUrl(player.getAssetUri() || (typeof asked === "string" ? asked : undefined)),
      segmentUrl: () => segmentUrl,
      // Attached, the element loads something before the player has anything to load.
      autoplay: () => loaded && !!media?.autoplay,
      rate: () => player.getPlaybackRate(),
      live: () => player.isLive(),
      liveLatency: () => (player.isLive() ? player.getStats().liveLatency * 1000 : undefined),
      throughput: () => player.getStats().estimatedBandwidth,
      stop() {
        watching.abort();
        for (const type in handlers) player.removeEventListener(type, listen);
        if (player.load !== observedLoad) return;
        if (replaced) player.load = load;
        else Reflect.deleteProperty(player, "load");
      },
    };
  },
};

function toError({ category = 0, code, data = [], message, name }: ShakaError, fatal: boolean): EventData["error"] {
  const family = FAMILIES[category - 1] ?? "unknown";
  const [what, status] = data;
  const media: Partial<Record<string, ErrorFamily>> = { 2: "network", 4: "source" };
  const cause = (code === VIDEO_ERROR && media[String(what)]) || family;
  // Debug builds add the data, addresses and headers and all.
  const words = message?.replace(/ \(.*/s, "") ?? `shaka error ${code}`;
  return playerError(cause, String(code ?? name), words, fatal, family === "network" ? { url: what, status } : {});
}
