export type { Options } from "./config";
export { init } from "./init";
export { OpenQoE, type Handle } from "./openqoe";
export type { VideoInfo } from "./session/envelope";
export type { WireEvent } from "./session/wire-event";
export { VERSION } from "./version";
