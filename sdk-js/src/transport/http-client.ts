import { VERSION } from "../version";
import { gzip } from "./gzip";
import type { Answer } from "./retry-policy";

/** Browsers let 64 KiB of keepalive and beacon bodies be under way at once; a part is left to others. Bytes. */
export const KEEPALIVE_BUDGET = 60 * 1024;

/** A request without an answer for this long has failed. Milliseconds. */
const TIMEOUT = 30_000;

/** Sends bodies; knows browsers, not batches. */
export class HttpClient {
  readonly #url: string;
  readonly #apiKey: string | undefined;

  constructor(
    url: string,
    apiKey: string | undefined,
  ) {
    this.#url = url;
    this.#apiKey = apiKey;}

  /**
   * @param keepalive whether the request should survive the page, if it is small enough.
   * @param wanted asked again after compressing: by then the page may have left by beacon.
   * @param departed told whether the request survives the page.
   */
  async post(body: string, keepalive: boolean, wanted: () => boolean, departed: (survives: boolean) => void): Promise<Answer> {
    const compressed = await gzip(body);
    if (!wanted()) return { status: undefined };
    const bytes = compressed?.byteLength ?? byteLength(body);
    const survives = keepalive && bytes <= KEEPALIVE_BUDGET;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT);
    try {
      const request = fetch(this.#url, {
        method: "POST",
        body: compressed ?? body,
        headers: this.#headers(compressed !== undefined),
        credentials: "omit",
        keepalive: survives,
        signal: abort.signal,
      });
      departed(survives);
      const response = await request;
      return { status: response.status, retryAfter: response.headers.get("Retry-After") };
    } catch {
      return { status: undefined };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends without an answer, also from a page that is going. @returns whether the browser took it. */
  beacon(body: string): boolean {
    // text/plain needs no preflight, for which a page that goes has no time; and a beacon carries no headers.
    const key = this.#apiKey ? `${this.#url.includes("?") ? "&" : "?"}key=${encodeURIComponent(this.#apiKey)}` : "";
    return navigator.sendBeacon?.(this.#url + key, new Blob([body], { type: "text/plain" })) ?? false;
  }

  #headers(compressed: boolean): Record<string, string> {
    return {
      "Content-Type": "application/json",
      "X-SDK-Version": VERSION,
      ...(compressed && { "Content-Encoding": "gzip" }),
      ...(this.#apiKey && { Authorization: `Bearer ${this.#apiKey}` }),
    };
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
