export type { Options } from "./config";
export { init } from "./init";
export { OpenQoE, type Handle } from "./openqoe";
export type { VideoInfo, WireEvent } from "./session/envelope";
export { VERSION } from "./version";
