import { describe, expect, test, vi } from "vitest";
import { toConfig } from "../../src/config";
import { toWire, type Media } from "../../src/session/envelope";
import { loadIdentity } from "../../src/session/identity";
import { randomId } from "../../src/session/random-id";
import { VERSION } from "../../src/version";
import manifest from "../../package.json";

const config = toConfig({ endpointUrl: "/v1/events", playerId: "p", orgId: "o", env: "dev" });
const identity = { sessionId: "s", viewerId: "v" };
const event = { type: "pause", viewId: "view", seq: 4, at: 2500.4, position: 1200, data: { playing_time: 900 } } as const;
const media: Media = {
  info: { videoId: "42", videoTitle: "t".repeat(300) },
  player: { name: "html5", version: "1.0", autoplay: false, preload: "auto" },
  duration: 60.5,
  sourceUrl: "https://cdn.example/a/b.mp4?token=secret#t=3",
  segmentUrl: "",
};

describe("The envelope", () => {
  test("It names times in Unix ms, who, what and where", () => {
    const wire = JSON.parse(JSON.stringify(toWire(event, config, identity, media, 1_700_000_000_000))) as object;
    expect(wire).toMatchObject({
      event_type: "pause",
      event_time: 1_700_000_002_500,
      playback_time: 1200,
      org_id: "o",
      player_id: "p",
      view_id: "view",
      session_id: "s",
      viewer_id: "v",
      seq: 4,
      env: "dev",
      player: media.player,
      data: { playing_time: 900 },
    });
    expect(wire).not.toHaveProperty("app_name");
  });

  test("Addresses lose what may be secret, and local ones are not told", () => {
    const url = (sourceUrl: string) => toWire(event, config, identity, { ...media, sourceUrl }, 0)["video"];
    expect(url(media.sourceUrl)).toMatchObject({ source_url: "https://cdn.example/a/b.mp4" });
    expect(url("blob:https://x/123")).toMatchObject({ source_url: undefined });
  });

  test.each([[60.5, "vod", 60_500], [Infinity, "live", undefined], [NaN, undefined, undefined]])(
    "A duration of %s is of a %s",
    (duration, content_type, ms) => {
      expect(toWire(event, config, identity, { ...media, duration }, 0)["video"]).toMatchObject({ content_type, duration: ms });
    },
  );

  test("Ids and titles that are numbers become text", () => {
    const numbers = { ...config, playerId: 3 as unknown as string, orgId: 0 as unknown as string };
    const wire = toWire(event, numbers, identity, { ...media, info: { videoId: 42, videoTitle: 7, videoSeries: 0 } }, 0);
    expect(wire).toMatchObject({ player_id: "3", org_id: "0", video: { id: "42", title: "7", series: "0" } });
  });

  test("A title is cut between characters, and half characters in it are left out", () => {
    const video = (videoTitle: string) => toWire(event, config, identity, { ...media, info: { videoTitle } }, 0)["video"];
    expect(video("t".repeat(255) + "😀")).toMatchObject({ title: "t".repeat(255) });
    expect(video("t".repeat(254) + "😀")).toMatchObject({ title: "t".repeat(254) + "😀" });
    expect(video("a\ud83d b\ude00 c😀")).toMatchObject({ title: "a b c😀" });
  });

  test("A long title is cut to what the service takes", () => {
    expect(toWire(event, config, identity, media, 0)["video"]).toMatchObject({ title: "t".repeat(256) });
  });
});

describe("The identity", () => {
  test("It stays for the tab", () => {
    const stored = new Map<string, string>();
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) };
    const first = loadIdentity(() => storage as unknown as Storage);
    expect(loadIdentity(() => storage as unknown as Storage)).toEqual(first);
    expect(first.viewerId).toMatch(/^[0-9a-f]{64}$/);
  });

  test("Blocked storage gives one for the page", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    expect(loadIdentity(blocked).sessionId).toMatch(/^[0-9a-f]{32}$/);
  });

  test("Ids need no secure page (defect 24)", () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    expect(randomId(16)).toMatch(/^[0-9a-f]{32}$/);
    vi.unstubAllGlobals();
  });
});

test("Options that make no sense fall back to their defaults", () => {
  const odd = toConfig({ endpointUrl: "/", playerId: "p", batchSize: 0, batchInterval: NaN, maxQueueSize: 1e9, heartbeatInterval: -1 });
  expect(odd).toMatchObject({ batchSize: 10, batchInterval: 5000, maxQueueSize: 100_000, heartbeatInterval: 10_000 });
});

test("The version told is the package's", () => {
  expect(VERSION).toBe(manifest.version);
});
