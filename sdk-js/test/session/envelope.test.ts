import { describe, expect, test } from "vitest";
import { toConfig } from "../../src/config";
import { cdnProvider } from "../../src/session/cdn-provider";
import type { DerivedEvent } from "../../src/session/derived-event";
import { toWire, type Media } from "../../src/session/envelope";
import { VERSION } from "../../src/version";
import manifest from "../../package.json";

const config = toConfig({ endpointUrl: "/v1/events", playerId: "p", orgId: "o", env: "dev", cdn: { "cdn.example": "one" }, cdnProvider }, () => undefined);
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
    for (const absent of ["app_name", "cdn", "custom"]) expect(wire).not.toHaveProperty(absent);
  });

  test("Addresses lose what may be secret, and local ones are not told", () => {
    const url = (sourceUrl: string) => toWire(event, config, identity, { ...media, sourceUrl }, 0)["video"];
    expect(url(media.sourceUrl)).toMatchObject({ source_url: "https://cdn.example/a/b.mp4" });
    expect(url("https://me:secret@cdn.example/a.mp4")).toMatchObject({ source_url: "https://cdn.example/a.mp4" });
    expect(url("https://cdn.example/a.mp4?not encoded")).toMatchObject({ source_url: "https://cdn.example/a.mp4" });
    expect(url("blob:https://x/123")).toMatchObject({ source_url: undefined });
  });

  test("What the page says of the media stands in for what the player does not know", () => {
    const info = { duration: 7000, sourceUrl: "https://x/a.mpd?token=secret" };
    const video = (given: Partial<Media>) => toWire(event, config, identity, { ...media, info, ...given }, 0)["video"];
    expect(video({ duration: NaN, sourceUrl: "blob:https://x/1" })).toMatchObject({ duration: 7000, source_url: "https://x/a.mpd" });
    expect(video({})).toMatchObject({ duration: 60_500, source_url: "https://x/a.mpd" });
  });

  test("Whoever serves the segments is told where the page has named them", () => {
    const cdn = (segmentUrl: string) => toWire(event, config, identity, { ...media, segmentUrl }, 0)["cdn"];
    expect(cdn("https://eu.cdn.example/1.m4s")).toEqual({ provider: "one" });
    expect(cdn("https://elsewhere.example/1.m4s")).toBeFalsy();
  });

  test("The page's own dimensions are told", () => {
    expect(toWire(event, config, identity, { ...media, info: { custom: { plan: "free" } } }, 0)).toMatchObject({ custom: { plan: "free" } });
  });

  test("Addresses in an error lose what may be secret, whoever put them there", () => {
    const data = {
      error_family: "network",
      error_code: "1001",
      error_message: "HTTP 403 for https://me:pw@cdn.example/a.m4s?token=secret",
      error_context: '{"url":"https://cdn.example/a.m4s?token=secret#f","status":403}',
      fatal: true,
    } as const;
    const error: DerivedEvent = { ...event, type: "error", data };
    expect(toWire(error, config, identity, media, 0).data).toEqual({
      ...data,
      error_message: "HTTP 403 for https://cdn.example/a.m4s",
      error_context: '{"url":"https://cdn.example/a.m4s","status":403}',
    });
  });

  test("A viewer who is nobody is another one in each view, and always the same in one", () => {
    const viewer = (viewId: string) => toWire({ ...event, viewId }, config, { sessionId: "s" }, media, 0)["viewer_id"];
    const [one, other] = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"] as const;
    expect(viewer(one)).toMatch(/^[0-9a-f]{64}$/);
    expect(viewer(one)).toBe(viewer(one));
    expect(viewer(one)).not.toBe(viewer(other));
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

test("The version told is the package's", () => {
  expect(VERSION).toBe(manifest.version);
});
