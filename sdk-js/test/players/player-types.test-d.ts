import type HlsPackage from "hls.js";
import type { Hls } from "../../src/players/hlsjs";

// Compiled, never run: the packages' own types are what the player files take them for.
declare const hls: HlsPackage;
hls satisfies Hls;
