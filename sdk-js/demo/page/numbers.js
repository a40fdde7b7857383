/** The numbers shown of a view, and their labels. */
export const NUMBERS = {
  startUp: "Start-up",
  playing: "Playing",
  rebuffering: "Rebuffering",
  stalls: "Stalls",
  causes: "Stalled by",
  seeks: "Seeks",
  seekLatency: "Last seek",
  bitrate: "Bitrate",
  resolution: "Resolution",
  switches: "Switches",
  droppedFrames: "Dropped frames",
  throughput: "Throughput",
  liveLatency: "Behind live",
  outcome: "Outcome",
};

/** What the events of the latest view say about it. Knows no page. */
export class Numbers {
  #view;
  #told;

  /** @returns {{ state: string, numbers: Record<keyof typeof NUMBERS, string | undefined> }} */
  add({ event_type: type, view_id: view, data }) {
    if (this.#view !== view) {
      this.#view = view;
      this.#told = { state: "idle", stalls: 0, causes: new Set(), rebuffering: 0, seeks: 0, switches: 0 };
    }
    const told = this.#told;
    takeKnown(told, data);
    TAKE[type]?.(told, data);
    return { state: told.state, numbers: inWords(told) };
  }
}

/** What several types of events carry under the same name. */
function takeKnown(told, data) {
  const { video_startup_time, playing_time, dropped_frames, bitrate, resolution, live_latency, throughput } = data;
  const known = { startUp: video_startup_time, playing: playing_time, droppedFrames: dropped_frames, bitrate, resolution, liveLatency: live_latency, throughput };
  for (const [name, value] of Object.entries(known)) told[name] = value ?? told[name];
}

const TAKE = {
  viewstart: (told) => (told.state = "starting"),
  playing: (told) => (told.state = "playing"),
  pause: (told) => (told.state = "paused"),
  ended: (told) => (told.state = "ended"),
  stall_start(told, { cause }) {
    told.state = "stalled";
    told.stalls++;
    told.causes.add(cause);
  },
  stall_end(told, { stall_duration }) {
    told.state = "playing";
    told.rebuffering += stall_duration;
  },
  seek(told, { seek_latency }) {
    told.seeks++;
    told.seekLatency = seek_latency ?? told.seekLatency;
  },
  quality_change(told, { new_bitrate, new_resolution }) {
    told.switches++;
    told.bitrate = new_bitrate;
    told.resolution = new_resolution ?? told.resolution;
  },
  error(told, { fatal }) {
    if (fatal) told.state = "failed";
  },
  viewend(told, { outcome }) {
    told.outcome = outcome;
    if (outcome?.endsWith("failed")) told.state = "failed";
    else if (told.state !== "ended") told.state = "left";
  },
};

function inWords(told) {
  return {
    startUp: milliseconds(told.startUp),
    playing: seconds(told.playing, 1),
    rebuffering: seconds(told.rebuffering, 2),
    stalls: String(told.stalls),
    causes: [...told.causes].join(", "),
    seeks: String(told.seeks),
    seekLatency: milliseconds(told.seekLatency),
    bitrate: bits(told.bitrate),
    resolution: told.resolution && `${told.resolution.width}×${told.resolution.height}`,
    switches: String(told.switches),
    droppedFrames: told.droppedFrames?.toString(),
    liveLatency: milliseconds(told.liveLatency),
    throughput: bits(told.throughput),
    outcome: told.outcome?.replaceAll("_", " "),
  };
}

const milliseconds = (value) => value !== undefined && `${value} ms`;
const seconds = (value, digits) => value !== undefined && `${(value / 1000).toFixed(digits)} s`;
const bits = (value) => value !== undefined && (value < 1e6 ? `${Math.round(value / 1e3)} kbit/s` : `${(value / 1e6).toFixed(1)} Mbit/s`);
