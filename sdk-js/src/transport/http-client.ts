import { VERSION } from "../version";
import { gzip } from "./gzip";
import type { Answer } from "./retry-policy";

/** A request without an answer for this long has failed. Milliseconds. */
const TIMEOUT = 30_000;

/** Sends bodies; knows browsers, not batches. */
export class HttpClient {
  readonly #url: string;
  readonly #apiKey: string | undefined;

  constructor(url: string, apiKey: string | undefined) {
    this.#url = url;
    this.#apiKey = apiKey;
  }

  /**
   * @param keepalive whether the request should survive the page; browsers allow it for 64 KiB at once.
   * @param wanted asked after compressing, right before sending: it may have gone by beacon meanwhile.
   */
  async post(body: string, keepalive: boolean, wanted: () => boolean): Promise<Answer> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT);
    try {
      const compressed = await gzip(body);
      if (!wanted()) return { status: 0 };
      const response = await fetch(this.#url, {
        method: "POST",
        body: compressed ?? body,
        headers: {
          "Content-Type": "application/json",
          "X-SDK-Version": VERSION,
          ...(compressed && { "Content-Encoding": "gzip" }),
          ...(this.#apiKey && { Authorization: `Bearer ${this.#apiKey}` }),
        },
        credentials: "omit",
        keepalive,
        signal: abort.signal,
      });
      return { status: response.status, retryAfter: response.headers.get("Retry-After") };
    } catch {
      return { status: 0 };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends without an answer, also from a page that is going. @returns whether the browser took it. */
  beacon(body: string): boolean {
    // text/plain needs no preflight, for which a page that goes has no time; and a beacon carries no headers.
    const separator = this.#url.includes("?") ? "&" : "?";
    const url = this.#apiKey ? `${this.#url}${separator}key=${encodeURIComponent(this.#apiKey)}` : this.#url;
    return navigator.sendBeacon(url, new Blob([body], { type: "text/plain" }));
  }
}
