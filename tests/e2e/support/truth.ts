/** What the page measures of the element by itself. Milliseconds, positions in seconds. */
export interface Truth {
  /** From the call of play() to the first frame with a playhead that has left its start. */
  startUp: number | undefined;
  /** Playhead movement, seeks left out, at normal speed. */
  played: number;
  seeks: { from: number; to: number; latency: number | undefined }[];
  /** How long the playhead stood while it should have moved, each time it was 100 ms or more. */
  stands: number[];
}

/** Runs in the page. Knows nothing of the SDK: wraps play() and currentTime, and looks at every frame drawn. */
export function recordTruth(): void {
  const video = document.querySelector("video");
  if (!video) throw new Error("no video");
  const truth: Truth = { startUp: undefined, played: 0, seeks: [], stands: [] };
  let movedAt: number | undefined;
  Object.assign(globalThis, { truth });

  const position = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "currentTime");
  const read = (): number => position?.get?.call(video) as number;
  let seek: { from: number; to: number; latency: number | undefined; at: number } | undefined;
  let last = read();
  Object.defineProperty(video, "currentTime", {
    configurable: true,
    get: read,
    set: (to: number) => {
      look();
      seek = { from: read(), to, latency: undefined, at: performance.now() };
      truth.seeks.push(seek);
      position?.set?.call(video, to);
      last = to;
    },
  });

  const play = video.play.bind(video);
  video.play = () => {
    const calledAt = performance.now();
    const from = read();
    const onFrame = (now: number) => {
      if (read() > from) truth.startUp ??= now - calledAt;
      else video.requestVideoFrameCallback(onFrame);
    };
    if (truth.startUp === undefined) video.requestVideoFrameCallback(onFrame);
    return play();
  };

  function look(): void {
    const now = read();
    if (!video || video.seeking || video.paused) {
      movedAt = undefined;
      last = now;
      return;
    }
    if (now > last) {
      const moved = (now - last) * 1000;
      const at = performance.now();
      // A busy page looks seldom: what moved between two looks did not stand.
      const stood = at - (movedAt ?? at) - moved;
      if (stood >= 100) truth.stands.push(stood);
      movedAt = at;
      truth.played += moved;
      if (seek && now > seek.to) {
        seek.latency = performance.now() - seek.at;
        seek = undefined;
      }
    }
    last = now;
  }
  const everyFrame = () => {
    look();
    requestAnimationFrame(everyFrame);
  };
  everyFrame();
}
