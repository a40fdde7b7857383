import { checked, texts, type Rules, type Warn } from "./checked";
import type { PlayerKind } from "./players/player-kind";
import type { Custom, VideoInfo } from "./session/envelope";
import { text } from "./session/text";
import type { WireEvent } from "./session/wire-event";

/** What init() is told. */
export interface Options {
  /** Where events go, as `https://qoe.example.com/v1/events`. */
  endpointUrl: string;
  /** Identifies the player or page in reports. */
  playerId: string;
  /** The organisation; with a key, the service knows it from the key. Default untold. */
  orgId?: string;
  /** An ingest key. It is public: anyone can read it in the page. Default none. */
  apiKey?: string;
  /** As `production` or `staging`. Default untold, as are the next two. */
  env?: string;
  /** Of the site or app. */
  appName?: string;
  /** Of the site or app. */
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
  cdn?: Readonly<Record<string, string | number>>;
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
export type Config = Readonly<Omit<Options, "custom"> & typeof DEFAULTS> & { readonly custom: Custom | undefined };

const OPTIONS: Rules<Options & { logLevel: never; enablePII: never }> = {
  endpointUrl: "text",
  playerId: "text",
  orgId: "text",
  apiKey: "text",
  env: "text",
  appName: "text",
  appVersion: "text",
  viewerId: "text",
  hashSalt: "text",
  samplingRate: "0 to 1",
  batchSize: "1 to 500",
  batchInterval: "100 to 600000",
  maxQueueSize: "10 to 100000",
  heartbeatInterval: "1000 to 600000",
  viewer: "off or session or persistent",
  respectDoNotTrack: "boolean",
  respectGlobalPrivacyControl: "boolean",
  debug: "boolean",
  custom: "object",
  customDimensions: "object",
  cdn: "object",
  players: "list",
  onEvent: "function",
  logLevel: "supported, see debug",
  enablePII: "supported, see viewerId",
};

const VIDEO: Rules<VideoInfo> = {
  videoId: "text",
  videoTitle: "text",
  videoSeries: "text",
  sourceUrl: "text",
  duration: "0 to 86400000",
  playerInitTime: "0 to 1000000000000",
  contentType: "vod or live",
  custom: "object",
  customDimensions: "object",
};

export function toConfig(options: unknown, warn: Warn): Config {
  // Who asked for an unknown way to know viewers asked for something else than the default.
  const config = { ...DEFAULTS, ...checked<Options>("init", options, OPTIONS, { ...DEFAULTS, viewer: "off" }, warn) } as Config;
  return { ...config, custom: dimensions(config, {}, warn), cdn: Object.fromEntries(texts("cdn", { ...config.cdn }, 100, warn)) };
}

/** What attach() is told, with the dimensions told to init(), over which its own go. */
export function toVideoInfo(video: unknown, { custom }: Config, warn: Warn): VideoInfo {
  const info = checked<VideoInfo>("attach", video, VIDEO, {}, warn);
  return { ...info, custom: dimensions(info, custom, warn) };
}

function dimensions({ customDimensions, custom }: VideoInfo, usual: Custom | undefined, warn: Warn): Custom | undefined {
  const own = { ...customDimensions, ...custom };
  const told = texts("custom", { ...own, ...usual, ...own }, 10, warn);
  return told[0] && (Object.fromEntries(told.map(([name, value]) => [text(name, 64), text(value, 256)])) as Custom);
}
