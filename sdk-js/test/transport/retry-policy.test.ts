import { describe, expect, test } from "vitest";
import { backOff, judge } from "../../src/transport/retry-policy";

const NOW = Date.UTC(2024, 0, 1);

describe("After an answer", () => {
  test.each([200, 202, 204])("%i is done", (status) => {
    expect(judge({ status }, NOW)).toBe("done");
  });

  test.each([400, 401, 403, 404, 413, 415])("%i drops the batch", (status) => {
    expect(judge({ status }, NOW)).toBe("drop");
  });

  test.each([429, 500, 502, 503, 0])("%i keeps it (defect 27)", (status) => {
    expect(judge({ status }, NOW)).toBe(0);
  });

  test("The wait doubles with every failure up to a minute, and varies by half", () => {
    const delays = (random: number) => [1, 2, 3, 10, 2000].map((failures) => backOff(failures, random));
    expect(delays(0)).toEqual([500, 1000, 2000, 30_000, 30_000]);
    expect(delays(1)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  });

  test.each([
    ["20", 20_000],
    ["Mon, 01 Jan 2024 00:00:30 GMT", 30_000],
    ["Sun, 31 Dec 2023 00:00:00 GMT", 0],
    ["soon", 0],
    ["-5", 0],
    ["999999", 600_000],
    [null, 0],
  ])("Retry-After %s is a wish for %i ms", (retryAfter, wish) => {
    expect(judge({ status: 429, retryAfter }, NOW)).toBe(wish);
  });
});
