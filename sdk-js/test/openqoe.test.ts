import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { init, type Options } from "../src/index";

const warn = vi.spyOn(console, "warn");
beforeEach(() => void warn.mockReset().mockImplementation(() => undefined));
afterEach(() => void vi.unstubAllGlobals());

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
    vi.stubGlobal("HTMLMediaElement", class {});
    init({ endpointUrl: "/v1/events", playerId: "p" }).attach({}).detach();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("knows no such player"));
  });
});
