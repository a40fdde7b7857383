import { callback, checked, flag, list, oneOf, pairs, range, replaced, text, type Rules, type Warn } from "./checked";
import type { PlayerKind } from "./players/player-kind";
import type { Custom, VideoInfo } from "./session/envelope";
import { text as cut } from "./session/text";
import type { WireEvent } from "./session/wire-event";

export interface Options {
  /** Where events go, as `https://qoe.example.com/v1/events`. */
  endpointUrl: string;
  /** Identifies the player or page in reports. */
  playerId: string;
  /** The organisation; with a key, the service knows it from the key. */
  orgId?: string;
  /** An ingest key. It is public: anyone can read it in the page. */
  apiKey?: string;
  env?: string;
  appName?: string;
  appVersion?: string;
  /** Share of sessions that are reported, 0–1. A session is reported whole or not at all. Default 1. */
  samplingRate?: number;
  /** Events that make a batch. Default 10. */
  batchSize?: number;
  /** Longest time an event waits for its batch, ms. Default 5000. */
  batchInterval?: number;
  /** Events kept while they cannot be sent; the oldest give way. Default 1000. */
  maxQueueSize?: number;
  /** Time between heartbeats while playing, ms. Default 10000. */
  heartbeatInterval?: number;
  /**
   * How long a viewer is known by a random id: for one view, with nothing stored on the device; until the tab is closed (sessionStorage);
   * or until the browser's data are cleared (localStorage). Default `session`.
   */
  viewer?: "off" | "session" | "persistent";
  /** The page's own id of the viewer, unless `viewer` is `off`. Only its SHA-256 is sent; without a secure context a random id instead. */
  viewerId?: string;
  /** Appended to `viewerId` before it is hashed. */
  hashSalt?: string;
  /** Neither observe, store nor send anything when the browser asks not to be tracked. Default false. */
  respectDoNotTrack?: boolean;
  /** The same for Global Privacy Control. Default true. */
  respectGlobalPrivacyControl?: boolean;
  /** Up to 10 dimensions of your own, told with every event. */
  custom?: Custom;
  /** The same by its former name. */
  customDimensions?: Custom;
  /** The provider's name for each host that segments come from; a host stands for those below it as well. */
  cdn?: Readonly<Record<string, string>>;
  /** Kinds of players that attach() recognises besides media elements. Default all that the SDK knows. */
  players?: readonly PlayerKind[];
  /** Say on the console what is sent and what goes wrong. Default false. */
  debug?: boolean;
  /** Called with each event as it is queued. */
  onEvent?: (event: WireEvent) => void;
}

const DEFAULTS = {
  samplingRate: 1,
  batchSize: 10,
  batchInterval: 5000,
  maxQueueSize: 1000,
  heartbeatInterval: 10_000,
  viewer: "session" as NonNullable<Options["viewer"]>,
  respectGlobalPrivacyControl: true,
};
export type Config = Readonly<Options & typeof DEFAULTS>;

const OPTIONS: Rules<Options & { logLevel: never; enablePII: never }> = {
  endpointUrl: text,
  playerId: text,
  orgId: text,
  apiKey: text,
  env: text,
  appName: text,
  appVersion: text,
  samplingRate: range(0, 1),
  batchSize: range(1, 500),
  batchInterval: range(100, 600_000),
  maxQueueSize: range(10, 100_000),
  heartbeatInterval: range(1000, 600_000),
  // Who asked for something else than is known asked for something else than the default.
  viewer: oneOf(["session", "persistent", "off"], "off"),
  viewerId: text,
  hashSalt: text,
  respectDoNotTrack: flag,
  respectGlobalPrivacyControl: flag,
  custom: pairs(10),
  customDimensions: pairs(10),
  cdn: pairs(100),
  players: list,
  debug: flag,
  onEvent: callback,
  logLevel: replaced("debug"),
  enablePII: replaced("viewerId"),
};

const VIDEO: Rules<VideoInfo> = {
  videoId: text,
  videoTitle: text,
  videoSeries: text,
  duration: range(0, 86_400_000),
  sourceUrl: text,
  contentType: oneOf(["vod", "live"]),
  playerInitTime: range(0, Infinity),
  custom: pairs(10),
  customDimensions: pairs(10),
};

export function toConfig(options: unknown, warn: Warn): Config {
  const config = checked<Options>("init", options, OPTIONS, DEFAULTS, warn) as Config;
  return { ...config, custom: { ...config.customDimensions, ...config.custom } };
}

/** What attach() is told, with the dimensions told to init(), over which its own go. */
export function toVideoInfo(video: unknown, { custom: usual }: Config, warn: Warn): VideoInfo {
  const check = (given: unknown) => checked("attach", given, VIDEO, {}, warn);
  const info = check(video);
  const own = { ...info.customDimensions, ...info.custom };
  const { custom = {} } = check({ custom: { ...own, ...usual, ...own } });
  const told = Object.entries(custom).map(([name, value]) => [cut(name, 64), cut(value, 256)]);
  return { ...info, ...(told[0] && { custom: Object.fromEntries(told) as Custom }) };
}
