const SEGMENT = 2000;
/** Segments that can be had at a time. */
const WINDOW = 6;
/** Segments there are. */
const ALL = 30;

/**
 * The media as if it were being made: of its 60 s so much is there as time has passed, computed for each request.
 * @param startedAt when its first second was live, Unix ms.
 */
export class LiveStream {
  constructor(readonly startedAt: number) {}

  /** Number of the newest complete segment; the first is 1. */
  newest(now: number): number {
    return Math.min(ALL, Math.floor((now - this.startedAt) / SEGMENT));
  }

  /** @returns what a manifest says by now, undefined if it is as in the recording. */
  read(name: string, recorded: string, now: number): string | undefined {
    if (/^media_\d\.m3u8$/.test(name)) return this.#playlist(name, now);
    return name === "manifest.mpd" ? this.#manifest(recorded) : undefined;
  }

  /** Whether a segment is complete. */
  has(name: string, now: number): boolean {
    const number = /^chunk-stream\d-(\d+)\.m4s$/.exec(name)?.[1];
    return number === undefined || Number(number) <= this.newest(now);
  }

  #playlist(name: string, now: number): string {
    const newest = this.newest(now);
    const first = Math.max(1, newest - WINDOW + 1);
    const stream = name.charAt("media_".length);
    const lines = ["#EXTM3U", "#EXT-X-VERSION:6", "#EXT-X-TARGETDURATION:2", `#EXT-X-MEDIA-SEQUENCE:${first}`, `#EXT-X-MAP:URI="init-stream${stream}.m4s"`];
    for (let number = first; number <= newest; number++) {
      const date = new Date(this.startedAt + (number - 1) * SEGMENT).toISOString();
      lines.push("#EXTINF:2.000000,", `#EXT-X-PROGRAM-DATE-TIME:${date}`, `chunk-stream${stream}-${String(number).padStart(5, "0")}.m4s`);
    }
    return `${lines.join("\n")}\n`;
  }

  #manifest(recorded: string): string {
    const started = new Date(this.startedAt).toISOString();
    return recorded
      .replace('type="static"', `type="dynamic" availabilityStartTime="${started}" publishTime="${started}" minimumUpdatePeriod="PT2S"`)
      .replace(/mediaPresentationDuration="[^"]*"/, `timeShiftBufferDepth="PT${(WINDOW * SEGMENT) / 1000}S" suggestedPresentationDelay="PT6S"`);
  }
}
