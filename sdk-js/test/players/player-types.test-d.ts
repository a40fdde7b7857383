import type { ErrorData, FragBufferedData, FragLoadedData, LevelSwitchedData, LevelSwitchingData, MediaDetachedData } from "hls.js";
import type HlsPackage from "hls.js";
import type Player from "video.js/dist/types/player";
import type { Hls, HlsData } from "../../src/players/hlsjs";
import type { VideoJs } from "../../src/players/videojs";

// Compiled, never run: the packages' own types are what the player files take them for.
declare const hls: HlsPackage;
hls satisfies Hls;

declare const data: ErrorData | FragBufferedData | FragLoadedData | LevelSwitchedData | Pick<LevelSwitchingData, "level"> | MediaDetachedData;
data satisfies HlsData;

declare const player: Player;
player satisfies VideoJs;
