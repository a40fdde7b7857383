// What core exports, with an init and an OpenQoE that know everything.
export * from "./core";
export { indexedDbStore } from "./batch/indexed-db-store";
export { init, OpenQoE } from "./full";
export { cdnProvider } from "./session/cdn-provider";
export { identify } from "./session/identify";
