import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toBody, type Batch } from "../../src/batch/batch";
import { toConfig, toVideoInfo } from "../../src/config";
import { cdnProvider } from "../../src/session/cdn-provider";
import type { DerivedEvent } from "../../src/session/derived-event";
import { toWire, type Media } from "../../src/session/envelope";
import { ScriptedPlayer } from "../session/scripted-player";

/** For each field, by the events it is sent in, an example. */
type Fields = Map<string, Map<string, unknown>>;

const EVERYTHING = { endpointUrl: "/", playerId: "p", orgId: "o", env: "e", appName: "a", appVersion: "1", cdn: { h: "one" }, cdnProvider, custom: { plan: "x" } };

/** A session in which everything happens that can be told. */
function session(): DerivedEvent[] {
  const player = new ScriptedPlayer();
  Object.assign(player.measures, { live_latency: 3000, throughput: 1e6 });
  player.ready({ player_startup_time: 12, page_load_time: 300 });
  player.signal({ kind: "preroll", active: true }).play().run(500).signal({ kind: "preroll", active: false });
  switchTo(player, 1e6);
  player.run(2000).pause().play().run(1000);
  switchTo(player, 2e6);
  player.stand(1000).run(9000).seeking(30).stand(200).seeked().run(1000);
  player.error({ fatal: false, error_context: "x" }).run(71_000).end();
  // The wait for a start-up that no advertisement came before, then everything that a view can end with.
  player.state.ended = false;
  player.seeking(0).seeked().play().stand(300).run(2000).close();
  return player.events;
}

function switchTo(player: ScriptedPlayer, bitrate: number): void {
  player.signal({ kind: "quality", quality: { bitrate, width: 640, height: 360, framerate: 25 }, trigger: "abr" });
}

/** As they go out, with the count of lost reports that the queue adds to a view's end. */
function sent(): object[] {
  const config = toConfig(EVERYTHING, () => undefined);
  const info = toVideoInfo({ videoId: "1", videoTitle: "t", videoSeries: "s" }, config, () => undefined);
  const player = { name: "html5", version: "1", autoplay: false, preload: "auto" };
  const media: Media = { info, player, duration: 100, sourceUrl: "https://h/a.mp4", segmentUrl: "https://h/1.m4s" };
  const identity = { sessionId: "s" };
  return session().map((event) => {
    const data = event.type === "viewend" ? { ...event.data, queue_dropped: 1 } : event.data;
    return JSON.parse(JSON.stringify(toWire({ ...event, data } as DerivedEvent, config, identity, media, 0))) as object;
  });
}

function collect(fields: Fields, value: unknown, path: string, sentIn: string): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const shown = path === "custom" ? "*" : name;
      collect(fields, inner, path ? `${path}.${shown}` : shown, sentIn);
    }
    return;
  }
  fields.set(path, (fields.get(path) ?? new Map<string, unknown>()).set(sentIn, value));
}

function told(events: readonly object[]): Fields {
  const fields: Fields = new Map();
  for (const event of events) collect(fields, event, "", (event as { event_type: string }).event_type);
  const batch: Batch = { id: "id", events: "{}", count: 0, weight: 0, attempts: 1, madeAt: 0, due: 0, hold: 0, lease: 0 };
  collect(fields, JSON.parse(toBody(batch, 1)), "", "requests");
  return fields;
}

/** The rows of the document's tables of fields: | `field` | sent in | meaning | `example` | when | */
function documented() {
  const text = readFileSync(new URL("../../../docs/privacy.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| `([\w.*]+)` \| ([\w, ]+) \| (.+?) \| `(.+?)` \| (.+?) \|$/gm)];
  return rows.map(([, field = "", sentIn = "", , example = ""]) => ({ field, sentIn, example: JSON.parse(example) as unknown }));
}

test("Every kind of event is in the session that the list is held against", () => {
  const types = new Set(session().map((event) => event.type));
  const all = ["playerready", "viewstart", "playing", "pause", "seek", "stall_start", "stall_end", "quality_change", "error", "quartile"];
  expect([...types].sort()).toEqual([...all, "heartbeat", "ended", "viewend"].sort());
});

test("The list of what is sent is complete, holds nothing else, and says in which events", () => {
  const events = sent();
  const count = new Set(events.map((event) => (event as { event_type: string }).event_type)).size;
  const actual = [...told(events)].map(([field, where]) => `${field}: ${where.size === count ? "all" : [...where.keys()].sort().join(", ")}`);
  const listed = documented().map(({ field, sentIn }) => `${field}: ${sentIn.split(", ").sort().join(", ")}`);
  expect(listed.sort()).toEqual(actual.sort());
});

test("The examples are of the type that is sent", () => {
  const fields = told(sent());
  for (const { field, example } of documented()) {
    for (const value of fields.get(field)?.values() ?? []) expect(typeof example, field).toBe(typeof value);
  }
});
