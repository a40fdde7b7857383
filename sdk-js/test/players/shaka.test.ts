import { describe, expect, test } from "vitest";
import { shaka, type ShakaPlayer } from "../../src/players/shaka";
import { FakeVideo, observed, soon } from "./fake-page";

const LOW = { bandwidth: 200_000, videoBandwidth: 150_000, width: 320, height: 180, frameRate: 25, active: false };
const HIGH = { bandwidth: 868_000, videoBandwidth: null, width: 1280, height: 720, frameRate: null, active: false };
const QUALITY = {
  low: { bitrate: 150_000, width: 320, height: 180, framerate: 25 },
  high: { bitrate: 868_000, width: 1280, height: 720, framerate: undefined },
};

/** A Shaka Player whose state is the test's. */
class FakeShaka extends EventTarget {
  static version = "v5.2.12";
  readonly listening = new Map<string, number>();
  uri: string | null = null;
  view: FakeVideo | null = new FakeVideo();
  mode = 1;
  abr = true;
  bufferedTo = 0;
  active: object | undefined;
  fails: object | undefined;

  override addEventListener(type: string, listener: EventListener): void {
    this.listening.set(type, (this.listening.get(type) ?? 0) + 1);
    super.addEventListener(type, listener);
  }
  override removeEventListener(type: string, listener: EventListener): void {
    this.listening.set(type, (this.listening.get(type) ?? 0) - 1);
    super.removeEventListener(type, listener);
  }
  trigger(type: string, fields: object = {}): void {
    this.dispatchEvent(Object.assign(new Event(type), fields));
  }
  getAssetUri(): string | null {
    return this.uri;
  }
  getBufferedInfo(): object {
    return { video: this.bufferedTo ? [{ start: 0, end: this.bufferedTo }] : [] };
  }
  getConfiguration(): object {
    return { abr: { enabled: this.abr } };
  }
  getLoadMode(): number {
    return this.mode;
  }
  getMediaElement(): FakeVideo | null {
    return this.view;
  }
  getStats(): object {
    return { estimatedBandwidth: 2_500_000, liveLatency: 4.2 };
  }
  getPlaybackRate(): number {
    return 1;
  }
  getVariantTracks(): object[] {
    return [LOW, HIGH].map((variant) => ({ ...variant, active: variant === this.active }));
  }
  isLive(): boolean {
    return true;
  }
  async load(uri: string): Promise<void> {
    this.uri = uri;
    this.trigger("loading");
    await Promise.resolve();
    if (this.fails) {
      this.uri = null;
      this.trigger("unloading");
      throw this.fails;
    }
    this.trigger("loaded");
  }
  choose(variant: object, type: "adaptation" | "variantchanged"): void {
    this.active = variant;
    this.trigger(type);
  }
}

function watch(player: FakeShaka) {
  return observed(shaka, player as unknown as ShakaPlayer);
}

/** Playing the low variant, buffered to second 10. */
async function playing() {
  const player = new FakeShaka();
  const seen = watch(player);
  player.active = LOW;
  await player.load("a.mpd");
  player.view!.resize(180);
  player.bufferedTo = 10;
  seen.signals.length = 0;
  return { player, ...seen };
}

describe("A Shaka Player", () => {
  test("Is known by its shape", () => {
    expect([new FakeShaka(), {}].map((player) => shaka.recognises(player))).toEqual([true, false]);
  });

  test("A player that stops the element by its speed while it waits for data still means to play", async () => {
    const player = new FakeShaka();
    const { facts } = observed(shaka, player as unknown as ShakaPlayer);
    expect(facts.rate?.()).toBe(1);
  });

  test("Tells what it loads and the quality it begins with: the video's bitrate, if it is known", async () => {
    const player = new FakeShaka();
    player.view!.autoplay = true;
    const { signals, facts } = watch(player);
    player.active = LOW;
    await player.load("a.mpd");
    expect(signals).toEqual([{ kind: "load", autoplay: true }, { kind: "quality", quality: QUALITY.low, trigger: "abr" }]);
    expect([facts.sourceUrl(), facts.version]).toEqual(["http://page.example/a.mpd", "5.2.12"]);
  });

  test("An element that would play by itself waits for nothing before there is media", async () => {
    const player = new FakeShaka();
    player.view!.autoplay = true;
    const { facts } = watch(player);
    expect(facts.autoplay?.()).toBe(false);
    await player.load("a.mpd");
    expect(facts.autoplay?.()).toBe(true);
  });

  test("A switch is told when the picture has its size", async () => {
    const { player, signals } = await playing();
    player.choose(HIGH, "adaptation");
    player.view!.playTo(10.5);
    expect(signals).toEqual([]);
    player.view!.resize(720);
    expect(signals).toEqual([{ kind: "quality", quality: QUALITY.high, trigger: "abr" }]);
  });

  test("A switch without a change of size is told when what was buffered has been played", async () => {
    const { player, signals } = await playing();
    player.view!.videoHeight = 720;
    player.choose(HIGH, "adaptation");
    player.bufferedTo = 20;
    player.view!.playTo(9.9);
    expect(signals).toEqual([]);
    player.view!.playTo(10);
    expect(signals).toMatchObject([{ kind: "quality", quality: QUALITY.high }]);
  });

  test("A picture that never gets its variant's size is not waited for", async () => {
    const { player, signals } = await playing();
    player.choose(HIGH, "adaptation");
    player.bufferedTo = 30;
    player.view!.playTo(19.9);
    expect(signals).toEqual([]);
    player.view!.playTo(20);
    expect(signals).toMatchObject([{ kind: "quality", quality: QUALITY.high }]);
  });

  test("A decision taken back before it was shown is none", async () => {
    const { player, signals } = await playing();
    player.choose(HIGH, "adaptation");
    player.choose(LOW, "adaptation");
    player.bufferedTo = 30;
    player.view!.playTo(20);
    expect(signals.filter(({ kind }) => kind === "quality")).toMatchObject([{ quality: QUALITY.low }]);
  });

  test.each([["manual", "variantchanged", false], ["abr", "variantchanged", true], ["abr", "adaptation", true]] as const)(
    "A switch is %s after %s, ABR enabled: %s",
    async (trigger, type, abr) => {
      const { player, signals } = await playing();
      player.abr = abr;
      player.choose(HIGH, type);
      player.view!.resize(720);
      expect(signals).toMatchObject([{ trigger }]);
    },
  );

  test("What a failed load tells its caller is an error before the media is gone", async () => {
    const player = new FakeShaka();
    const { signals, facts } = watch(player);
    player.fails = { severity: 2, category: 1, code: 1001, message: "Shaka Error NETWORK.BAD (http://x/?secret)", data: ["http://cdn.example/a.mpd?t=1", 404] };
    await expect(player.load("a.mpd")).rejects.toBe(player.fails);
    const error = { error_family: "network", error_code: "1001", error_message: "Shaka Error NETWORK.BAD", error_context: '{"url":"http://cdn.example/a.mpd","status":404}', fatal: true };
    expect(signals).toEqual([{ kind: "load", autoplay: false }, { kind: "error", error }]);
    expect(facts.sourceUrl()).toBe("http://page.example/a.mpd");
  });

  test("A load the page interrupted is no error", async () => {
    const player = new FakeShaka();
    const { signals } = watch(player);
    player.fails = { severity: 2, category: 7, code: 7000 };
    await expect(player.load("a.mpd")).rejects.toBe(player.fails);
    expect(signals.map(({ kind }) => kind)).toEqual(["load", "source"]);
  });

  test.each([
    [1, 1002, "network"], [2, 2000, "decoder"], [3, 3014, "decoder"], [4, 4000, "source"], [5, 5006, "source"], [6, 6001, "drm"], [7, 7002, "unknown"],
  ])("Errors of category %i, as %i, are of the family %s", async (category, code, error_family) => {
    const { player, of } = await playing();
    player.trigger("error", { detail: { severity: 2, category, code } });
    player.trigger("error", { detail: { severity: 1, category, code } });
    expect(of("error").map(({ error }) => [error.error_family, error.error_code, error.fatal])).toEqual([
      [error_family, String(code), true],
      [error_family, String(code), false],
    ]);
  });

  test.each([[2, "network"], [3, "decoder"], [4, "source"]])("The element's error %i is of the family %s", async (media, error_family) => {
    const { player, of } = await playing();
    player.trigger("error", { detail: { severity: 2, category: 3, code: 3016, data: [media] } });
    expect(of("error")[0]?.error.error_family).toBe(error_family);
  });

  test("A new source takes the media away, and so does the end", async () => {
    const { player, signals } = await playing();
    player.trigger("unloading");
    await player.load("b.mpd");
    player.mode = 0;
    player.trigger("unloading");
    expect(signals.filter(({ kind }) => kind !== "quality").map(({ kind }) => kind)).toEqual(["source", "load", "close"]);
  });

  test("Is followed to another element, which it has only after it says so", async () => {
    const { player, media } = await playing();
    const first = player.view;
    player.trigger("onstatechange");
    player.view = new FakeVideo();
    await soon();
    expect(media).toEqual([first, player.view]);
  });

  test.each([[{ context: { stream: { type: "video" } } }], [{ request: { contentType: "video" } }]])("A video segment, told as %j, is the last", async (fields) => {
    const { player, facts } = await playing();
    player.trigger("downloadcompleted", { ...fields, response: { uri: "http://cdn.example/1.m4s" } });
    player.trigger("downloadcompleted", { request: { contentType: "audio" }, response: { uri: "http://other.example/1.m4s" } });
    expect(facts.segmentUrl?.()).toBe("http://cdn.example/1.m4s");
  });

  test("Measures in bit/s and milliseconds", () => {
    const { facts } = watch(new FakeShaka());
    expect([facts.throughput?.(), facts.liveLatency?.()]).toEqual([2_500_000, 4200]);
  });

  test("Live is what it says, not the element, whose duration it sets to 136 years where browsers know no endless one", () => {
    expect(watch(new FakeShaka()).facts.live?.()).toBe(true);
  });

  test("Is left as it was", async () => {
    const { player, signals, facts } = await playing();
    player.choose(HIGH, "adaptation");
    facts.stop();
    player.view!.resize(720);
    expect([...player.listening.values()].every((count) => count === 0)).toBe(true);
    expect([signals, Object.hasOwn(player, "load")]).toEqual([[], false]);
  });
});
