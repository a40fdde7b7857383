import { describe, expect, test } from "vitest";
import RealHls from "hls.js";
import { hlsjs, type Hls, type HlsData } from "../../src/players/hlsjs";
import { CollectingHost, taskEnd } from "./collecting-host";

type Listener = (event: string, data: HlsData) => void;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const LEVELS = [
  { bitrate: 200_000, width: 320, height: 180, frameRate: 0 },
  { bitrate: 800_000, width: 1280, height: 720, frameRate: 25 },
];

/** Does what hls.js does around its events, in the same order. */
class FakeHls implements Hls {
  static readonly version = "1.7.9";
  url: string | null = null;
  media: HTMLMediaElement | null = null;
  levels: Writable<Hls["levels"][number]>[] = LEVELS.map((level) => ({ ...level }));
  currentLevel = -1;
  autoLevelEnabled = true;
  latency = 0;
  bandwidthEstimate = 500_000;
  readonly config = { abrEwmaDefaultEstimate: 500_000 };
  readonly listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  off(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? []).filter((one) => one !== listener));
  }

  get listenerCount(): number {
    return [...this.listeners.values()].flat().length;
  }

  trigger(event: string, data?: HlsData): void {
    for (const listener of this.listeners.get(event) ?? []) listener(event, data as HlsData);
  }

  attachMedia(media: HTMLMediaElement): void {
    this.media = media;
    this.trigger("hlsMediaAttaching", {});
  }

  detachMedia(data?: HlsData): void {
    this.media = null;
    this.trigger("hlsMediaDetached", data);
  }

  loadSource(url: string): void {
    const { media, url: before } = this;
    this.url = url;
    if (media && before) {
      this.detachMedia();
      this.attachMedia(media);
    }
    this.trigger("hlsManifestLoading", { url });
  }

  recoverMediaError(): void {
    const { media } = this;
    this.detachMedia();
    if (media) this.attachMedia(media);
  }

  destroy(): void {
    this.trigger("hlsDestroying");
    this.detachMedia();
    this.listeners.clear();
    this.url = null;
  }

  load(level: number, url = "https://cdn.example/s.m4s", networkDetails?: object): void {
    const frag = { type: "main", level, sn: 1, url };
    this.trigger("hlsFragLoaded", { frag, networkDetails });
    this.trigger("hlsFragBuffered", { frag });
  }

  switchTo(level: number): void {
    this.trigger("hlsLevelSwitching", { level });
  }

  show(level: number): void {
    this.currentLevel = level;
    this.trigger("hlsLevelSwitched", { level });
  }

  fail(data: HlsData): void {
    this.trigger("hlsError", { type: "otherError", fatal: true, ...data });
  }
}

function element(autoplay = false): HTMLMediaElement {
  return { autoplay } as HTMLMediaElement;
}

function observed(prepare?: (hls: FakeHls) => void) {
  const hls = new FakeHls();
  prepare?.(hls);
  const host = new CollectingHost();
  const facts = hlsjs.observe(hls, host);
  return { hls, host, facts };
}

describe("hls.js", () => {
  test("It is known by its shape, and its version by its class", () => {
    expect(hlsjs.recognises(new FakeHls())).toBe(true);
    expect(hlsjs.recognises({ on() {}, attachMedia() {} })).toBe(false);
    expect(observed().facts.version).toBe("1.7.9");
  });

  test("Every event that is listened to is one of hls.js's", () => {
    const { hls } = observed();
    expect(Object.values(RealHls.Events)).toEqual(expect.arrayContaining([...hls.listeners.keys()]));
  });

  test("After it was stopped it has no listener left", () => {
    const { hls, facts } = observed();
    expect(hls.listenerCount).toBeGreaterThan(5);
    facts.stop();
    expect(hls.listenerCount).toBe(0);
  });
});

describe("The element of hls.js", () => {
  test("It is followed from before it is attached to when it is exchanged", async () => {
    const [first, second] = [element(), element()];
    const { hls, host } = observed();
    hls.attachMedia(first);
    hls.detachMedia();
    hls.attachMedia(second);
    await taskEnd();
    expect(host.used).toEqual([undefined, first, second]);
    expect(host.kinds()).not.toContain("close");
  });

  test("Detached for good, the view ends by what it last looked like, and the element is let go", async () => {
    const { hls, host } = observed((player) => player.attachMedia(element()));
    hls.detachMedia();
    expect(host.kinds()).toEqual([]);
    await taskEnd();
    expect(host.signals).toEqual([{ kind: "close", late: true }]);
    expect(host.used.at(-1)).toBeUndefined();
  });

  test("Attached at once again after an error, it is the same view", async () => {
    const { hls, host } = observed((player) => {
      player.loadSource("https://a.example/1.m3u8");
      player.attachMedia(element());
    });
    hls.recoverMediaError();
    await taskEnd();
    expect(host.signals).toEqual([]);
  });

  test("Lent to the player of an advertisement, it is the same view", async () => {
    const { hls, host } = observed((player) => player.attachMedia(element()));
    hls.detachMedia({ transferMedia: null });
    await taskEnd();
    expect(host.signals).toEqual([]);
  });

  test("Destroying the player ends the view after a last look, once the error that made the page do so was told", async () => {
    const { hls, host } = observed((player) => {
      player.on("hlsError", () => player.destroy());
      player.loadSource("https://a.example/1.m3u8");
      player.attachMedia(element());
    });
    hls.fail({ type: "networkError", details: "manifestLoadError" });
    await taskEnd();
    expect(host.kinds()).toEqual(["sample", "error", "close"]);
    expect(host.thrown).toEqual([]);
  });

  test("An error that the page answers with another source, before it gets here, comes before the end of the media", async () => {
    const { hls, host, facts } = observed((player) => {
      player.on("hlsError", () => player.loadSource("https://b.example/1.m3u8"));
      player.loadSource("https://a.example/1.m3u8");
    });
    hls.fail({ type: "networkError", details: "manifestLoadError" });
    expect(facts.sourceUrl()).toBe("https://a.example/1.m3u8");
    await taskEnd();
    expect(host.kinds()).toEqual(["error", "source", "load"]);
    expect(facts.sourceUrl()).toBe("https://b.example/1.m3u8");
  });

  test("Nothing is thrown by a player that was destroyed", () => {
    const { hls, facts } = observed();
    hls.destroy();
    expect([facts.segmentUrl?.(), facts.liveLatency?.(), facts.throughput?.(), facts.autoplay?.()]).toEqual([undefined, undefined, undefined, false]);
    facts.stop();
  });
});

describe("Sources of hls.js", () => {
  test("The first is loaded; each other takes the one before away first", async () => {
    const { hls, host, facts } = observed((player) => player.attachMedia(element(true)));
    hls.loadSource("https://a.example/1.m3u8");
    await taskEnd();
    expect(host.signals).toEqual([{ kind: "load", autoplay: true }]);
    hls.loadSource("https://a.example/2.m3u8");
    await taskEnd();
    expect(host.kinds()).toEqual(["load", "source", "load"]);
    expect(facts.sourceUrl()).toBe("https://a.example/2.m3u8");
  });

  test("One that was there before the SDK is taken away by the next", async () => {
    const { hls, host } = observed((player) => player.loadSource("https://a.example/1.m3u8"));
    hls.loadSource("https://a.example/2.m3u8");
    await taskEnd();
    expect(host.signals).toEqual([{ kind: "source" }, { kind: "load", autoplay: false }]);
  });

  test("An element that would play by itself waits for nothing before there is a source", async () => {
    const { hls, facts } = observed((player) => player.attachMedia(element(true)));
    expect(facts.autoplay?.()).toBe(false);
    hls.loadSource("https://a.example/1.m3u8");
    await taskEnd();
    expect(facts.autoplay?.()).toBe(true);
  });

  test("Its segment is where the last one of the video came from in the end", async () => {
    const { hls, facts } = observed();
    hls.load(0, "https://cdn.example/1.m4s");
    expect(facts.segmentUrl?.()).toBe("https://cdn.example/1.m4s");
    hls.load(0, "https://cdn.example/2.m4s", { responseURL: "https://edge.example/2.m4s" });
    hls.trigger("hlsFragLoaded", { frag: { type: "audio", level: 0, sn: 2, url: "https://cdn.example/a.m4s" } });
    expect(facts.segmentUrl?.()).toBe("https://edge.example/2.m4s");
    hls.loadSource("https://a.example/1.m3u8");
    await taskEnd();
    expect(facts.segmentUrl?.()).toBeUndefined();
  });
});

describe("Qualities of hls.js", () => {
  test("The first is known as soon as a segment of it is buffered, before it is shown (defect 23)", () => {
    const { hls, host } = observed();
    hls.load(1);
    hls.load(0);
    expect(host.signals).toEqual([{ kind: "quality", quality: { bitrate: 800_000, width: 1280, height: 720, framerate: 25 }, trigger: "abr" }]);
  });

  test("A segment of another source is the first again", async () => {
    const { hls, host } = observed((player) => player.loadSource("https://a.example/1.m3u8"));
    hls.load(1);
    hls.loadSource("https://a.example/2.m3u8");
    await taskEnd();
    hls.load(0);
    expect(host.of("quality").map(({ quality }) => quality.bitrate)).toEqual([800_000, 200_000]);
  });

  test("Of a player that plays already it is what it shows", async () => {
    const { host } = observed((player) => (player.currentLevel = 1));
    await taskEnd();
    expect(host.of("quality")).toMatchObject([{ quality: { bitrate: 800_000 } }]);
  });

  test("What is loaded is not shown yet", () => {
    const { hls, host } = observed();
    hls.load(0);
    hls.switchTo(1);
    hls.load(1);
    expect(host.of("quality")).toHaveLength(1);
    hls.show(1);
    expect(host.of("quality").at(-1)).toMatchObject({ quality: { bitrate: 800_000 }, trigger: "abr" });
  });

  test("What the page decided is manual, also if the player decides again by the time it is shown", () => {
    const { hls, host } = observed();
    hls.autoLevelEnabled = false;
    hls.switchTo(1);
    hls.autoLevelEnabled = true;
    hls.show(1);
    hls.switchTo(0);
    hls.show(0);
    hls.switchTo(1);
    hls.show(1);
    expect(host.of("quality").map(({ trigger }) => trigger)).toEqual(["manual", "abr", "abr"]);
  });

  test("A source with one playlist, which has no bitrate, tells none", () => {
    const { hls, host } = observed((player) => (player.levels = [{ bitrate: 0, width: 0, height: 0, frameRate: 0 }]));
    hls.load(0);
    hls.show(0);
    expect(host.signals).toEqual([]);
  });
});

describe("Errors of hls.js (defect 21)", () => {
  test.each([
    ["networkError", "fragLoadError", "network"],
    ["mediaError", "bufferAppendError", "decoder"],
    ["muxError", "remuxAllocError", "decoder"],
    ["keySystemError", "keySystemNoKeys", "drm"],
    ["networkError", "manifestParsingError", "source"],
    ["mediaError", "manifestIncompatibleCodecsError", "source"],
    ["networkError", "levelParsingError", "source"],
    ["otherError", "internalException", "unknown"],
  ])("A %s with details %s is of the family %s", (type, details, error_family) => {
    const { hls, host } = observed();
    hls.fail({ type, details, error: { message: "gone" } });
    expect(host.of("error")).toMatchObject([{ error: { error_family, error_code: details, error_message: "gone", fatal: true } }]);
  });

  test("They tell what was loaded, without the tokens in its address", () => {
    const { hls, host } = observed();
    const url = "https://cdn.example/s.m4s?token=secret#here";
    const error = { message: `no ${url} for you` };
    hls.fail({ type: "networkError", details: "fragLoadError", fatal: false, error, response: { code: 404 }, frag: { type: "main", level: 1, sn: 7, url } });
    const [{ error: told } = {}] = host.of("error");
    expect(JSON.parse(told?.error_context ?? "")).toEqual({ status: 404, level: 1, segment: 7, url: "https://cdn.example/s.m4s" });
    expect(told).toMatchObject({ error_message: "no https://cdn.example/s.m4s for you", fatal: false });
  });

  test("Without words and facts it is told by its code alone", () => {
    const { hls, host } = observed();
    hls.fail({ details: "unknown" });
    expect(host.of("error")[0]?.error).toEqual({ error_family: "unknown", error_code: "unknown", error_message: "unknown", error_context: undefined, fatal: true });
  });

  test.each(["bufferStalledError", "bufferNudgeOnStall", "bufferSeekOverHole", "bufferFullError", "bufferAppendNoProgress"])(
    "A notice that is no error, %s, is not told unless playback ends by it",
    (details) => {
      const { hls, host } = observed();
      hls.fail({ type: "mediaError", details, fatal: false });
      expect(host.signals).toEqual([]);
      hls.fail({ type: "mediaError", details, fatal: true });
      expect(host.of("error")).toHaveLength(1);
    },
  );
});

describe("What hls.js measures", () => {
  test("The distance to the live edge, of live media only, whose element has an end", () => {
    const { hls, facts } = observed();
    hls.latency = 6.5;
    expect([facts.live?.(), facts.liveLatency?.()]).toEqual([false, undefined]);
    hls.levels[0]!.details = { live: true };
    expect([facts.live?.(), facts.liveLatency?.()]).toEqual([true, 6500]);
  });

  test("The network, once it was measured", () => {
    const { hls, facts } = observed();
    expect(facts.throughput?.()).toBeUndefined();
    hls.bandwidthEstimate = 3_000_000;
    expect(facts.throughput?.()).toBe(3_000_000);
  });
});
