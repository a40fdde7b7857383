import { expect, test } from "vitest";
import { stallCause } from "../../src/session/stall-cause";
import { ScriptedPlayer } from "./scripted-player";

test.each([
  ["network", 0, true, {}],
  ["network", 1200, false, {}],
  ["decode", 1200, true, {}],
  ["unknown", 9000, false, {}],
  ["switch", 0, false, { switched: 4500 }],
  ["network", 0, false, { switched: 3500 }],
  ["seek", 0, false, { switched: 4500, sought: 4600 }],
  ["background", 0, false, { sought: 4600, shown: 4100 }],
] as const)("It is %s with %i ms ahead, able to go on: %s, after %o", (cause, bufferLength, canMove, recently) => {
  expect(stallCause(5000, { ...new ScriptedPlayer().state, bufferLength, canMove }, recently)).toBe(cause);
});
