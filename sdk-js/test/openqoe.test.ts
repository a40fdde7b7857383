import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { init, type Options, type PlayerKind } from "../src/index";

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
