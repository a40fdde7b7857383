// Builds dist/openqoe.mjs (ES module) and dist/openqoe.js (script tag, global OpenQoE), and holds them to their size.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** Bytes after gzip that the core with the HTML5 player may take. */
const BUDGET = 8 * 1024;

const common = { bundle: true, minify: true, sourcemap: "external", target: "es2022" };
await build({ ...common, entryPoints: ["src/index.ts"], format: "esm", outfile: "dist/openqoe.mjs" });
await build({ ...common, entryPoints: ["src/script-tag.ts"], format: "iife", outfile: "dist/openqoe.js" });

for (const file of ["dist/openqoe.mjs", "dist/openqoe.js"]) {
  const bytes = await readFile(file);
  const compressed = gzipSync(bytes, { level: 9 }).length;
  console.log(`${file}  ${bytes.length} bytes, ${compressed} gzip (budget ${BUDGET})`);
  if (compressed > BUDGET) {
    console.error(`${file} is over its size budget`);
    process.exitCode = 1;
  }
}
