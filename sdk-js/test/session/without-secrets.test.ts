import { expect, test } from "vitest";
import { withoutSecrets } from "../../src/session/without-secrets";

test.each([
  ["Shaka Error NETWORK.BAD_HTTP_STATUS (https://h/a/1.m4s?token=abc,403,)", "Shaka Error NETWORK.BAD_HTTP_STATUS (https://h/a/1.m4s"],
  ['{"url":"https://h/a.m3u8?token=abc#x","status":403}', '{"url":"https://h/a.m3u8","status":403}'],
  ["failed to load https://me:secret@h/a.mp4 twice", "failed to load https://h/a.mp4 twice"],
  ["https://h?token=abc and http://i/b#state too", "https://h and http://i/b too"],
  ["no access to /keys/1?sig=a(b)c", "no access to /keys/1"],
  ["//h/a?token=abc", "//h/a"],
  ["skd://key@h/asset?token=abc", "skd://h/asset"],
  ["Is it on/off? Error #3, 100 % sure?", "Is it on/off? Error #3, 100 % sure?"],
  ["", ""],
])("%s is told as %s", (text, told) => {
  expect(withoutSecrets(text)).toBe(told);
});

test("A long text of nothing but slashes takes no time to speak of", () => {
  expect(withoutSecrets("/".repeat(2048))).toHaveLength(2048);
});
