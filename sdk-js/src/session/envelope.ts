import type { Config } from "../config";
import type { DerivedEvent } from "./derived-event";
import type { Identity } from "./identity";

/** What the page says about the video, and the player about itself. */
export interface Media {
  readonly video: {
    readonly id?: string | undefined;
    readonly title?: string | undefined;
    readonly series?: string | undefined;
    readonly contentType?: "vod" | "live" | undefined;
  };
  readonly player: { readonly name: string; readonly autoplay: boolean; readonly preload: string };
  /** Seconds; undefined before it is known, Infinity for a live stream. */
  readonly duration: number | undefined;
  readonly sourceUrl: string;
}

/** An event as `POST /v1/events` takes it. */
export interface WireEvent {
  readonly event_type: DerivedEvent["type"];
  readonly event_time: number;
  readonly view_id: string;
  readonly seq: number;
  readonly data: DerivedEvent["data"];
  readonly [field: string]: unknown;
}

/** Dresses an event for the wire. @param wallOffset Unix ms minus monotonic ms, now. */
export function toWire(event: DerivedEvent, config: Config, identity: Identity, media: Media, wallOffset: number): WireEvent {
  const { duration, video } = media;
  const finite = duration !== undefined && Number.isFinite(duration);
  return {
    event_type: event.type,
    event_time: Math.round(event.at + wallOffset),
    playback_time: event.position,
    org_id: cut(config.orgId, 128),
    player_id: cut(config.playerId, 128),
    view_id: event.viewId,
    session_id: identity.sessionId,
    viewer_id: identity.viewerId,
    seq: event.seq,
    env: cut(config.env, 64),
    app_name: cut(config.appName, 64),
    app_version: cut(config.appVersion, 64),
    player: media.player,
    video: {
      id: cut(video.id, 256),
      title: cut(video.title, 256),
      series: cut(video.series, 256),
      duration: finite ? Math.round(duration * 1000) : undefined,
      source_url: publicUrl(media.sourceUrl),
      content_type: video.contentType ?? (duration === undefined ? undefined : finite ? "vod" : "live"),
    },
    data: event.data,
  };
}

/** Queries carry tokens, fragments carry state, and blob: URLs say nothing. */
function publicUrl(url: string): string | undefined {
  return /^https?:/.test(url) ? cut(url.replace(/[?#].*$/, ""), 2048) : undefined;
}

function cut(text: string | undefined, length: number): string | undefined {
  return text?.slice(0, length);
}
