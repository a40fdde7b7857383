import type { Deltas, EventData, Resolution } from "./derived-event";
import type { Seeks } from "./seeks";
import type { PlayerState, Quality } from "./signals";
import type { Stalls } from "./stalls";
import type { Totals } from "./totals";

/** What a view's sums are made from. */
export interface Facts {
  readonly at: number;
  readonly state: PlayerState;
  readonly quality: Quality | undefined;
  /** Seconds of the media, when it has an end to reach. */
  readonly length: number | undefined;
  readonly totals: Totals;
  readonly stalls: Stalls;
  readonly seeks: Seeks;
}

/** Takes the deltas: each is reported once. */
export function heartbeatData({ at, state, quality, totals, stalls }: Facts): EventData["heartbeat"] {
  return {
    ...totals.takeDeltas(stalls.time(at)),
    playing_time: Math.round(totals.playing),
    buffer_length: Math.round(state.bufferLength),
    dropped_frames: totals.dropped.total,
    bitrate: quality?.bitrate,
    resolution: resolutionOf(state),
  };
}

/** Whether deltas say anything. */
export function hasNews(deltas: Deltas): boolean {
  return deltas.playing_time_delta + deltas.rebuffer_time_delta + deltas.decoded_frames_delta > 0;
}

export function endedData({ at, totals, stalls, length }: Facts): EventData["ended"] {
  return {
    playing_time: Math.round(totals.playing),
    total_watch_time: Math.round(totals.playing + stalls.time(at)),
    completion_rate: totals.completion(length),
    rebuffer_count: stalls.count,
    rebuffer_duration: Math.round(stalls.time(at)),
  };
}

/** Takes the last deltas. The outcome and the waits are the view's to add. */
export function viewendData(facts: Facts): EventData["viewend"] {
  const { at, totals, stalls, seeks, length } = facts;
  const { buffer_length: _, ...beat } = heartbeatData(facts);
  return {
    ...beat,
    rebuffer_time: Math.round(stalls.time(at)),
    rebuffer_count: stalls.count,
    seek_count: seeks.count,
    average_bitrate: totals.averageBitrate(),
    decoded_frames: totals.decoded.total,
    max_position: Math.round(totals.maxPosition * 1000),
    completion_rate: totals.completion(length),
  };
}

export function resolutionOf({ width, height }: { width?: number | undefined; height?: number | undefined }): Resolution | undefined {
  return width && height ? { width, height } : undefined;
}
