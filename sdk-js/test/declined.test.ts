import { expect, test } from "vitest";
import { toConfig } from "../src/config";
import { declined } from "../src/declined";

const heeding = (options: object) => toConfig({ endpointUrl: "/", playerId: "p", ...options }, () => undefined);

test.each([
  [{}, { globalPrivacyControl: true }, true],
  [{ respectGlobalPrivacyControl: false }, { globalPrivacyControl: true }, false],
  [{}, { globalPrivacyControl: false }, false],
  [{}, {}, false],
  [{}, { doNotTrack: "1" }, false],
  [{ respectDoNotTrack: true }, { doNotTrack: "1" }, true],
  [{ respectDoNotTrack: true }, { doNotTrack: "0" }, false],
  [{ respectDoNotTrack: true }, { doNotTrack: null }, false],
])("With %j a browser that says %j is heeded: %s", (options, browser, expected) => {
  expect(declined(heeding(options), browser)).toBe(expected);
});
