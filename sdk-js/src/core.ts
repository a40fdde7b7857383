export type { Handle, PageError } from "./attachment";
export type { Options } from "./config";
export { init } from "./init";
export { OpenQoE } from "./openqoe";
export type { PlayerFacts, PlayerHost, PlayerKind } from "./players/player-kind";
export type { Custom, VideoInfo } from "./session/envelope";
export type { WireEvent } from "./session/wire-event";
export { VERSION } from "./version";
