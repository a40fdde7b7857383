import { checked, texts, type Rules } from "./checked";
import { DEFAULTS, type Check, type Options, type Warn } from "./config";
import type { VideoInfo } from "./session/envelope";

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
  identify: "function",
  samplingRate: "0 to 1",
  batchSize: "1 to 500",
  batchInterval: "100 to 600000",
  maxQueueSize: "10 to 100000",
  heartbeatInterval: "1000 to 600000",
  viewer: "off or session or persistent",
  respectDoNotTrack: "boolean",
  respectGlobalPrivacyControl: "boolean",
  offline: "boolean",
  debug: "boolean",
  custom: "object",
  customDimensions: "object",
  cdn: "object",
  cdnProvider: "function",
  players: "list",
  storage: "function",
  check: "function",
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

/** Knows all options and what each has to be. */
export const check: Check = (where, given, warn) => {
  if (where === "attach") return withDimensions(checked("attach", given, VIDEO, {}, warn), warn);
  // Who asked for an unknown way to know viewers, or to store, asked for something else than the default.
  const options = withDimensions(checked<Options>("init", given, OPTIONS, { ...DEFAULTS, viewer: "off", offline: false }, warn), warn);
  return options.cdn ? { ...options, cdn: Object.fromEntries(texts("cdn", options.cdn, 100, warn)) } : options;
};

function withDimensions<T extends Partial<Options> | VideoInfo>({ customDimensions, ...rest }: T, warn: Warn): T {
  const custom = Object.fromEntries(texts("custom", { ...customDimensions, ...rest.custom }, 10, warn));
  return { ...rest, custom } as unknown as T;
}
