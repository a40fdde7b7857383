import type { ErrorFamily } from "../session/derived-event";
import { playerError } from "./player-error";
import type { PlayerKind } from "./player-kind";

/** What is used of hls.js 1.5 to 1.7. */
export interface Hls {
  readonly url: string | null;
  readonly media: HTMLMediaElement | null;
  readonly levels: readonly Level[];
  /** Of what is shown, or -1. */
  readonly currentLevel: number;
  readonly autoLevelEnabled: boolean;
  /** Seconds behind the live edge. */
  readonly latency: number;
  /** Bit/s. As long as nothing was measured, the default of `config`. */
  readonly bandwidthEstimate: number;
  readonly config: { readonly abrEwmaDefaultEstimate: number };
  attachMedia(media: HTMLMediaElement): void;
  on(event: string, listener: (event: string, data: HlsData) => void): void;
  off(event: string, listener: (event: string, data: HlsData) => void): void;
}

interface Level {
  readonly bitrate: number;
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly details?: { readonly live: boolean } | undefined;
}

/** Of all events that are listened to; which has what is told beside its handler. */
export interface HlsData {
  readonly level?: number | undefined;
  readonly transferMedia?: object | null | undefined;
  readonly frag?: { readonly type: string; readonly level: number; readonly sn: number | string; readonly url: string } | undefined;
  readonly networkDetails?: unknown;
  readonly type?: string;
  readonly details?: string | object | undefined;
  readonly fatal?: boolean;
  readonly error?: { readonly message: string };
  readonly reason?: string | undefined;
  readonly response?: { readonly code?: number | undefined } | undefined;
  readonly url?: string | undefined;
}

const FAMILIES: Readonly<Record<string, ErrorFamily>> = { networkError: "network", mediaError: "decoder", muxError: "decoder", keySystemError: "drm" };
/** What cannot be played whatever the network and the decoder do. */
const SOURCE = /^(manifest(Pars|Incomp)|level(Pars|Empty))/;
/** Stalls, which are seen by themselves, and what the player copes with as a matter of course. */
const NOTICE = /^(buffer(Stalled|Nudge|Seek|Full|AppendNo)|fragGap|aborted)/;

/** hls.js 1.5 to 1.7. */
export const hlsjs: PlayerKind<Hls> = {
  name: "hlsjs",
  // The element is emptied to get over an error, too; its errors are its own.
  elementEvents: ["error"],
  recognises: (player): player is Hls => "attachMedia" in player && "loadSource" in player && "levels" in player,
  observe(hls, host) {
    /** Kept: a page that destroys the player because of an error does so before the error gets here. */
    let sourceUrl = hls.url;
    let qualityKnown = false;
    let segmentUrl: string | undefined;
    /** Levels that the page, not the player, switched to last. */
    const chosen = new Set<number>();

    // Its media elements have an end even then.
    const live = () => hls.levels.some(({ details }) => details?.live === true);
    const autoplay = () => Boolean(sourceUrl && hls.media?.autoplay);

    const show = (index: number) => {
      const level = hls.levels[index];
      // Without a master playlist the only level says nothing about itself.
      if (!level?.bitrate) return;
      const { bitrate, width, height, frameRate } = level;
      qualityKnown = true;
      const quality = { bitrate, width, height, framerate: frameRate || undefined };
      host.tell({ kind: "quality", quality, trigger: chosen.has(index) ? "manual" : "abr" });
    };

    /** A page that answers an error by taking the media away may do so before the error gets here. */
    const later = (work: () => void) => queueMicrotask(() => host.guard(work));

    const handlers: Readonly<Record<string, (data: HlsData) => void>> = {
      hlsMediaAttaching: () => host.use(hls.media ?? undefined),
      hlsMediaDetached(data?: HlsData) {
        // Lent to the player of an advertisement.
        if (data?.transferMedia !== undefined) return;
        // Attached again at once it goes on, with a new source or after an error.
        later(() => {
          if (hls.media) return;
          host.tell({ kind: "close", late: true });
          host.use(undefined);
        });
      },
      hlsManifestLoading: () =>
        later(() => {
          if (sourceUrl) host.tell({ kind: "source" });
          sourceUrl = hls.url;
          qualityKnown = false;
          segmentUrl = undefined;
          chosen.clear();
          host.tell({ kind: "load", autoplay: autoplay() });
        }),
      hlsLevelSwitching({ level }) {
        if (hls.autoLevelEnabled) chosen.delete(level!);
        else chosen.add(level!);
      },
      hlsLevelSwitched: ({ level }) => show(level!),
      hlsFragLoaded({ frag, networkDetails }) {
        if (frag?.type !== "main") return;
        const { responseURL, url } = (networkDetails ?? {}) as { responseURL?: string; url?: string };
        segmentUrl = responseURL || url || frag.url;
      },
      // The first to be buffered is the first to be shown, and comes before the player says so.
      hlsFragBuffered({ frag }) {
        if (frag?.type === "main" && !qualityKnown) show(frag.level);
      },
      hlsError({ type = "", details, fatal = false, error, reason, response, frag, url }) {
        const code = String(details);
        if (!fatal && NOTICE.test(code)) return;
        const family = SOURCE.test(code) ? "source" : FAMILIES[type] ?? "unknown";
        const facts = { status: response?.code, level: frag?.level, segment: frag?.sn, url: url ?? frag?.url };
        host.tell({ kind: "error", error: playerError(family, code, error?.message || reason, fatal, facts) });
      },
      // The last look before the element is taken away.
      hlsDestroying: () => host.tell({ kind: "sample" }),
    };

    const listen = (event: string, data: HlsData) => host.guard(() => handlers[event]!(data));
    for (const event in handlers) hls.on(event, listen);
    host.use(hls.media ?? undefined);
    queueMicrotask(() => host.guard(() => show(hls.currentLevel)));

    return {
      version: (hls.constructor as { version?: string }).version,
      sourceUrl: () => sourceUrl ?? undefined,
      segmentUrl: () => segmentUrl,
      autoplay,
      live,
      liveLatency: () => (live() ? hls.latency * 1000 : undefined),
      throughput: () => (hls.bandwidthEstimate === hls.config.abrEwmaDefaultEstimate ? undefined : hls.bandwidthEstimate),
      stop() {
        for (const event in handlers) hls.off(event, listen);
      },
    };
  },
};
