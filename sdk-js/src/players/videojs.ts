import type { ErrorFamily } from "../session/derived-event";
import { absoluteUrl } from "./absolute-url";
import { playerError } from "./player-error";
import type { PlayerKind } from "./player-kind";

/** What is used of Video.js 8. */
export interface VideoJs {
  version?(): Readonly<Record<string, string>>;
  /** False while one makes room for the next. */
  tech(quiet: true): object | false | undefined;
  currentSrc(): string;
  currentTime(): number | undefined;
  /** Seconds; Infinity for live media, whatever the element says. */
  duration(): number | undefined;
  autoplay(): boolean | string | undefined;
  error(): PlayerError | null | undefined;
  textTracks(): object;
  isDisposed(): boolean;
  on(types: string[], listener: (event: { readonly type: string }) => void): void;
  off(types: string[], listener: (event: { readonly type: string }) => void): void;
}

interface PlayerError {
  readonly code: number;
  readonly message: string;
  readonly status?: unknown;
  readonly metadata?: { readonly errorType?: string } | null;
}

interface Tech {
  el(): Element | null;
  readonly vhs?: Vhs;
}

/** The part of Video.js that plays HLS and DASH. */
interface Vhs {
  /** Bytes and milliseconds. */
  readonly stats: { readonly mediaBytesTransferred: number; readonly mediaTransferDuration: number };
  readonly playlists?: { readonly main?: { readonly playlists: readonly Playlist[] } | null; media(): Playlist | undefined };
  readonly xhr: { onResponse(hook: ResponseHook): void; offResponse(hook: ResponseHook): void };
}

interface Playlist {
  readonly id: string;
  readonly attributes?: { readonly BANDWIDTH?: number; readonly "FRAME-RATE"?: number; readonly RESOLUTION?: { readonly width: number; readonly height: number } };
  /** The page does not want it. */
  readonly disabled?: boolean;
  readonly endList?: boolean;
  /** Unix ms. */
  readonly lastRequest?: number;
  readonly segments?: readonly { readonly duration: number; readonly end?: number }[];
}

type ResponseHook = (request: { readonly uri?: string; readonly aborted?: boolean }, error: unknown, response: { readonly statusCode?: number } | undefined) => void;

/** What the track "segment-metadata" says of a segment. */
interface Segment {
  readonly playlist: string;
  readonly uri: string;
}

const FAMILIES: Readonly<Record<number, ErrorFamily>> = { 0: "unknown", 2: "network", 3: "decoder", 4: "source", 5: "drm" };
const EVENTS = ["ready", "loadstart", "playerreset", "loadedmetadata", "loadeddata", "canplay", "resize", "timeupdate", "seeked", "xhr-hooks-ready", "error", "dispose"];

/** Video.js 8, whatever it plays. */
export const videojs: PlayerKind<VideoJs> = {
  name: "videojs",
  elementEvents: ["emptied"],
  recognises: (player): player is VideoJs => "tech" in player && "currentSrc" in player && "textTracks" in player,
  observe(player, host) {
    let media: HTMLMediaElement | undefined;
    /** The requests listened to. */
    let requests: Vhs["xhr"] | undefined;
    /** The playlist whose segment is on the screen, and of which source. */
    let shown: Playlist | undefined;
    /** With which status the manifest was refused. When the element already waits for media the player only says that it got none. */
    let refused: number | undefined;

    const tech = () => (player.tech(true) || undefined) as Tech | undefined;
    const vhs = () => tech()?.vhs;
    const address = () => absoluteUrl(player.currentSrc());

    /** The segment on the screen. */
    const segment = () => {
      const tracks = Array.from(player.textTracks() as ArrayLike<TextTrack>);
      const [cue] = Array.from(tracks.find(({ label }) => label === "segment-metadata")?.activeCues ?? []);
      return (cue as { value?: Segment } | undefined)?.value;
    };

    const follow = () => {
      const el = tech()?.el();
      const now = el && "buffered" in el ? (el as HTMLMediaElement) : undefined;
      if (now === media) return;
      // Taken away with the element.
      if (media) host.tell({ kind: "source" });
      media = now;
      host.use(now);
    };

    const look = () => {
      const playlists = vhs()?.playlists;
      const all = playlists?.main?.playlists ?? [];
      const id = segment()?.playlist;
      // Before the first segment is on the screen it is known which one will be.
      const now = all.find((one) => one.id === id) ?? (shown ? undefined : playlists?.media());
      const { BANDWIDTH: bitrate, RESOLUTION: resolution, "FRAME-RATE": framerate } = now?.attributes ?? {};
      if (!bitrate || now === shown) return;
      shown = now;
      const manual = all.length > 1 && all.filter(({ disabled }) => !disabled).length === 1;
      host.tell({ kind: "quality", quality: { ...resolution, bitrate, framerate }, trigger: manual ? "manual" : "abr" });
    };

    const onResponse: ResponseHook = ({ uri, aborted }, _, response) =>
      host.guard(() => {
        if (aborted) return;
        const status = response?.statusCode ?? 0;
        const failed = status < 200 || status >= 400;
        // Without its manifest the player tells of an error itself.
        if (uri === player.currentSrc()) refused = failed ? status : undefined;
        else if (failed) host.tell({ kind: "error", error: playerError("network", "request", `request failed: ${status}`, false, { status, url: uri }) });
      });

    /** Each source has its own. */
    const listenTo = (xhr: Vhs["xhr"] | undefined) => {
      requests?.offResponse(onResponse);
      requests = xhr;
      refused = undefined;
      requests?.onResponse(onResponse);
    };

    const listen = ({ type }: { readonly type: string }) =>
      host.guard(() => {
        switch (type) {
          case "dispose":
            // The last look; an error that made the page dispose of it comes before the end.
            host.tell({ kind: "sample" });
            return queueMicrotask(() => host.guard(() => {
              host.tell({ kind: "close", late: true });
              host.use(undefined);
            }));
          case "error": {
            const { code, message, status: told, metadata } = player.error() ?? { code: 1 };
            const status = told || (code === 4 ? refused : undefined);
            const family = status !== undefined ? "network" : metadata?.errorType?.includes("parse") ? "source" : FAMILIES[code];
            if (family) host.tell({ kind: "error", error: playerError(family, String(code), message, true, { status, type: metadata?.errorType }) });
            return;
          }
          case "xhr-hooks-ready":
            // The manifest is asked for before the element gets its source: on a busy page its failure may be heard of before "emptied".
            if (media?.networkState && tech()?.el() === media) host.tell({ kind: "source" });
            return listenTo(vhs()?.xhr);
          case "loadstart":
            shown = undefined;
        }
        follow();
        look();
      });

    player.on(EVENTS, listen);
    follow();
    listenTo(vhs()?.xhr);
    queueMicrotask(() => host.guard(look));

    return {
      version: player.version?.()["video.js"],
      sourceUrl: address,
      segmentUrl: () => segment()?.uri ?? address(),
      autoplay: () => Boolean(player.autoplay()),
      live: () => player.duration() === Infinity,
      liveLatency() {
        const playlist = vhs()?.playlists?.media();
        if (!playlist || playlist.endList) return undefined;
        let after = (Date.now() - (playlist.lastRequest ?? Date.now())) / 1000;
        for (const { end, duration } of [...(playlist.segments ?? [])].reverse()) {
          if (end !== undefined) return (end + after - (player.currentTime() ?? 0)) * 1000;
          after += duration;
        }
        return undefined;
      },
      throughput() {
        // Its own estimate is the browser's guess, where there is one.
        const { mediaBytesTransferred: bytes, mediaTransferDuration: time } = vhs()?.stats ?? {};
        return bytes && time ? (bytes * 8000) / time : undefined;
      },
      stop() {
        listenTo(undefined);
        if (!player.isDisposed()) player.off(EVENTS, listen);
      },
    };
  },
};
