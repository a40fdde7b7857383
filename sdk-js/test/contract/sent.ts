import { expect } from "vitest";
import { toConfig } from "../../src/config";
import { cdnProvider } from "../../src/session/cdn-provider";
import type { DerivedEvent } from "../../src/session/derived-event";
import { toWire, type Media } from "../../src/session/envelope";
import { violationsOfEvent } from "./wire-schema";

const cdn = { "cdn.example": "one" };
const config = toConfig({ endpointUrl: "/v1/events", playerId: "p", orgId: "o", env: "test", appName: "a", appVersion: "1", cdn, cdnProvider }, () => undefined);
const identity = { sessionId: "s", viewerId: "0".repeat(64) };
const media: Media = {
  info: { videoId: 42, videoTitle: "A film", videoSeries: "Films", custom: { plan: "free" } },
  player: { name: "html5", version: "1.0", autoplay: false, preload: "auto" },
  duration: 60,
  sourceUrl: "https://cdn.example/a/b.mp4?token=secret",
  segmentUrl: "https://cdn.example/a/b.mp4",
};

/** The event as it leaves the page, once it is sure that the service takes it without a warning and knows each of its fields. */
export function sent(event: DerivedEvent, about: Partial<Media> = {}): unknown {
  const wire: unknown = JSON.parse(JSON.stringify(toWire(event, config, identity, { ...media, ...about }, 1_700_000_000_000)));
  expect(violationsOfEvent(wire), event.type).toEqual([]);
  return wire;
}
