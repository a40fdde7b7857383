export type { Handle, PageError } from "./attachment";
export type { Options } from "./config";
export { init, OpenQoE } from "./full";
export type { PlayerFacts, PlayerHost, PlayerKind } from "./players/player-kind";
export type { ErrorFamily } from "./session/derived-event";
export type { Custom, VideoInfo } from "./session/envelope";
export type { Quality, Signal } from "./session/signals";
export type { WireEvent } from "./session/wire-event";
export { VERSION } from "./version";
