import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { HttpClient } from "../../src/transport/http-client";
import { VERSION } from "../../src/version";

const URL = "https://qoe.example/v1/events";

function stubFetch(answer: () => Promise<Response>) {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(answer);
  vi.stubGlobal("fetch", fetch);
  return { request: () => fetch.mock.calls[0]?.[1] ?? {}, fetch };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("A request", () => {
  test("A small body goes as it is, with the key and the version", async () => {
    const { request, fetch } = stubFetch(async () => new Response(null, { status: 202 }));
    expect(await new HttpClient(URL, "k1").post("{}", true, () => true)).toEqual({ status: 202, retryAfter: null });
    expect(fetch.mock.calls[0]?.[0]).toBe(URL);
    expect(request()).toMatchObject({
      method: "POST",
      body: "{}",
      credentials: "omit",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-SDK-Version": VERSION, Authorization: "Bearer k1" },
    });
    expect(request().headers).not.toHaveProperty("Content-Encoding");
  });

  test("Without a key no header claims one", async () => {
    const { request } = stubFetch(async () => new Response(null, { status: 202 }));
    await new HttpClient(URL, undefined).post("{}", false, () => true);
    expect(request().headers).not.toHaveProperty("Authorization");
    expect(request().keepalive).toBe(false);
  });

  test("A body worth it is compressed", async () => {
    const { request } = stubFetch(async () => new Response(null, { status: 202 }));
    const body = JSON.stringify({ events: Array(100).fill("the same again") });
    await new HttpClient(URL, undefined).post(body, true, () => true);
    expect(request().headers).toMatchObject({ "Content-Encoding": "gzip" });
    expect(gunzipSync(request().body as ArrayBuffer).toString()).toBe(body);
  });

  test("A browser without CompressionStream sends it plain", async () => {
    vi.stubGlobal("CompressionStream", undefined);
    const { request } = stubFetch(async () => new Response(null, { status: 202 }));
    const body = "x".repeat(5000);
    await new HttpClient(URL, undefined).post(body, true, () => true);
    expect(request().body).toBe(body);
  });

  test("What is no longer wanted after compressing is not sent", async () => {
    const { fetch } = stubFetch(async () => new Response(null, { status: 202 }));
    expect(await new HttpClient(URL, undefined).post("x".repeat(5000), true, () => false)).toEqual({ status: 0 });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("A failing network is an answer without a status", async () => {
    stubFetch(async () => Promise.reject(new TypeError("failed")));
    expect(await new HttpClient(URL, undefined).post("{}", true, () => true)).toEqual({ status: 0 });
  });

  test("A request without an answer is given up after half a minute", async () => {
    vi.useFakeTimers();
    const fetch = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    vi.stubGlobal("fetch", fetch);
    const answer = new HttpClient(URL, undefined).post("{}", true, () => true);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await answer).toEqual({ status: 0 });
  });

  test("Retry-After is handed on", async () => {
    stubFetch(async () => new Response(null, { status: 429, headers: { "Retry-After": "7" } }));
    expect(await new HttpClient(URL, undefined).post("{}", true, () => true)).toEqual({ status: 429, retryAfter: "7" });
  });
});

describe("A beacon", () => {
  test.each([
    [URL, "a b&c", `${URL}?key=a%20b%26c`],
    [`${URL}?x=1`, "k1", `${URL}?x=1&key=k1`],
    [URL, undefined, URL],
  ])("To %s with key %s it is plain text, which needs no preflight (defect 26)", async (url, key, expected) => {
    const sendBeacon = vi.fn<(url: string, body: Blob) => boolean>(() => true);
    vi.stubGlobal("navigator", { sendBeacon });
    expect(new HttpClient(url, key).beacon("{}")).toBe(true);
    const [target, body] = sendBeacon.mock.calls[0] ?? [];
    expect(target).toBe(expected);
    expect(body?.type).toBe("text/plain");
    expect(await body?.text()).toBe("{}");
  });
});
