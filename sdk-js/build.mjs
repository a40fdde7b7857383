// Builds what the package exports: dist/openqoe.mjs, dist/core.mjs and dist/players/*.mjs (ES modules, for bundlers and browsers alike),
// and dist/openqoe.js (script tag, global OpenQoE).
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const PLAYERS = ["hlsjs", "dashjs", "shaka", "videojs"];

/** Properties that no page, player, service or stored batch knows, and that may be called anything: test/internal-names.test.ts sees to it. */
const INTERNAL = JSON.parse(readFileSync("internal-names.json", "utf8"));

const common = {
  bundle: true,
  minify: true,
  mangleProps: new RegExp(`^(${INTERNAL.join("|")})$`),
  sourcemap: "external",
  target: "es2022",
  outdir: "dist",
};
await build({
  ...common,
  format: "esm",
  outExtension: { ".js": ".mjs" },
  entryPoints: {
    openqoe: "src/index.ts",
    core: "src/core.ts",
    ...Object.fromEntries(PLAYERS.map((name) => [`players/${name}`, `src/players/${name}.ts`])),
  },
});
await build({ ...common, format: "iife", entryPoints: { openqoe: "src/script-tag.ts" } });
