import { describe, expect, test, vi } from "vitest";
import { check } from "../src/check";
import { toConfig, toVideoInfo } from "../src/config";
import type { VideoInfo } from "../src/session/envelope";

const required = { endpointUrl: "/v1/events", playerId: "p" };

function config(options: unknown) {
  const warn = vi.fn<(message: string) => void>();
  const made = toConfig(typeof options === "object" ? { ...options, check } : options, warn);
  return { made, warnings: warn.mock.calls.flat() };
}

function video(info: unknown, options: object = {}) {
  const warn = vi.fn<(message: string) => void>();
  const made = toVideoInfo(info as VideoInfo, toConfig({ ...required, ...options, check }, () => undefined), warn);
  return { made, warnings: warn.mock.calls.flat() };
}

describe("The options", () => {
  test("All of them are accepted without a word, by the original's names as well", () => {
    const all = {
      ...required,
      orgId: "o",
      apiKey: "k",
      env: "prod",
      appName: "a",
      appVersion: "1",
      samplingRate: 0.5,
      batchSize: 20,
      batchInterval: 1000,
      maxQueueSize: 50,
      heartbeatInterval: 5000,
      viewer: "persistent",
      viewerId: "someone",
      hashSalt: "salt",
      respectDoNotTrack: true,
      respectGlobalPrivacyControl: false,
      custom: { plan: "free" },
      cdn: { "cdn.example": "one" },
      players: [],
      debug: true,
      onEvent: () => undefined,
    };
    const { made, warnings } = config({ ...all, customDimensions: { custom_1: "x" } });
    expect(warnings).toEqual([]);
    expect(made).toMatchObject({ ...all, custom: { custom_1: "x", plan: "free" } });
  });

  test("Left out, or given without a value, they are their defaults", () => {
    const { made, warnings } = config({ ...required, batchSize: undefined, viewer: null, samplingRate: undefined });
    expect(warnings).toEqual([]);
    expect(made).toMatchObject({
      batchSize: 10,
      batchInterval: 5000,
      maxQueueSize: 1000,
      heartbeatInterval: 10_000,
      samplingRate: 1,
      viewer: "session",
      respectGlobalPrivacyControl: true,
    });
  });

  test.each([
    ["batchSize", 0, "is not 1 to 500; 10 is used", 10],
    ["batchSize", "20", "is not 1 to 500; 10 is used", 10],
    ["batchInterval", NaN, "is not 100 to 600000; 5000 is used", 5000],
    ["maxQueueSize", 1e9, "is not 10 to 100000; 1000 is used", 1000],
    ["heartbeatInterval", -1, "is not 1000 to 600000; 10000 is used", 10_000],
    ["samplingRate", 50, "is not 0 to 1; 1 is used", 1],
    ["viewer", "never", "is not off or session or persistent; off is used", "off"],
    ["debug", "yes", "is not boolean; nothing is used", undefined],
    ["respectGlobalPrivacyControl", 1, "is not boolean; true is used", true],
    ["env", {}, "is not text; nothing is used", undefined],
    ["playerId", true, "is not text; nothing is used", undefined],
    ["onEvent", "log", "is not function; nothing is used", undefined],
    ["players", {}, "is not list; nothing is used", undefined],
    ["cdn", "fastly", "is not object; nothing is used", undefined],
  ])("%s that is %j is told with what is used instead", (name, value, problem, used) => {
    const { made, warnings } = config({ ...required, [name]: value });
    expect(warnings).toEqual([`init: ${name} ${problem}`]);
    expect((made as unknown as Record<string, unknown>)[name]).toEqual(used);
  });

  test("What the original had and this has not is told with what to use (defect 30)", () => {
    expect(config({ ...required, logLevel: "warn", enablePII: false }).warnings).toEqual([
      expect.stringMatching(/logLevel .*debug/),
      expect.stringMatching(/enablePII .*viewerId/),
    ]);
  });

  test("Unknown names are told", () => {
    expect(config({ ...required, endpointURL: "/", sampleRate: 1 }).warnings).toEqual([
      "init: endpointURL is not known; nothing is used",
      "init: sampleRate is not known; nothing is used",
    ]);
  });

  test("Names that every object has are no options", () => {
    expect(config({ ...required, constructor: 1, toString: "x" }).warnings).toHaveLength(2);
  });

  test("Providers that are no text are told and left out", () => {
    const { made, warnings } = config({ ...required, cdn: { a: "one", b: {}, c: null } });
    expect(made.cdn).toEqual({ a: "one" });
    expect(warnings).toEqual(["cdn is not up to 100 texts; the rest is used"]);
  });

  test.each([undefined, null, "x", 3, []])("%j instead of options is as good as none", (options) => {
    expect(config(options).made).toMatchObject({ batchSize: 10 });
    expect(config(options).warnings).toEqual([]);
  });
});

describe("What attach() is told", () => {
  test("All of it is accepted without a word, by the original's names as well", () => {
    const all = {
      videoId: 42,
      videoTitle: "t",
      videoSeries: "s",
      duration: 60_000,
      sourceUrl: "https://x/a.mpd",
      contentType: "live",
      playerInitTime: 12.5,
      custom: { a: "1" },
    };
    const { made, warnings } = video({ ...all, customDimensions: { b: "2" } });
    expect(warnings).toEqual([]);
    expect(made).toMatchObject({ ...all, custom: { a: "1", b: "2" } });
  });

  test("Wrong and unknown fields are told and left out, the rest is kept", () => {
    const { made, warnings } = video({ videoId: {}, title: "x", duration: "60", contentType: "radio", playerInitTime: -1, videoTitle: "t" });
    expect(made).toEqual({ videoTitle: "t" });
    expect(warnings).toEqual([
      "attach: videoId is not text; nothing is used",
      "attach: title is not known; nothing is used",
      "attach: duration is not 0 to 86400000; nothing is used",
      "attach: contentType is not vod or live; nothing is used",
      "attach: playerInitTime is not 0 to 1000000000000; nothing is used",
    ]);
  });

  test.each([undefined, null, "42"])("%j is as good as nothing", (info) => {
    expect(video(info)).toEqual({ made: {}, warnings: [] });
  });
});

describe("Dimensions of the page's own", () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i}`, `${i}`]));

  test("Those of attach() go over those of init()", () => {
    const { made } = video({ custom: { plan: "gold", n: 3 } }, { custom: { plan: "free", tier: "a" } });
    expect(made.custom).toEqual({ plan: "gold", tier: "a", n: "3" });
  });

  test("Those of init() alone are told", () => {
    expect(video({}, { customDimensions: { plan: "free" } }).made.custom).toEqual({ plan: "free" });
  });

  test("A wrong one is told and costs itself only, one without a value nothing", () => {
    const { made, warnings } = video({ custom: { a: "1", b: {}, c: undefined } });
    expect(JSON.parse(JSON.stringify(made.custom))).toEqual({ a: "1" });
    expect(warnings).toEqual(["custom is not up to 10 texts; the rest is used"]);
  });

  test("Of too many the first ten are kept, and of both together attach()'s before init()'s", () => {
    expect(config({ ...required, custom: many(11) })).toMatchObject({
      made: { custom: many(10) },
      warnings: ["custom is not up to 10 texts; the rest is used"],
    });
    const { made } = video({ custom: { own: "1", ...many(8) } }, { custom: { usual: "2", last: "3" } });
    expect(made.custom).toEqual({ own: "1", ...many(8), usual: "2" });
  });

  test("Long names and texts are cut to what the service takes", () => {
    expect(video({ custom: { ["n".repeat(70)]: "t".repeat(300) } }).made.custom).toEqual({ ["n".repeat(64)]: "t".repeat(256) });
  });
});

test("The small entry takes options and video information as they are, with the same defaults", () => {
  const warn = vi.fn();
  const made = toConfig({ ...required, batchSize: 5, batchInterval: undefined }, warn);
  expect(made).toMatchObject({ ...required, batchSize: 5, batchInterval: 5000 });
  expect(toVideoInfo({ videoId: "v", custom: { a: 1 } }, made, warn)).toEqual({ videoId: "v", custom: { a: "1" } });
  expect(warn).not.toHaveBeenCalled();
});

test("Who says something unknown of storing on the device is taken at the least of it", () => {
  const { made, warnings } = config({ ...required, offline: "no" });
  expect(made.offline).toBe(false);
  expect(warnings).toEqual([expect.stringContaining("offline")]);
});
