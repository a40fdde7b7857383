import type { Config } from "../config";
import type { DerivedEvent } from "./derived-event";
import type { Identity } from "./identity";
import { text } from "./text";
import type { WireEvent } from "./wire-event";
import { withoutSecrets } from "./without-secrets";

/** Dimensions that only the page knows: names up to 64 characters, texts up to 256. */
export type Custom = Readonly<Record<string, string | number>>;

/** What the page knows about the video. */
export interface VideoInfo {
  /** Yours. Default untold, as is all that is not given here. */
  videoId?: string | number;
  /** For people. */
  videoTitle?: string | number;
  /** What the video is a part of. */
  videoSeries?: string | number;
  /** Milliseconds, for as long as the player does not know better. */
  duration?: number;
  /** The media's address, where the player's would say nothing. */
  sourceUrl?: string;
  /** Told by the duration when left out. */
  contentType?: "vod" | "live";
  /** When the page began to set up its player, by `performance.now()`: gives the player's start-up time. */
  playerInitTime?: number;
  /** Up to 10 dimensions, over those given to init(). Default none. */
  custom?: Custom | undefined;
  /** The same by its former name, which the small entry does not know. */
  customDimensions?: Custom;
}

/** What a view is about. */
export interface Media {
  readonly info: VideoInfo;
  readonly player: { readonly name: string; readonly version: string | undefined; readonly autoplay: boolean; readonly preload: string };
  /** Seconds; NaN before it is known, Infinity for a live stream. */
  readonly duration: number;
  readonly sourceUrl: string;
  /** Of the segment loaded last. */
  readonly segmentUrl: string;
}

/** Dresses an event for the wire. @param wallOffset Unix ms minus monotonic ms, now. */
export function toWire(event: DerivedEvent, config: Config, identity: Identity, media: Media, wallOffset: number): WireEvent {
  const { duration, info } = media;
  const provider = text(config.cdnProvider?.(media.segmentUrl, config.cdn), 256);
  // First what differs from one event to the next: the service reads what follows once for all of them.
  return {
    event_type: event.type,
    event_time: Math.round(event.at + wallOffset),
    playback_time: event.position,
    seq: event.seq,
    org_id: text(config.orgId, 128),
    player_id: text(config.playerId, 128),
    view_id: event.viewId,
    session_id: identity.sessionId,
    viewer_id: identity.viewerId ?? event.viewId.repeat(2),
    env: text(config.env, 64),
    app_name: text(config.appName, 64),
    app_version: text(config.appVersion, 64),
    player: media.player,
    cdn: provider && { provider },
    video: {
      id: text(info.videoId, 256),
      title: text(info.videoTitle, 256),
      series: text(info.videoSeries, 256),
      duration: isFinite(duration) ? Math.round(duration * 1000) : info.duration,
      source_url: publicUrl(info.sourceUrl ?? media.sourceUrl),
      content_type: info.contentType ?? (duration === Infinity ? "live" : duration > 0 ? "vod" : undefined),
    },
    custom: info.custom,
    data: publicData(event.data),
  };
}

/** blob: URLs say nothing. */
function publicUrl(url: string | number): string | undefined {
  return /^https?:/i.test(String(url)) ? text(withoutSecrets(String(url).replace(/[?#].*/s, "")), 2048) : undefined;
}

/** Players put addresses into the messages of their errors. Here, so that no player's file can forget it. */
function publicData(data: DerivedEvent["data"]): WireEvent["data"] {
  const clean = (_: string, value: unknown) => (typeof value === "string" ? withoutSecrets(value) : value);
  return JSON.parse(JSON.stringify(data), clean) as WireEvent["data"];
}
