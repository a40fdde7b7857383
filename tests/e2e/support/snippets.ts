import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../../", import.meta.url);
const SDK = fileURLToPath(new URL("sdk-js", ROOT));
// The SDK's own bundler, and its copies of the players.
const { build } = createRequire(`${SDK}/package.json`)("esbuild") as {
  build(options: object): Promise<{ outputFiles: { text: string }[] }>;
};

/** A fenced block of a document that says which player it is about: ```js run=hlsjs. */
export interface Snippet {
  readonly line: number;
  readonly language: string;
  readonly player: string;
  /** What the page does beside playing, in one word. */
  readonly also: string;
  readonly code: string;
}

export function snippetsOf(document: string): Snippet[] {
  const text = readFileSync(new URL(document, ROOT), "utf8");
  return [...text.matchAll(/^```(\w+) run=(\w+) ?(\w*)\n(.*?)^```$/gms)].map(([, language = "", player = "", also = "", code = ""], index, all) => {
    const line = text.slice(0, all[index]?.index).split("\n").length;
    return { line, language, player, also, code };
  });
}

/** The snippet as a page, with addresses that lead somewhere. A module is bundled first, as it has to be. @param url of the server. */
export async function toPage({ language, player, code }: Snippet, url: string): Promise<string> {
  const media = `${url}/demo/media`;
  const real = code
    .replaceAll("https://qoe.example.com", url)
    .replaceAll("https://static.example.com/openqoe", `${url}/demo/sdk`)
    .replaceAll("https://static.example.com", `${url}/docs`)
    .replaceAll("https://media.example.com/film.m3u8", `${media}/abr/master.m3u8`)
    .replaceAll("https://media.example.com/film.mpd", `${media}/abr/manifest.mpd`)
    .replaceAll(/https:\/\/media\.example\.com\/\w+\.mp4/g, `${media}/sample.mp4`);
  if (real.includes("example.com")) throw new Error(`an address leads nowhere:\n${real}`);
  if (language === "html") return `<!doctype html><meta charset="utf-8">${real}`;
  const bundle = await build({
    stdin: { contents: real, resolveDir: SDK, loader: "js" },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const script = bundle.outputFiles[0]?.text.replaceAll("</script", "<\\/script");
  return `<!doctype html><meta charset="utf-8"><video id="video" class="video-${player}" controls></video><script type="module">${script}</script>`;
}
