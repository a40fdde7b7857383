import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { init, type Options, type PlayerHost, type PlayerKind, type Signal, type WireEvent } from "../src/index";

const warn = vi.spyOn(console, "warn");
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));
afterEach(() => void vi.unstubAllGlobals());

/** As much of a page as starting needs. */
function page(navigator: object = {}) {
  const stored = new Map<string, string>();
  const listening = vi.fn();
  const target = { addEventListener: listening };
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) };
  const globals = { navigator, document: target, window: target, sessionStorage: storage, localStorage: storage, HTMLMediaElement: class {} };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  return { listening, stored };
}

describe("Starting", () => {
  test.each([undefined, null, {}, "x", { endpointUrl: "/v1/events" }, { playerId: "p" }, { endpointUrl: "", playerId: "p" }])(
    "With %j it warns once, does nothing, and throws nothing into the page",
    (options) => {
      class HTMLMediaElement {}
      vi.stubGlobal("HTMLMediaElement", HTMLMediaElement);
      const qoe = init(options as Options);
      qoe.attach(new HTMLMediaElement() as HTMLVideoElement).detach();
      qoe.flush();
      qoe.destroy();
      expect(warn.mock.calls).toEqual([[expect.stringMatching(/needs endpointUrl and playerId/)]]);
    },
  );

  test("Where there is no page, as on a server, it throws nothing", () => {
    const qoe = init({ endpointUrl: "/v1/events", playerId: "p" });
    qoe.attach({}, null as never).detach();
    qoe.destroy();
  });

  test("What is no known player is refused with a warning", () => {
    page();
    init({ endpointUrl: "/v1/events", playerId: "p" }).attach({}).detach();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("knows no such player"));
  });

  test("Options handed on without a value are as good as left out", () => {
    page();
    const handedOn = { endpointUrl: "/v1/events", playerId: "p", players: undefined, storage: undefined } as unknown as Options;
    init(handedOn).attach({ attachMedia() {}, loadSource() {}, levels: [] }).detach();
    expect(warn).not.toHaveBeenCalled();
  });

  test("What is wrong is told once for each instance, however often it is told to it", () => {
    page();
    const qoe = init({ endpointUrl: "/v1/events", playerId: "p", batchSize: -1 } as Options);
    for (let i = 0; i < 3; i++) qoe.attach({}, { title: i } as object).detach();
    expect(warn.mock.calls.flat()).toEqual(["[openqoe] init: batchSize is not 1 to 500; 10 is used", "[openqoe] attach() knows no such player"]);
  });
});

describe("A viewer or a share of sessions that is not to be reported", () => {
  const start = (options: object) => {
    const recognises = vi.fn(() => false);
    const player = { name: "x", recognises } as unknown as PlayerKind;
    init({ endpointUrl: "/v1/events", playerId: "p", players: [player], ...options }).attach({}).detach();
    return recognises;
  };

  test.each([
    ["Global Privacy Control", { globalPrivacyControl: true }, {}],
    ["Do Not Track", { doNotTrack: "1" }, { respectDoNotTrack: true }],
    ["a rate of none", {}, { samplingRate: 0 }],
  ])("With %s nothing is looked at, listened to or stored, and nothing is said", (_, navigator, options) => {
    const { listening, stored } = page(navigator);
    expect(start(options)).not.toHaveBeenCalled();
    expect(listening).not.toHaveBeenCalled();
    expect(stored.size).toBe(0);
    expect(warn).not.toHaveBeenCalled();
  });

  test("A page that debugs is told that nothing is reported", () => {
    page({ globalPrivacyControl: true });
    start({ debug: true });
    expect(warn.mock.calls).toEqual([["[openqoe] not reporting"]]);
  });

  test("Without them it looks, listens and stores", () => {
    const { listening, stored } = page();
    expect(start({})).toHaveBeenCalled();
    expect(listening).toHaveBeenCalled();
    expect(stored.size).toBe(1);
  });

  test("A share is decided once for the session: each page of it decides the same (defect 25)", () => {
    const decisions = Array.from({ length: 40 }, () => {
      page();
      return Array.from({ length: 3 }, () => start({ samplingRate: 0.5 }).mock.calls.length > 0);
    });
    for (const pages of decisions) expect(new Set(pages).size).toBe(1);
    // Chance makes all 40 alike once in half a trillion runs.
    expect(new Set(decisions.flat()).size).toBe(2);
  });
});

describe("A page that hears of events", () => {
  class FakeMedia extends EventTarget {
    readonly paused = true;
    readonly currentTime = 0;
    readonly playbackRate = 1;
    readonly buffered = { length: 0 };
  }

  /** A player whose signals are the test's. */
  function attached(onEvent: (event: WireEvent) => void) {
    page();
    const document = { addEventListener() {}, createElement: () => new FakeMedia() };
    vi.stubGlobal("document", document);
    let host!: PlayerHost;
    const facts = { sourceUrl: () => undefined, stop() {} };
    const player: PlayerKind = { name: "x", elementEvents: [], recognises: (one): one is object => "fake" in one, observe: (_, given) => ((host = given), facts) };
    const qoe = init({ endpointUrl: "http://127.0.0.1:9/", playerId: "p", players: [player], offline: false, onEvent });
    return { handle: qoe.attach({ fake: true }), tell: (signal: Signal) => host.tell(signal) };
  }

  test("May answer an error by detaching: the view has failed all the same, and nothing is told after its end", async () => {
    const heard: [unknown, unknown][] = [];
    const { handle, tell } = attached(({ event_type, data }) => {
      heard.push([event_type, data["outcome"]]);
      if (event_type === "error") handle.detach();
    });
    tell({ kind: "play" });
    tell({ kind: "error", error: { error_family: "network", error_code: "1", error_message: "gone", fatal: true } });
    await Promise.resolve();
    await Promise.resolve();
    expect(heard).toEqual([["playerready", undefined], ["viewstart", undefined], ["error", undefined], ["viewend", "start_failed"]]);
  });

  test.each([undefined, null, "gone", { code: Object.create(null) as never, message: "x" }])("May tell of an error in the wrong way, as %j, and nothing is thrown into it", (error) => {
    const { handle } = attached(() => undefined);
    expect(() => handle.error(error as never)).not.toThrow();
  });

  test("An error told without its family is of an unknown one: the service refuses errors that have none", async () => {
    const families: unknown[] = [];
    const { handle } = attached(({ event_type, data }) => void (event_type === "error" && families.push(data["error_family"])));
    handle.error({ code: 1, message: "gone" } as never);
    await Promise.resolve();
    expect(families).toEqual(["unknown"]);
  });
});
