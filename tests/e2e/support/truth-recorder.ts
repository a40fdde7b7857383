/** A frame as the compositor says it was shown. */
export interface Frame {
  /** Seconds of the media. */
  readonly mediaTime: number;
  /** When it is expected on the screen, ms of performance.now(). */
  readonly shownAt: number;
  /** Where the playhead was when the frame was handed over. Seconds of the media. */
  readonly playhead: number;
  readonly width: number;
  readonly height: number;
}

/** Something that was done to the player, or that it said. */
export interface Mark {
  readonly kind: "play" | "pause" | "seek" | "seeked" | "source" | "end";
  readonly at: number;
  /** Seconds of the media; of a seek where it left from. */
  readonly position: number;
  /** Where a seek goes. */
  readonly to?: number;
}

/** The browser got too little of the machine to show what it should: then frames are no truth about the playhead. */
export interface Starved {
  readonly at: number;
  /** Milliseconds that a timer came late, or that a frame was behind the playhead when it was handed over. */
  readonly timer?: number;
  readonly frame?: number;
}

export interface Recording {
  readonly frames: Frame[];
  readonly marks: Mark[];
  readonly starved: Starved[];
  /** performance.timeOrigin: what makes times of this page comparable with others. */
  readonly origin: number;
}

/** What the recorder leaves in the page: ends the recording, and returns it. */
export interface Recorder {
  read(): Recording;
}

/**
 * Runs in the page, before a player is made. Knows nothing of the SDK and draws no conclusions: it writes down every frame with the
 * compositor's times, and every instruction to play, pause or seek in the instant it is given.
 */
export function recordTruth(): void {
  const video = document.querySelector("video");
  if (!video) throw new Error("no video");
  const recording: Recording = { frames: [], marks: [], starved: [], origin: performance.timeOrigin };
  const { frames, marks, starved } = recording;

  const time = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "currentTime");
  const position = (): number => time?.get?.call(video) as number;
  const mark = (kind: Mark["kind"], at = performance.now(), to?: number) =>
    marks.push({ kind, at, position: position(), ...(to !== undefined && { to }) });

  // Players set the position and call play() on the element, so that their instructions pass here as the page's own do.
  Object.defineProperty(video, "currentTime", {
    configurable: true,
    get: position,
    set: (to: number) => {
      mark("seek", undefined, to);
      time?.set?.call(video, to);
    },
  });
  const play = video.play.bind(video);
  video.play = () => {
    if (video.paused) mark("play");
    return play();
  };
  const pause = video.pause.bind(video);
  video.pause = () => {
    if (!video.paused) mark("pause");
    return pause();
  };
  video.addEventListener("seeked", ({ timeStamp }) => mark("seeked", timeStamp));
  video.addEventListener("emptied", ({ timeStamp }) => mark("source", timeStamp));

  const TICK = 50;
  // Half as much as measurements may be off: what begins between two ticks is longer than it looks.
  const LATE = 50;
  let ticked = performance.now();
  setInterval(() => {
    const timer = performance.now() - ticked - TICK;
    if (timer > LATE) starved.push({ at: ticked, timer });
    ticked = performance.now();
  }, TICK);

  const onFrame: VideoFrameRequestCallback = (_, { mediaTime, expectedDisplayTime, width, height }) => {
    const playhead = position();
    frames.push({ mediaTime, shownAt: expectedDisplayTime, playhead, width, height });
    const frame = video.seeking || video.paused ? 0 : (playhead - mediaTime) * 1000;
    if (frame > LATE) starved.push({ at: performance.now(), frame });
    video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);

  const recorder: Recorder = {
    read() {
      mark("end");
      return structuredClone(recording);
    },
  };
  Object.assign(globalThis, { recorder });
}
