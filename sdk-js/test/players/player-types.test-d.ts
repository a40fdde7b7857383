import type { MediaPlayerClass } from "dashjs";
import type { ErrorData, FragBufferedData, FragLoadedData, LevelSwitchedData, LevelSwitchingData, MediaDetachedData } from "hls.js";
import type HlsPackage from "hls.js";
import type shakaPackage from "shaka-player";
import type Player from "video.js/dist/types/player";
import type { DashJsPlayer } from "../../src/players/dashjs";
import type { Hls, HlsData } from "../../src/players/hlsjs";
import type { ShakaPlayer } from "../../src/players/shaka";
import type { VideoJs } from "../../src/players/videojs";

// Compiled, never run: the packages' own types are what the player files take them for.
declare const hls: HlsPackage;
hls satisfies Hls;

declare const data: ErrorData | FragBufferedData | FragLoadedData | LevelSwitchedData | Pick<LevelSwitchingData, "level"> | MediaDetachedData;
data satisfies HlsData;

declare const player: Player;
player satisfies VideoJs;

declare const dash: MediaPlayerClass;
dash satisfies DashJsPlayer;

declare const shaka: shakaPackage.Player;
shaka satisfies ShakaPlayer;
