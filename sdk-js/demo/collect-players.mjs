// Copies the players' browser builds from node_modules into vendor/, where the demo pages load them from.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const BUILDS = [
  "hls.js/dist/hls.min.js",
  "dashjs/dist/modern/umd/dash.all.min.js",
  "shaka-player/dist/shaka-player.compiled-es2021.js",
  "video.js/dist/video.min.js",
  "video.js/dist/video-js.min.css",
];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
await rm(here("vendor"), { recursive: true, force: true });
await mkdir(here("vendor"));
for (const build of BUILDS) await copyFile(here(`../node_modules/${build}`), here(`vendor/${basename(build)}`));
