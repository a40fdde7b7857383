import type { Resolution } from "./derived-event";

/** Of what has a picture. */
export function resolutionOf({ width, height }: { width?: number | undefined; height?: number | undefined }): Resolution | undefined {
  return width && height ? { width, height } : undefined;
}
