/** The SDK's, as requests tell it. */
export const VERSION = "0.1.0";
