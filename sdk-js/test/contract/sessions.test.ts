import { expect, test } from "vitest";
import type { DerivedEvent } from "../../src/session/derived-event";
import { ScriptedPlayer } from "../session/scripted-player";
import { sent } from "./sent";
import { violationsOfEvent, violationsOfRequest } from "./wire-schema";
import { lease, toBody } from "../../src/batch/batch";
import { EventQueue } from "../../src/batch/event-queue";
import schema from "../../../tests/Fixtures/event.schema.json";

/** A session in which everything happens, with all that can be known. Each of its events is held against the contract as it is emitted. */
function eventful(): ScriptedPlayer {
  const player = new ScriptedPlayer({ heartbeatInterval: 2000 });
  Object.assign(player.state, { duration: 20, decodedFrames: 1 });
  Object.assign(player.measures, { live_latency: 3000, throughput: 8_000_000 });
  const tell = (bitrate: number, height: number) =>
    player.signal({ kind: "quality", quality: { bitrate, width: (height * 16) / 9, height, framerate: 29.97 }, trigger: "manual" });
  player.signal({ kind: "preroll", active: true }).play().run(1000).signal({ kind: "preroll", active: false });
  tell(1_000_000, 360).run(3000).stand(2000).run(1000);
  tell(3_000_000, 720).run(1000).pause().seeking(2).seeked().play().run(18_000);
  player.state.droppedFrames = 5;
  player.error({ fatal: false, error_context: "segment 7" }).run(100).end();
  return player;
}

test("Whatever can happen in a session is told as the service expects it", () => {
  const player = eventful();
  const types = new Set(player.events.map((event) => event.type));
  const { enum: all } = schema.definitions.event.properties.event_type;
  // The page tells when a player is ready, not the session.
  expect([...types, "playerready"].sort()).toEqual(all.filter((type) => type !== "qualitychange").sort());
});

test("A player that is ready is told as the service expects it, known times and unknown ones", () => {
  const ready = { type: "playerready", viewId: "v", seq: 0, at: 5, position: 0 } as const;
  sent({ ...ready, data: { player_startup_time: 200, page_load_time: 1200 } });
  sent({ ...ready, data: { player_startup_time: undefined, page_load_time: undefined } });
});

test("Reports that were lost are told as the service expects it", () => {
  const end = eventful().of("viewend")[0] as DerivedEvent;
  sent({ ...end, data: { ...end.data, queue_dropped: 3 } } as DerivedEvent);
});

test("What the service does not know is noticed", () => {
  const [first] = eventful().events;
  const wire = sent(first as DerivedEvent) as { data: object };
  expect(violationsOfEvent({ ...wire, colour: "red" })).toMatchObject([{ path: "colour", unknown: true }]);
  expect(violationsOfEvent({ ...wire, data: { ...wire.data, playing_time: 1 } })).toMatchObject([{ path: "data.playing_time", unknown: true }]);
});

test("A batch is a request as the service expects it, at every attempt", () => {
  const queue = new EventQueue({ batchSize: 500, batchBytes: 1e6, maxQueueSize: 1000 }, () => "0b7c");
  for (const event of eventful().events) queue.add({ json: JSON.stringify(sent(event)), bytes: 0, weight: 1 });
  let batch = queue.cut(0);
  for (const at of [1_700_000_000_000.4, 1_700_000_009_000]) {
    batch = batch && lease(batch, at);
    expect(violationsOfRequest(JSON.parse(batch ? toBody(batch, at) : ""))).toEqual([]);
  }
});
