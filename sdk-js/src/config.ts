import type { BatchStore } from "./batch/batch-store";
import type { PlayerKind } from "./players/player-kind";
import type { Custom, VideoInfo } from "./session/envelope";
import type { ViewerOptions } from "./session/identify";
import type { Identity } from "./session/identity";
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
  /** Whether what cannot be sent may be kept on the device, beyond the page's life. Default true, unless `viewer` is `off`. */
  offline?: boolean;
  /** Makes what keeps it, for a name. Default memory in the small entry, `indexedDbStore` in the full one. */
  storage?: (name: string) => BatchStore;
  /** Time between heartbeats while playing, ms. Default 10000. */
  heartbeatInterval?: number;
  /**
   * How long a viewer is known by a random id: for one view, with nothing stored on the device; until the tab is closed (sessionStorage);
   * or until the browser's data are cleared (localStorage). Default `session`.
   */
  viewer?: "off" | "session" | "persistent";
  /** Knows viewers by `viewerId`, and persistent ones. Default in the full entry `identify`; in the small one nothing does: each is one of the session. */
  identify?: (identity: Identity, options: ViewerOptions) => Promise<void> | undefined;
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
  /** The same by its former name, which the small entry does not know. */
  customDimensions?: Custom;
  /** The provider's name for each host that segments come from; a host stands for those below it as well. */
  cdn?: Readonly<Record<string, string | number>>;
  /** Finds that name for a segment's address. Default in the full entry `cdnProvider`; in the small one nothing does. */
  cdnProvider?: (url: string, cdn: Options["cdn"]) => string | number | undefined;
  /** Kinds of players that attach() recognises besides media elements. Default all that the SDK knows. */
  players?: readonly PlayerKind[];
  /** Checks options and video information. Default in the full entry: each mistake is told on the console, once; in the small one: none are looked for. */
  check?: Check;
  /** Say on the console what is sent and what goes wrong. Default false. */
  debug?: boolean;
  /** Called with each event as it is queued. */
  onEvent?: (event: WireEvent) => void;
}

export const DEFAULTS = {
  samplingRate: 1,
  batchSize: 10,
  batchInterval: 5000,
  maxQueueSize: 1000,
  heartbeatInterval: 10_000,
  viewer: "session" as NonNullable<Options["viewer"]>,
  respectGlobalPrivacyControl: true,
};
export type Config = Readonly<Options & typeof DEFAULTS>;

/** Checks what a page gives to a function: tells of what is wrong, and returns what is right. */
export type Check = (where: "init" | "attach", given: unknown, warn: Warn) => object;
/** Tells the page's developer, of each thing once. */
export type Warn = (message: string) => void;

/** What was given a value: frameworks hand on what was not. */
export function given(options: Options): Options {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value != null)) as unknown as Options;
}

export function toConfig(options: unknown, warn: Warn): Config {
  const { check } = (options ?? {}) as Options;
  return { ...DEFAULTS, ...(check ? check("init", options, warn) : given(options as Options)) } as Config;
}

/** What attach() is told, with the dimensions told to init(), over which its own go. */
export function toVideoInfo(video: VideoInfo, config: Config, warn: Warn): VideoInfo {
  const info: VideoInfo = config.check ? config.check("attach", video, warn) : { ...video };
  const all = Object.entries({ ...info.custom, ...config.custom, ...info.custom }).slice(0, 10);
  return { ...info, custom: all[0] && (Object.fromEntries(all.map(([name, value]) => [text(name, 64), text(value, 256)])) as Custom) };
}
