import { describe, expect, test } from "vitest";
import { mediaError } from "../../src/players/media-error";

function failed(code: number, message: string): HTMLMediaElement {
  return { error: { code, message }, networkState: 1 } as HTMLMediaElement;
}

describe("A media error", () => {
  test.each([[2, "network"], [3, "decoder"], [4, "source"]])("Code %i is of the family %s, and fatal", (code, error_family) => {
    const expected = { error_family, error_code: String(code), error_message: "gone", fatal: true };
    expect(mediaError(failed(code, "gone"))).toEqual(expected);
  });

  test("The viewer aborting a download is none", () => {
    expect(mediaError(failed(1, "aborted"))).toBeUndefined();
  });

  test("Without words it is told by its code", () => {
    expect(mediaError(failed(3, ""))?.error_message).toBe("media error 3");
  });

  test("A long message is cut between characters", () => {
    expect(mediaError(failed(3, "m".repeat(1023) + "😀"))?.error_message).toBe("m".repeat(1023));
  });

  test("A player without any source left says so without an error object", () => {
    const player = { error: null, networkState: 3 } as HTMLMediaElement;
    expect(mediaError(player)).toMatchObject({ error_code: "4", error_message: "media error 4" });
  });
});
