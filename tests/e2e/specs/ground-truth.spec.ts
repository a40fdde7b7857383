import { expect } from "@playwright/test";
import type { WireEvent } from "../support/collecting-server.ts";
import { unlessStarved } from "../support/fixtures.ts";
import { PLAYERS, test, type Lab, type PlayerName } from "../support/lab.ts";
import { deriveTruth, type Truth } from "../support/truth.ts";
import type { Recording, Starved } from "../support/truth-recorder.ts";

// The same viewer with every player: what the SDK says, against what was on the screen.

/** Milliseconds by which the SDK may be off. */
const START_UP = 100;
const SEEK = 100;
const STALL = 150;

const FIRST_FRAME_DELAY = 700;
const SEEK_TARGET = 30;
const SEEK_DELAY = 300;
const STALL_POSITION = 36;
const STALL_LENGTH = 2000;

interface Told {
  startUp: number;
  playing: number;
  seeks: { from: number; to: number; latency: number; at: number }[];
  stalls: { at: number; duration: number }[];
  switches: { from: string; to: string; trigger: unknown; up: boolean }[];
}

interface Row {
  player: string;
  "start-up": string;
  seek: string;
  stalls: string;
  "playing %": string;
  switches: string;
}

const rows: Row[] = [];

for (const player of PLAYERS) {
  test(`${player}: the SDK measures what the viewer saw`, async ({ lab }) => {
    let starved: readonly Starved[] = [];
    const watched = async () => {
      starved = [];
      const released = await watch(lab, player);
      const { recording, events } = await lab.leave();
      starved = recording.starved;
      await compare(player, released, recording, events);
    };
    await unlessStarved(lab.server.network, watched, async () => starved);
  });
}

test.afterAll(() => console.table(rows));

/** Compares what was told with what was seen. */
async function compare(player: PlayerName, released: number, recording: Recording, events: readonly WireEvent[]): Promise<void> {
  const truth = deriveTruth(recording);
  const told = toTold(events, recording.origin);
  rows.push(rowOf(`${player} ${version(events)}`, told, truth));
  try {
    await check(player, told, truth, recording.origin, released);
  } catch (error) {
    const failure = error as Error;
    failure.message += `\ntold ${JSON.stringify(told)}\ntruth ${JSON.stringify(truth)}\nstarved ${JSON.stringify(recording.starved.slice(0, 5))}`;
    throw failure;
  }
}

async function check(player: PlayerName, told: Told, truth: Truth, origin: number, released: number): Promise<void> {
  await test.step("the truth is what the script did to the network", () => {
    expect(truth.startUp).toBeGreaterThan(FIRST_FRAME_DELAY);
    expect(truth.seeks).toHaveLength(1);
    expect(truth.seeks[0]?.latency).toBeGreaterThan(SEEK_DELAY);
    // A player may stall once more by itself where it was told to switch.
    const [stall, ...more] = truth.stalls;
    expect(more.every(({ position }) => position > STALL_POSITION + 1)).toBe(true);
    if (!stall) throw new Error("no stall was seen");
    // Browsers stop some frames before the data's end.
    if (player !== "html5") expect(Math.abs(stall.position - STALL_POSITION)).toBeLessThan(0.25);
    const endedAfterRelease = origin + stall.at + stall.duration - released;
    expect(endedAfterRelease).toBeGreaterThan(-50);
    expect(endedAfterRelease).toBeLessThan(1000);
    expect(truth.switches.map(({ to }) => to)).toEqual(player === "html5" ? [] : ["320x180", "1280x720"]);
  });

  expect(Math.abs(told.startUp - (truth.startUp ?? NaN))).toBeLessThan(START_UP);
  expect(told.seeks).toHaveLength(truth.seeks.length);
  for (const [i, seek] of truth.seeks.entries()) {
    expect(Math.abs((told.seeks[i]?.latency ?? NaN) - (seek.latency ?? NaN)), "seek latency").toBeLessThan(SEEK);
    expect(Math.abs((told.seeks[i]?.from ?? NaN) / 1000 - seek.from), "seek's origin").toBeLessThan(0.1);
    expect(Math.abs((told.seeks[i]?.to ?? NaN) / 1000 - seek.to), "seek's target").toBeLessThan(0.01);
  }
  expect(told.stalls).toHaveLength(truth.stalls.length);
  for (const [i, stall] of truth.stalls.entries()) {
    expect(Math.abs((told.stalls[i]?.duration ?? NaN) - stall.duration), "stall's length").toBeLessThan(STALL);
    const begin = told.stalls[i]?.at ?? NaN;
    expect(stall.at - begin, "stall's begin").toBeLessThan(STALL);
    expect(begin - stall.latest, "stall's begin").toBeLessThan(STALL);
  }
  expect(Math.abs(told.playing - truth.played) / truth.played).toBeLessThan(0.02);
  expect(told.switches.map(({ from, to }) => `${from} → ${to}`)).toEqual(truth.switches.map(({ from, to }) => `${from} → ${to}`));
  expect(told.switches.map(({ trigger }) => trigger)).toEqual(truth.switches.map(() => "manual"));
  expect(told.switches.map(({ up }) => up)).toEqual(player === "html5" ? [] : [false, true]);
}

/** @returns when the network came back after the stall, Unix ms. */
async function watch(lab: Lab, player: PlayerName): Promise<number> {
  const { network } = lab.server;
  const slow = network.hold({ kinds: ["video", "file"], to: 2 });
  // A file is one stream: what it has ahead of the playhead is up to the browser unless the network decides.
  network.hold({ kinds: ["file"], from: 12, to: SEEK_TARGET - 3 });
  await lab.open(player);
  await lab.tell("play");
  await slow.liftAfter(FIRST_FRAME_DELAY);
  await lab.playPast(5);

  const slowly = network.delay(SEEK_DELAY, { kinds: ["video", "audio", "file"] });
  const outage = network.hold({ from: STALL_POSITION, kinds: ["video", "audio", "file"] });
  await lab.tell("seek", SEEK_TARGET);
  await lab.playPast(SEEK_TARGET + 1);
  await lab.standsFor(STALL_LENGTH);
  const stoodAt = await lab.position();
  outage.lift();
  slowly.lift();
  const released = Date.now();
  await lab.playPast(stoodAt + 1);

  if (player !== "html5") {
    await lab.tell("switchTo", "lowest");
    await lab.shows(180);
    await lab.tell("switchTo", "highest");
    await lab.shows(720);
  }
  await lab.tell("pause");
  await lab.standsFor(1000);
  const pausedAt = await lab.position();
  await lab.tell("play");
  await lab.playPast(pausedAt + 1.5);
  return released;
}

/** What the SDK reported, instants by the page's performance.now(). */
function toTold(events: readonly WireEvent[], origin: number): Told {
  const of = (type: string) => events.filter((event) => event.event_type === type);
  const size = (resolution: unknown) => {
    const { width, height } = (resolution ?? {}) as { width?: number; height?: number };
    return `${width}x${height}`;
  };
  return {
    startUp: Number(of("playing")[0]?.data["video_startup_time"]),
    playing: Number(of("viewend")[0]?.data["playing_time"]),
    seeks: of("seek").map(({ event_time, data }) => ({ from: Number(data["from"]), to: Number(data["to"]), latency: Number(data["seek_latency"]), at: event_time - origin })),
    stalls: of("stall_end").map(({ event_time, data }) => ({ at: event_time - origin - Number(data["stall_duration"]), duration: Number(data["stall_duration"]) })),
    switches: of("quality_change").map(({ data }) => ({
      from: size(data["previous_resolution"]),
      to: size(data["new_resolution"]),
      trigger: data["trigger"],
      up: Number(data["new_bitrate"]) > Number(data["previous_bitrate"]),
    })),
  };
}

function version(events: readonly WireEvent[]): string {
  return events[0]?.player?.version ?? "";
}

function rowOf(player: string, told: Told, truth: Truth): Row {
  const off = (is: number | undefined, should: number | undefined) => (is === undefined || should === undefined ? "–" : `${(is - should).toFixed(0)} ms`);
  return {
    player,
    "start-up": `${off(told.startUp, truth.startUp)} of ${truth.startUp?.toFixed(0)}`,
    seek: truth.seeks.map((seek, i) => `${off(told.seeks[i]?.latency, seek.latency)} of ${seek.latency?.toFixed(0)}`).join(", ") || "none",
    stalls: `${told.stalls.length}/${truth.stalls.length}: ${truth.stalls.map((stall, i) => `begin ${off(told.stalls[i]?.at, stall.at)}, length ${off(told.stalls[i]?.duration, stall.duration)} of ${stall.duration.toFixed(0)}`).join(", ")}`,
    "playing %": `${((told.playing / truth.played - 1) * 100).toFixed(2)} of ${(truth.played / 1000).toFixed(1)} s`,
    switches: `${told.switches.length}/${truth.switches.length}`,
  };
}
