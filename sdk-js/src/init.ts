import type { Options } from "./config";
import { OpenQoE } from "./openqoe";

/** Starts reporting. Attach players to what it returns. */
export function init(options: Options): OpenQoE {
  return new OpenQoE(options);
}
