import { hex } from "./hex";

/** Random hex digits. Works on plain http, where crypto.randomUUID and crypto.subtle do not exist. */
export function randomId(bytes: number): string {
  return hex(crypto.getRandomValues(new Uint8Array(bytes)));
}
