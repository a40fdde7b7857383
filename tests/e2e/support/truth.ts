import type { Frame, Mark, Recording } from "./truth-recorder.ts";

/** What the viewer saw. Milliseconds, instants by the page's performance.now(); positions in seconds of the media. */
export interface Truth {
  /** From the call of play() to a frame shown and the playhead moving. */
  startUp: number | undefined;
  /** What the playhead moved, at normal speed. */
  played: number;
  seeks: Sought[];
  /** Where the playhead stood for 250 ms or more while it should have moved. */
  stalls: Stood[];
  /** How long it stood each time it was 100 ms or more. */
  stands: number[];
  /** Changes of the frames' size. */
  switches: Switched[];
}

export interface Sought {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** From the instruction to the playhead moving, or to `seeked` while paused; undefined when neither happened. */
  readonly latency: number | undefined;
}

export interface Stood {
  readonly at: number;
  /** As `at`, were the playhead to have got as far as the first frame after it: later than `at` where frames were missing before it stood. */
  readonly latest: number;
  readonly position: number;
  readonly duration: number;
}

export interface Switched {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** A stretch of the media without a jump. */
interface Run {
  readonly since: number;
  readonly start: number;
  readonly until: number;
  readonly end: number;
  readonly frames: readonly Frame[];
  /** It began with less than a seek, which was none on the way of another. */
  readonly nudged: boolean;
  /** When the playhead left the start. */
  readonly movedAt: number | undefined;
}

/** An instant at which the position is known. */
interface Point {
  readonly at: number;
  readonly position: number;
}

const SHORTEST_STAND = 100;
const SHORTEST_STALL = 250;
/** Frames that a plateau is taken from. */
const PLATEAU = 5;
/** Players move a playhead that stands a little further, to make it go on: it still stands. Seconds. */
const NUDGE = 0.4;
/** Seconds by which a frame may be off its run: it covers the position asked for, and is shown a little late. */
const FRAME_EDGE = 0.1;

/**
 * Derives what happened from frames and instructions alone; nothing is sampled. While the playhead moves, the time at which a frame is
 * shown minus the frame's position in the media is constant: its lag. When playing began follows from the lag of the first frames in
 * motion, so that it is known better than the 40 ms between frames; a stall is a step of the lag, as high as the stall was long,
 * however many frames were dropped and however late the page heard of them.
 *
 * Precision: one refresh of the screen (17 ms), and as much again for the latency of sound; a stall's begin one frame (40 ms) more.
 * Playing time is exact: it is the sum of the positions at which runs were left minus those at which they began.
 */
export function deriveTruth(recording: Recording): Truth {
  const { marks } = recording;
  const first = marks.findIndex(({ kind }) => kind === "play");
  const empty: Truth = { startUp: undefined, played: 0, seeks: [], stalls: [], stands: [], switches: [] };
  if (first < 0) return empty;
  const last = marks.findIndex(({ kind }, i) => i > first && (kind === "source" || kind === "end"));
  const session = marks.slice(first, last < 0 ? undefined : last + 1);

  const runs = toRuns(session, recording.frames);
  const began = runs.findIndex(({ movedAt }) => movedAt !== undefined);
  const opening = runs[began];
  if (opening?.movedAt === undefined) return empty;
  const instructed = session[0]?.at ?? NaN;
  const startedAt = Math.max(opening.movedAt, opening.frames[0]?.shownAt ?? NaN);
  const stood = joinNudged(runs.map((run) => ({ run, stands: standsOf(run, session) })));
  return {
    startUp: startedAt - instructed,
    played: runs.reduce((sum, { start, end }) => sum + (end - start) * 1000, 0),
    seeks: seeksOf(runs.slice(began + 1), session),
    stalls: stood.filter(({ duration }) => duration >= SHORTEST_STALL),
    stands: stood.map(({ duration }) => duration),
    switches: switchesOf(runs.slice(began).flatMap(({ frames }) => frames)),
  };
}

function toRuns(session: readonly Mark[], frames: readonly Frame[]): Run[] {
  const jumps = session.filter(({ kind }, i) => kind === "seek" || i === 0);
  let arrived = false;
  return jumps.map((jump, i) => {
    const next = jumps[i + 1] ?? session.at(-1) ?? jump;
    const start = jump.to ?? jump.position;
    // Frames of the run before can still be shown after a jump, but none of this one can be where the playhead cannot have got yet. Behind a
    // hole in the video, which a switch can leave, the first frame is shown before its time.
    const own = frames.filter(
      ({ shownAt, mediaTime, playhead }) =>
        shownAt >= jump.at &&
        mediaTime <= playhead + FRAME_EDGE && shownAt < next.at + 40 && mediaTime >= start - FRAME_EDGE && mediaTime <= start + FRAME_EDGE + (shownAt - jump.at) / 1000,
    );
    const nudged = arrived && Math.abs(start - jump.position) < NUDGE;
    const moved = movedAt(start, own);
    arrived = moved !== undefined || (arrived && nudged);
    return { since: jump.at, start, until: next.at, end: next.position, frames: own, nudged, movedAt: moved };
  });
}

/** When the playhead left the start, by the first frames that are beyond it. */
function movedAt(start: number, frames: readonly Frame[]): number | undefined {
  const moving = frames.filter(({ mediaTime }) => mediaTime > start + 0.01).slice(0, PLATEAU);
  const unbroken = moving.filter((frame, i) => i === 0 || frame.shownAt - (moving[i - 1]?.shownAt ?? 0) < SHORTEST_STAND);
  return unbroken.length > 0 ? median(unbroken.map(({ mediaTime, shownAt }) => shownAt - mediaTime * 1000)) + start * 1000 : undefined;
}

/** Seeks on the way of another are one, waited for from the last. */
function seeksOf(runs: readonly Run[], session: readonly Mark[]): Sought[] {
  const seeks: Sought[] = [];
  let from: number | undefined;
  const jumps = runs.filter(({ nudged }) => !nudged);
  for (const run of jumps) {
    const mark = session.find(({ kind, at }) => kind === "seek" && at === run.since);
    from ??= mark?.position ?? NaN;
    const paused = pausedAt(run.since, session);
    const done = session.find(({ kind, at }) => kind === "seeked" && at >= run.since && at <= run.until)?.at;
    const arrived = paused ? done : run.movedAt;
    if (arrived === undefined && run !== jumps.at(-1)) continue;
    seeks.push({ at: run.since, from, to: run.start, latency: arrived === undefined ? undefined : arrived - run.since });
    from = undefined;
  }
  return seeks;
}

/** Steps of the lag within a run, the time paused left out. */
function standsOf(run: Run, session: readonly Mark[]): Stood[] {
  if (run.movedAt === undefined) return [];
  const moving = run.frames.filter(({ mediaTime }) => mediaTime > run.start + 0.01);
  const points: Point[] = moving.map(({ shownAt, mediaTime }) => ({ at: shownAt, position: mediaTime }));
  points.push({ at: run.until, position: run.end });
  const lag = points.map(({ at, position }) => at - pausedUntil(at, run.since, session) - position * 1000);

  const stands: Stood[] = [];
  for (let i = 0; i < points.length - 1; i++) {
    if (step(lag, i) < SHORTEST_STAND) continue;
    // The first frame after it can be shown before the playhead moves: the step goes on until the lag does not grow any more.
    let after = i + 1;
    while (after < points.length - 1 && step(lag, after) > 40) after++;
    const before = median(lag.slice(Math.max(0, i - PLATEAU + 1), i + 1));
    const duration = median(lag.slice(after, after + PLATEAU)) - before;
    const position = (points[i]?.position ?? 0) + 0.04;
    const toTime = (reached: number) => before + reached * 1000 + pausedUntil(points[i]?.at ?? 0, run.since, session);
    const latest = toTime(Math.max(position, points[after]?.position ?? 0));
    if (duration >= SHORTEST_STAND) stands.push({ at: toTime(position), latest, position, duration });
    i = after - 1;
  }
  return stands;
}

/** A playhead that stood, was nudged, and stood on has stood once. */
function joinNudged(runs: readonly { run: Run; stands: readonly Stood[] }[]): Stood[] {
  const joined: Stood[] = [];
  for (const { run, stands } of runs) {
    if (run.nudged && run.movedAt !== undefined) {
      const before = joined.at(-1);
      const stoodOn = before !== undefined && Math.abs(before.at + before.duration - run.since) < SHORTEST_STAND;
      if (stoodOn) joined.pop();
      const since = stoodOn ? before.at : run.since;
      const { latest, position } = stoodOn ? before : { latest: since, position: run.start };
      const duration = run.movedAt - since;
      if (duration >= SHORTEST_STAND) joined.push({ at: since, latest, position, duration });
    }
    joined.push(...stands);
  }
  return joined;
}

function step(lag: readonly number[], i: number): number {
  return (lag[i + 1] ?? 0) - (lag[i] ?? 0);
}

/** How long it was paused from one instant to another, by instruction. */
function pausedUntil(at: number, since: number, session: readonly Mark[]): number {
  let paused = 0;
  let from: number | undefined;
  for (const mark of session) {
    if (mark.at > at) break;
    if (mark.kind === "pause") from ??= Math.max(mark.at, since);
    if (mark.kind !== "play" || from === undefined) continue;
    paused += Math.max(0, mark.at - from);
    from = undefined;
  }
  return paused + (from === undefined ? 0 : at - from);
}

function pausedAt(at: number, session: readonly Mark[]): boolean {
  return session.filter((mark) => mark.at <= at && (mark.kind === "pause" || mark.kind === "play")).at(-1)?.kind === "pause";
}

function switchesOf(frames: readonly Frame[]): Switched[] {
  const switches: Switched[] = [];
  let from: string | undefined;
  for (const { width, height, shownAt } of frames) {
    const to = `${width}x${height}`;
    if (from !== undefined && to !== from) switches.push({ at: shownAt, from, to });
    from = to;
  }
  return switches;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
