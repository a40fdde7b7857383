import { expect, test } from "vitest";
import { randomId } from "../../src/session/random-id";
import { sampled } from "../../src/session/sampled";

const ids = Array.from({ length: 20_000 }, () => randomId(16));

test.each([0.01, 0.1, 0.5, 0.9])("Of many sessions a share of %s is reported", (rate) => {
  const share = ids.filter((id) => sampled(id, rate)).length / ids.length;
  // Six standard deviations: chance fails this once in half a billion runs.
  expect(Math.abs(share - rate)).toBeLessThan(6 * Math.sqrt((rate * (1 - rate)) / ids.length));
});

test("A rate of 1 takes all and a rate of 0 none, the extremes included", () => {
  const extremes = [...ids, "0".repeat(32), "f".repeat(32)];
  expect(extremes.every((id) => sampled(id, 1))).toBe(true);
  expect(extremes.some((id) => sampled(id, 0))).toBe(false);
});

test("A session is decided the same way every time, and a higher rate loses none (defect 25)", () => {
  for (const id of ids.slice(0, 1000)) {
    expect(sampled(id, 0.3)).toBe(sampled(id, 0.3));
    if (sampled(id, 0.3)) expect(sampled(id, 0.4)).toBe(true);
  }
});
