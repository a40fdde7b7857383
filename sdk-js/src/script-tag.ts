import { init, OpenQoE, VERSION } from "./index";

// For pages without a bundler. No `export`: an assignment is smaller than what a bundler makes of one.
Object.assign(globalThis, { OpenQoE: { init, OpenQoE, VERSION } });
