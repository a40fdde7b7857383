import { expect, test } from "vitest";
import { cdnProvider } from "../../src/session/cdn-provider";

const providers = { "eu.cdn.example": "two", "cdn.example": "one", localhost: "here" };

test.each([
  ["https://cdn.example/a/1.m4s", "one"],
  ["https://us.cdn.example/a/1.m4s?x=eu.cdn.example", "one"],
  ["https://eu.cdn.example/1.m4s", "two"],
  ["https://a.eu.cdn.example:8443/1.m4s", "two"],
  ["https://EU.cdn.example/1.m4s", "two"],
  ["https://me:secret@cdn.example/1.m4s", "one"],
  ["http://localhost:8080/1.m4s", "here"],
  ["https://notcdn.example/1.m4s", undefined],
  ["https://example/cdn.example", undefined],
  ["https://constructor/1.m4s", undefined],
  ["blob:https://cdn.example/1", undefined],
  ["", undefined],
])("%s is served by %s", (url, provider) => {
  expect(cdnProvider(url, providers)).toBe(provider);
});

test("Nothing configured, nothing told", () => {
  expect(cdnProvider("https://cdn.example/1.m4s", undefined)).toBeUndefined();
});
