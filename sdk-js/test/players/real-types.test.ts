import type { MediaPlayerClass } from "dashjs";
import type shakaPlayer from "shaka-player";
import { expectTypeOf, test } from "vitest";
import type { DashJsPlayer } from "../../src/players/dashjs";
import type { ShakaPlayer } from "../../src/players/shaka";

test("The players' own types have all that is asked of them", () => {
  expectTypeOf<MediaPlayerClass>().toExtend<DashJsPlayer>();
  expectTypeOf<shakaPlayer.Player>().toExtend<ShakaPlayer>();
});
