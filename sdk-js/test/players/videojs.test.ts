import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { videojs, type VideoJs } from "../../src/players/videojs";
import { CollectingHost, taskEnd } from "./collecting-host";

type Listener = (event: { readonly type: string }) => void;
type Hook = (request: { uri?: string; aborted?: boolean }, error: unknown, response?: { statusCode?: number }) => void;

const SMALL = { id: "0-small", attributes: { BANDWIDTH: 200_000, RESOLUTION: { width: 320, height: 180 } } };
const LARGE = { id: "1-large", attributes: { BANDWIDTH: 800_000, RESOLUTION: { width: 1280, height: 720 }, "FRAME-RATE": 25 } };

const NETWORK_EMPTY = 0;
const NETWORK_IDLE = 1;

interface FakePlaylist {
  id: string;
  attributes?: object;
  disabled?: boolean;
  endList?: boolean;
  lastRequest?: number;
  segments?: { duration: number; end?: number }[];
}

class FakeVhs {
  readonly hooks = new Set<Hook>();
  readonly stats = { mediaBytesTransferred: 0, mediaTransferDuration: 0 };
  readonly all: FakePlaylist[] = [{ ...SMALL }, { ...LARGE }];
  selected: FakePlaylist | undefined;
  readonly playlists = { main: { playlists: this.all }, media: () => this.selected };
  readonly xhr = { onResponse: (hook: Hook) => void this.hooks.add(hook), offResponse: (hook: Hook) => void this.hooks.delete(hook) };

  respond(uri: string, statusCode: number, request: { aborted?: boolean } = {}): void {
    for (const hook of this.hooks) hook({ uri, ...request }, null, { statusCode });
  }
}

/** Does what Video.js does around its events, in the same order. */
class FakeVideoJs implements VideoJs {
  current: { el(): Element | null; vhs?: FakeVhs } | false = false;
  src = "";
  plays: boolean | string = false;
  failure: ReturnType<VideoJs["error"]> = null;
  length = 60;
  position = 0;
  disposed = false;
  cue: object | undefined;
  readonly listeners = new Map<string, Set<Listener>>();

  version = () => ({ "video.js": "8.24.1" });
  tech = () => this.current;
  currentSrc = () => this.src;
  currentTime = () => this.position;
  duration = () => this.length;
  autoplay = () => this.plays;
  error = () => this.failure;
  isDisposed = () => this.disposed;
  textTracks = () => [{ label: "English" }, { label: "segment-metadata", activeCues: this.cue ? [{ value: this.cue }] : [] }];

  on(types: string[], listener: Listener): void {
    for (const type of types) this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener));
  }

  off(types: string[], listener: Listener): void {
    if (this.disposed) throw new TypeError("Invalid target for player#off");
    for (const type of types) this.listeners.get(type)?.delete(listener);
  }

  get listenerCount(): number {
    return [...this.listeners.values()].reduce((total, { size }) => total + size, 0);
  }

  trigger(type: string): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ type });
  }

  /** A source of HLS or DASH. */
  stream(src: string, media = element()): FakeVhs {
    const vhs = new FakeVhs();
    this.src = src;
    this.current = { el: () => media, vhs };
    this.trigger("xhr-hooks-ready");
    this.trigger("loadstart");
    return vhs;
  }

  /** A source that the element plays by itself. */
  file(src: string, media = element()): void {
    this.src = src;
    this.current = { el: () => media };
    this.trigger("loadstart");
  }

  fail(error: { code: number; message?: string; status?: number; metadata?: { errorType: string } }): void {
    this.failure = { message: "gone", ...error };
    this.trigger("error");
  }

  dispose(): void {
    this.trigger("dispose");
    this.disposed = true;
    this.current = { el: () => null };
  }
}

function element(networkState = NETWORK_EMPTY): HTMLMediaElement & Element {
  return { buffered: {}, networkState } as HTMLMediaElement;
}

function observed(prepare?: (player: FakeVideoJs) => void) {
  const player = new FakeVideoJs();
  prepare?.(player);
  const host = new CollectingHost();
  const facts = videojs.observe(player, host);
  return { player, host, facts };
}

beforeEach(() => void vi.stubGlobal("document", { baseURI: "https://page.example/watch?v=1" }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("Video.js", () => {
  test("It is known by its shape and says its version", () => {
    expect(videojs.recognises(new FakeVideoJs())).toBe(true);
    expect(videojs.recognises({ on() {}, currentSrc: "x" })).toBe(false);
    expect(observed().facts.version).toBe("8.24.1");
  });

  test("After it was stopped there is no listener left, nor one for requests (defect 23)", () => {
    const { player, facts } = observed();
    const first = player.stream("https://a.example/1.m3u8");
    const second = player.stream("https://a.example/2.m3u8");
    expect([first.hooks.size, second.hooks.size]).toEqual([0, 1]);
    facts.stop();
    expect([player.listenerCount, second.hooks.size]).toEqual([0, 0]);
  });

  test("One that is disposed of ends the view after a last look, once the error that made the page do so was told", async () => {
    const { player, host, facts } = observed((it) => {
      it.on(["error"], () => it.dispose());
      it.file("https://a.example/film.mp4");
    });
    player.fail({ code: 2 });
    await taskEnd();
    expect(host.kinds()).toEqual(["sample", "error", "close"]);
    expect(host.used.at(-1)).toBeUndefined();
    facts.stop();
    expect(host.thrown).toEqual([]);
  });

  test("It plays by itself by its own option, whatever the way", () => {
    const { player, facts } = observed();
    expect(facts.autoplay?.()).toBe(false);
    player.plays = "any";
    expect(facts.autoplay?.()).toBe(true);
  });

  test("Its address is told in full, although the page gave it from where it is; none is none", () => {
    const { player, facts } = observed();
    expect(facts.sourceUrl()).toBeUndefined();
    player.file("/film.mp4");
    expect(facts.sourceUrl()).toBe("https://page.example/film.mp4");
    expect(facts.segmentUrl?.()).toBe("https://page.example/film.mp4");
  });
});

describe("The element of Video.js", () => {
  test("It is found when the player gets one", () => {
    const media = element();
    const { player, host } = observed();
    player.file("https://a.example/film.mp4", media);
    expect(host.used).toEqual([media]);
    expect(host.signals).toEqual([]);
  });

  test("With another one the media in it is taken away", () => {
    const [first, second] = [element(), element()];
    const { player, host } = observed((it) => it.file("https://a.example/film.mp4", first));
    player.current = { el: () => second };
    player.trigger("playerreset");
    expect(host.used).toEqual([first, second]);
    expect(host.signals).toEqual([{ kind: "source" }]);
  });

  test("A manifest that fails before the element is emptied for it is no failure of the media before", () => {
    const media = element(NETWORK_IDLE);
    const { player, host } = observed((it) => it.file("https://a.example/film.mp4", media));
    player.current = { el: () => media, vhs: new FakeVhs() };
    player.trigger("xhr-hooks-ready");
    player.fail({ code: 2 });
    expect(host.kinds()).toEqual(["source", "error"]);
  });

  test("The first manifest takes no media away, nor does one that another element is for", () => {
    const media = element(NETWORK_EMPTY);
    const { player, host } = observed((it) => (it.current = { el: () => media }));
    player.stream("https://a.example/1.m3u8", media);
    expect(host.kinds()).toEqual([]);
    player.stream("https://a.example/2.m3u8", element(NETWORK_IDLE));
    expect(host.kinds()).toEqual(["source"]);
  });

  test("What is no media element, as of a player in a frame, is none", () => {
    const { player, host } = observed((it) => it.file("https://a.example/film.mp4"));
    player.current = { el: () => ({}) as Element };
    player.trigger("loadstart");
    expect(host.used.at(-1)).toBeUndefined();
  });
});

describe("Qualities of Video.js (defect 23)", () => {
  const bitrates = (host: CollectingHost) => host.of("quality").map(({ quality }) => quality.bitrate);

  test("Until a segment is on the screen it is the one that was selected", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    vhs.selected = vhs.all[1];
    player.trigger("loadedmetadata");
    expect(host.signals).toEqual([{ kind: "quality", quality: { bitrate: 800_000, width: 1280, height: 720, framerate: 25 }, trigger: "abr" }]);
  });

  test("Then it is that of the segment on the screen, told once, whatever is selected", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    player.cue = { playlist: SMALL.id, uri: "https://cdn.example/1.ts" };
    player.trigger("canplay");
    vhs.selected = vhs.all[1];
    player.trigger("timeupdate");
    expect(bitrates(host)).toEqual([200_000]);
    player.cue = { playlist: LARGE.id, uri: "https://cdn.example/2.ts" };
    player.trigger("timeupdate");
    player.trigger("timeupdate");
    expect(bitrates(host)).toEqual([200_000, 800_000]);
  });

  test("Between two segments it stays what it was", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    player.cue = { playlist: SMALL.id };
    player.trigger("timeupdate");
    player.cue = undefined;
    vhs.selected = vhs.all[1];
    player.trigger("timeupdate");
    expect(bitrates(host)).toEqual([200_000]);
  });

  test("With one left that the page wants it is manual; what failed is no wish", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    player.cue = { playlist: SMALL.id };
    player.trigger("timeupdate");
    vhs.all[0]!.disabled = true;
    player.cue = { playlist: LARGE.id };
    player.trigger("timeupdate");
    expect(host.of("quality").map(({ trigger }) => trigger)).toEqual(["abr", "manual"]);
  });

  test("Another source begins anew, and a file has none", () => {
    const { player, host } = observed();
    player.cue = { playlist: SMALL.id };
    player.stream("https://a.example/1.m3u8");
    player.stream("https://a.example/2.m3u8");
    expect(bitrates(host)).toEqual([200_000, 200_000]);
    player.file("https://a.example/film.mp4");
    player.trigger("timeupdate");
    expect(bitrates(host)).toHaveLength(2);
  });

  test("Of a player that plays already it is told at once", async () => {
    const { host } = observed((player) => {
      player.stream("https://a.example/1.m3u8");
      player.cue = { playlist: LARGE.id };
    });
    await taskEnd();
    expect(bitrates(host)).toEqual([800_000]);
  });

  test("Where the segment on the screen came from is told as well", () => {
    const { player, facts } = observed();
    player.stream("https://a.example/1.m3u8");
    player.cue = { playlist: SMALL.id, uri: "https://cdn.example/1.ts" };
    expect(facts.segmentUrl?.()).toBe("https://cdn.example/1.ts");
  });
});

describe("Errors of Video.js", () => {
  test.each([[0, "unknown"], [2, "network"], [3, "decoder"], [4, "source"], [5, "drm"]])("Code %i is of the family %s, and fatal", (code, error_family) => {
    const { player, host } = observed();
    player.fail({ code });
    expect(host.of("error")).toEqual([
      { kind: "error", error: { error_family, error_code: String(code), error_message: "gone", error_context: undefined, fatal: true } },
    ]);
  });

  test.each([[{ code: 1 }], [null]])("%j is none", (error) => {
    const { player, host } = observed();
    player.failure = error && { ...error, message: "aborted" };
    player.trigger("error");
    expect(host.signals).toEqual([]);
  });

  test("What the server refused is the network's, although the player calls it a source it cannot play", () => {
    const { player, host } = observed();
    player.fail({ code: 4, status: 503, metadata: { errorType: "networkrequestfailed" } });
    const [{ error } = {}] = host.of("error");
    expect(error?.error_family).toBe("network");
    expect(JSON.parse(error?.error_context ?? "")).toEqual({ status: 503, type: "networkrequestfailed" });
  });

  test.each([404, 0])("So is a manifest refused with %i, of which the player only says that its element was given nothing", (status) => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    vhs.respond("https://a.example/1.m3u8", status);
    player.fail({ code: 4 });
    const [{ error } = {}] = host.of("error");
    expect(error).toMatchObject({ error_family: "network", error_code: "4", error_context: JSON.stringify({ status }) });
  });

  test("A manifest that was refused for a while, or before what was decoded, or of the source before, has no part in an error", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    vhs.respond("https://a.example/1.m3u8", 503);
    vhs.respond("https://a.example/1.m3u8", 200);
    player.fail({ code: 4 });
    vhs.respond("https://a.example/1.m3u8", 503);
    player.fail({ code: 3 });
    player.stream("https://a.example/2.m3u8");
    player.fail({ code: 4 });
    expect(host.of("error").map(({ error }) => error.error_family)).toEqual(["source", "decoder", "source"]);
  });

  test("A manifest that cannot be read is the source's, although the player calls it corrupted", () => {
    const { player, host } = observed();
    player.fail({ code: 3, metadata: { errorType: "streaminghlsplaylistparsererror" } });
    expect(host.of("error")[0]?.error.error_family).toBe("source");
  });

  test("Requests that fail are told, without tokens, and end nothing", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    vhs.respond("https://cdn.example/1.ts?token=secret", 404);
    const [{ error } = {}] = host.of("error");
    expect(error).toMatchObject({ error_family: "network", fatal: false });
    expect(JSON.parse(error?.error_context ?? "")).toEqual({ status: 404, url: "https://cdn.example/1.ts" });
  });

  test("Requests that succeed, that were given up, and the manifest's, of which the player tells itself, are not", () => {
    const { player, host } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    vhs.respond("https://cdn.example/1.ts", 206);
    vhs.respond("https://cdn.example/2.ts", 0, { aborted: true });
    vhs.respond("https://a.example/1.m3u8", 404);
    expect(host.signals).toEqual([]);
  });
});

describe("What Video.js measures", () => {
  test("The distance to the end of a live playlist, which has grown since it was loaded", () => {
    vi.useFakeTimers({ now: 100_000 });
    const { player, facts } = observed();
    const vhs = player.stream("https://a.example/1.m3u8");
    vhs.selected = { ...SMALL, lastRequest: 99_000, segments: [{ duration: 2, end: 12 }, { duration: 2, end: 14 }, { duration: 2 }, { duration: 2 }] };
    player.position = 10;
    expect(facts.liveLatency?.()).toBe(9000);
    vhs.selected.endList = true;
    expect(facts.liveLatency?.()).toBeUndefined();
  });

  test("Live is what it says, not its element", () => {
    const { player, facts } = observed();
    expect(facts.live?.()).toBe(false);
    player.length = Infinity;
    expect(facts.live?.()).toBe(true);
  });

  test("The network, from what was loaded, not from the browser's guess", () => {
    const { player, facts } = observed();
    const { stats } = player.stream("https://a.example/1.m3u8");
    expect(facts.throughput?.()).toBeUndefined();
    Object.assign(stats, { mediaBytesTransferred: 1_000_000, mediaTransferDuration: 2000 });
    expect(facts.throughput?.()).toBe(4_000_000);
    player.file("https://a.example/film.mp4");
    expect(facts.throughput?.()).toBeUndefined();
  });
});
