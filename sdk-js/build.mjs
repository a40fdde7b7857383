// Builds what the package exports: dist/openqoe.mjs, dist/core.mjs and dist/players/*.mjs (ES modules, for bundlers and browsers alike),
// and dist/openqoe.js (script tag, global OpenQoE).
import { readFileSync } from "node:fs";
import { build } from "rolldown";

const PLAYERS = ["hlsjs", "dashjs", "shaka", "videojs"];

/** Properties that no page, player, service or stored batch knows, and that may be called anything: test/internal-names.test.ts sees to it. */
const INTERNAL = JSON.parse(readFileSync("internal-names.json", "utf8"));

/** Other names, the same ones in all files. */
let cache = {};

/** Each by itself: built together they would share files, and a page would have to fetch those too. */
async function bundle(source, file, format) {
  const { mangleCache } = await build({
    input: `src/${source}.ts`,
    transform: { target: "es2022" },
    output: {
      file: `dist/${file}`,
      format,
      sourcemap: "hidden",
      comments: false,
      minify: { mangle: true, compress: { target: "es2022" }, mangleProps: { include: new RegExp(`^(${INTERNAL.join("|")})$`), cache } },
    },
  });
  cache = mangleCache;
}

await bundle("core", "core.mjs", "esm");
await bundle("index", "openqoe.mjs", "esm");
for (const name of PLAYERS) await bundle(`players/${name}`, `players/${name}.mjs`, "esm");
await bundle("script-tag", "openqoe.js", "iife");
