import { describe, expect, test } from "vitest";
import { dashjs, type DashJsPlayer } from "../../src/players/dashjs";
import { FakeVideo, observed, soon } from "./fake-page";

const LOW = { id: "low", bandwidth: 150_000, width: 320, height: 180, frameRate: 25 };
const HIGH = { id: "high", bandwidth: 800_000, width: 1280, height: 720, frameRate: 25 };
const QUALITY = { low: { bitrate: 150_000, width: 320, height: 180, framerate: 25 }, high: { bitrate: 800_000, width: 1280, height: 720, framerate: 25 } };

type Listener = (event: object) => void;

/** A dash.js whose bus and state are the test's. */
class FakeDash {
  readonly listeners = new Map<string, Set<Listener>>();
  source: string | undefined;
  view: FakeVideo | undefined;
  dynamic: boolean | undefined;
  isDynamic(): boolean {
    if (this.dynamic === undefined) throw new Error("not initialized");
    return this.dynamic;
  }
  on(type: string, listener: Listener): void {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener));
  }
  off(type: string, listener: Listener): void {
    this.listeners.get(type)?.delete(listener);
  }
  trigger(type: string, event: object = {}): void {
    this.listeners.get(type)?.forEach((listener) => listener(event));
  }
  attachSource(): void {}
  attachView(): void {}
  getAutoPlay(): boolean {
    return true;
  }
  getAverageThroughput(): number {
    return 2500;
  }
  getCurrentLiveLatency(): number {
    return 4.2;
  }
  getVersion(): string {
    return "5.2.1";
  }
  isReady(): boolean {
    return !!this.source && !!this.view;
  }
  getSource(): string {
    if (!this.source) throw "no source";
    return this.source;
  }
  getVideoElement(): FakeVideo {
    if (!this.view) throw "no view";
    return this.view;
  }
  play(source: string, view = new FakeVideo()): void {
    this.source = source;
    this.view = view;
    this.trigger("manifestLoadingStarted");
  }
  segment(url: string, representation: object): void {
    this.trigger("fragmentLoadingCompleted", { request: { mediaType: "video", type: "MediaSegment", url, representation } });
  }
}

class FakeDash4 extends FakeDash {
  override getVersion(): string {
    return "4.7.4";
  }
  getBitrateInfoListFor(): object[] {
    return [{ bitrate: 150_000, width: 320, height: 180 }, { bitrate: 800_000, width: 1280, height: 720 }];
  }
  getQualityFor(): number {
    return 1;
  }
}

function watch(dash: FakeDash) {
  return observed(dashjs, dash as unknown as DashJsPlayer);
}

describe("A dash.js player", () => {
  test("Is known by its shape", () => {
    expect([new FakeDash(), {}].map((player) => dashjs.recognises(player))).toEqual([true, false]);
  });

  test("Without source or view is observed, until it has both", async () => {
    const dash = new FakeDash();
    const { media, signals, facts } = watch(dash);
    expect([media, facts.sourceUrl()]).toEqual([[], undefined]);
    dash.play("a.mpd?t=1");
    await soon();
    expect([media, signals, facts.sourceUrl()]).toEqual([[dash.view], [{ kind: "load", autoplay: true }], "http://page.example/a.mpd?t=1"]);
  });

  test("With a source that has only just been attached begins to load", async () => {
    const dash = new FakeDash();
    dash.play("a.mpd");
    const { signals } = watch(dash);
    await soon();
    expect(signals).toEqual([{ kind: "load", autoplay: true }]);
  });

  test("That plays already tells its quality and no instruction", async () => {
    const dash = new FakeDash4();
    dash.play("a.mpd");
    dash.view!.readyState = 4;
    const { signals, facts } = watch(dash);
    await soon();
    expect(facts.sourceUrl()).toBe("http://page.example/a.mpd");
    expect(signals).toEqual([{ kind: "quality", quality: { bitrate: 800_000, width: 1280, height: 720, framerate: undefined }, trigger: "abr" }]);
  });

  test("Reloads of a live manifest are no new media; a new source and the end are", async () => {
    const dash = new FakeDash();
    const { signals } = watch(dash);
    dash.play("a.mpd");
    dash.trigger("manifestLoadingStarted");
    dash.source = "b.mpd";
    dash.trigger("streamTeardownComplete");
    dash.trigger("manifestLoadingStarted");
    dash.source = undefined;
    dash.trigger("streamTeardownComplete");
    dash.trigger("streamTeardownComplete");
    await soon();
    expect(signals).toEqual([{ kind: "load", autoplay: true }, { kind: "source" }, { kind: "load", autoplay: true }, { kind: "close", late: true }]);
  });

  test.each([
    ["another source", "b.mpd", 25, "source"],
    ["nothing", undefined, 25, "close"],
    ["another source after the last address of a segment", "b.mpd", 27, "source"],
  ])("An error that the page answers with %s, before it gets here, comes before the end of the media", async (_, source, code, end) => {
    const dash = new FakeDash();
    dash.on("error", () => {
      dash.source = source;
      dash.trigger("streamTeardownComplete");
      if (source) dash.trigger("manifestLoadingStarted");
    });
    const { signals, facts } = watch(dash);
    dash.play("a.mpd");
    await soon();
    dash.trigger("error", { error: { code, message: "gone" } });
    expect(facts.sourceUrl()).toBe("http://page.example/a.mpd");
    await soon();
    expect(signals.map(({ kind }) => kind)).toEqual(["load", "error", end, ...(source ? ["load"] : [])]);
  });

  test("Is followed to another view", async () => {
    const dash = new FakeDash();
    const { media } = watch(dash);
    dash.play("a.mpd");
    await soon();
    const first = dash.view;
    dash.play("a.mpd", new FakeVideo());
    await soon();
    expect(media).toEqual([first, dash.view]);
  });

  test("Its first video segment tells the quality that will be shown first, and where it came from", () => {
    const dash = new FakeDash();
    const { of, facts } = watch(dash);
    dash.play("a.mpd");
    dash.segment("http://cdn.example/1.m4s", LOW);
    dash.segment("http://cdn.example/2.m4s", HIGH);
    expect([of("quality").map(({ quality }) => quality), facts.segmentUrl?.()]).toEqual([[QUALITY.low], "http://cdn.example/2.m4s"]);
  });

  test.each([["manual", { forceReplace: false }], ["abr", { throughput: 900 }], ["abr", undefined]] as const)(
    "A switch is told when it is rendered, and is %s by the reason %j",
    (trigger, reason) => {
      const dash = new FakeDash();
      const { of } = watch(dash);
      dash.play("a.mpd");
      dash.trigger("qualityChangeRequested", { mediaType: "video", newRepresentation: HIGH, reason });
      dash.trigger("qualityChangeRendered", { mediaType: "audio", newRepresentation: LOW });
      expect(of("quality")).toEqual([]);
      dash.trigger("qualityChangeRendered", { mediaType: "video", newRepresentation: HIGH });
      expect(of("quality")).toEqual([{ kind: "quality", quality: QUALITY.high, trigger }]);
    },
  );

  test("A switch is told by the picture's new size before dash.js says so", async () => {
    const dash = new FakeDash();
    const { of } = watch(dash);
    dash.play("a.mpd");
    await soon();
    dash.trigger("qualityChangeRequested", { mediaType: "video", newRepresentation: HIGH, reason: { forceReplace: true } });
    dash.view!.resize(720);
    expect(of("quality")).toEqual([{ kind: "quality", quality: QUALITY.high, trigger: "manual" }]);
  });

  test("Of version 4 tells qualities by their number", () => {
    const dash = new FakeDash4();
    const { of } = watch(dash);
    dash.play("a.mpd");
    dash.trigger("qualityChangeRequested", { mediaType: "video", newQuality: 0, reason: { forceReplace: false } });
    dash.trigger("qualityChangeRendered", { mediaType: "video", newQuality: 0 });
    expect(of("quality")).toEqual([{ kind: "quality", quality: { bitrate: 150_000, width: 320, height: 180, framerate: undefined }, trigger: "manual" }]);
  });

  test.each([
    [3, "decoder", true], [4, "source", true], [10, "source", true], [16, "network", false], [25, "network", true], [32, "source", true],
    [33, "decoder", false], [24, "drm", true], [36, "drm", true], [112, "drm", true], [undefined, "unknown", false],
  ] as const)("Error %s is of the family %s, fatal: %s", (code, error_family, fatal) => {
    const dash = new FakeDash();
    const { of } = watch(dash);
    dash.trigger("error", { error: { code, message: "gone" } });
    expect(of("error").map(({ error }) => error)).toEqual([{ error_family, error_code: String(code ?? 0), error_message: "gone", fatal }]);
  });

  test("Media that was aborted did not fail", () => {
    const dash = new FakeDash();
    const { of } = watch(dash);
    dash.trigger("error", { error: { code: 1, message: "aborted" } });
    expect(of("error")).toEqual([]);
  });

  test("Live is what it says, not the element, and nothing before it can say", () => {
    const dash = new FakeDash();
    const { facts } = watch(dash);
    expect(facts.live?.()).toBe(undefined);
    dash.dynamic = true;
    expect(facts.live?.()).toBe(true);
  });

  test.each([[false], [true]])("A lost segment is fatal when no address is left: %s", async (fatal) => {
    const dash = new FakeDash();
    const { of } = watch(dash);
    dash.trigger("error", { error: { code: 27, message: "http://cdn.example/1.m4s?token=x is not available", data: { response: { status: 404 } } } });
    if (fatal) dash.trigger("urlResolutionFailed");
    await soon();
    const error_message = "http://cdn.example/1.m4s is not available";
    expect(of("error").map(({ error }) => error)).toEqual([{ error_family: "network", error_code: "27", error_message, error_context: '{"status":404}', fatal }]);
  });

  test("Nothing to play because of protection is an error of DRM", () => {
    const dash = new FakeDash();
    const { of } = watch(dash);
    dash.trigger("adaptationSetRemovedNoCapabilities", { adaptationSet: { ContentProtection: [] } });
    dash.trigger("error", { error: { code: 32, message: "No streams to play." } });
    expect(of("error")[0]?.error.error_family).toBe("drm");
  });

  test("Measures in bit/s and milliseconds", () => {
    const { facts } = watch(new FakeDash());
    expect([facts.throughput?.(), facts.liveLatency?.()]).toEqual([2_500_000, 4200]);
  });

  test("Is left without a listener", async () => {
    const dash = new FakeDash();
    const { facts, signals } = watch(dash);
    dash.play("a.mpd");
    await soon();
    dash.trigger("qualityChangeRequested", { mediaType: "video", newRepresentation: HIGH });
    signals.length = 0;
    facts.stop();
    dash.view!.resize(720);
    expect([[...dash.listeners.values()].map(({ size }) => size), signals]).toEqual([[...dash.listeners.values()].map(() => 0), []]);
  });
});
