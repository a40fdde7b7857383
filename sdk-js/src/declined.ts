import type { Config } from "./config";

/** Of which the DOM's types know no more. */
interface Preferences {
  readonly doNotTrack?: string | null;
  readonly globalPrivacyControl?: boolean;
}

/** Whether the browser asks not to be tracked, in a way that the page respects. */
export function declined(config: Config, { doNotTrack, globalPrivacyControl }: Preferences): boolean {
  return (config.respectDoNotTrack === true && doNotTrack === "1") || (config.respectGlobalPrivacyControl && globalPrivacyControl === true);
}
