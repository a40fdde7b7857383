import type { Config } from "../config";
import type { DerivedEvent } from "./derived-event";
import type { Identity } from "./identity";
import type { WireEvent } from "./wire-event";

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

/** What a view is about. */
export interface Media {
  readonly info: VideoInfo;
  readonly player: { readonly name: string; readonly autoplay: boolean; readonly preload: string };
  /** Seconds; NaN before it is known, Infinity for a live stream. */
  readonly duration: number;
  readonly sourceUrl: string;
}

/** Dresses an event for the wire. @param wallOffset Unix ms minus monotonic ms, now. */
export function toWire(event: DerivedEvent, config: Config, identity: Identity, media: Media, wallOffset: number): WireEvent {
  const { duration, info } = media;
  return {
    event_type: event.type,
    event_time: Math.round(event.at + wallOffset),
    playback_time: event.position,
    org_id: config.orgId,
    player_id: config.playerId,
    view_id: event.viewId,
    session_id: identity.sessionId,
    viewer_id: identity.viewerId,
    seq: event.seq,
    env: config.env,
    app_name: config.appName,
    app_version: config.appVersion,
    player: media.player,
    video: {
      id: info.videoId,
      title: info.videoTitle?.slice(0, 256),
      series: info.videoSeries?.slice(0, 256),
      duration: isFinite(duration) ? Math.round(duration * 1000) : undefined,
      source_url: publicUrl(media.sourceUrl),
      content_type: info.contentType ?? (duration === Infinity ? "live" : duration > 0 ? "vod" : undefined),
    },
    data: event.data,
  };
}

/** Queries carry tokens, fragments carry state, and blob: URLs say nothing. */
function publicUrl(url: string): string | undefined {
  return /^https?:/.test(url) ? url.replace(/[?#].*/s, "").slice(0, 2048) : undefined;
}
