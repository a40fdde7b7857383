import type { Config } from "../config";
import type { DerivedEvent } from "./derived-event";
import type { Identity } from "./identity";
import { text } from "./text";
import type { WireEvent } from "./wire-event";

/** What the page knows about the video. */
export interface VideoInfo {
  videoId?: string | number;
  videoTitle?: string | number;
  videoSeries?: string | number;
  /** Told by the duration when left out. */
  contentType?: "vod" | "live";
  /** When the page began to set up its player, by `performance.now()`: gives the player's start-up time. */
  playerInitTime?: number;
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
  return {
    event_type: event.type,
    event_time: Math.round(event.at + wallOffset),
    playback_time: event.position,
    org_id: text(config.orgId, 128),
    player_id: text(config.playerId, 128),
    view_id: event.viewId,
    session_id: identity.sessionId,
    viewer_id: identity.viewerId,
    seq: event.seq,
    env: text(config.env, 64),
    app_name: text(config.appName, 64),
    app_version: text(config.appVersion, 64),
    player: media.player,
    video: {
      id: text(info.videoId, 256),
      title: text(info.videoTitle, 256),
      series: text(info.videoSeries, 256),
      duration: isFinite(duration) ? Math.round(duration * 1000) : undefined,
      source_url: publicUrl(media.sourceUrl),
      content_type: info.contentType ?? (duration === Infinity ? "live" : duration > 0 ? "vod" : undefined),
    },
    data: event.data,
  };
}

/** Queries carry tokens, fragments carry state, and blob: URLs say nothing. */
function publicUrl(url: string): string | undefined {
  return /^https?:/.test(url) ? text(url.replace(/[?#].*/s, ""), 2048) : undefined;
}
