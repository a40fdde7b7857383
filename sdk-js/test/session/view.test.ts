import { describe, expect, test } from "vitest";
import { ScriptedPlayer, started } from "./scripted-player";

describe("A view", () => {
  test("It is numbered from 0 without gaps, and the next one begins anew (defect 25)", () => {
    const player = started().pause().play().run(12_000).signal({ kind: "source" }).play().run(500).close();
    for (const view of ["view-0", "view-1"]) {
      const numbers = player.events.filter((event) => event.viewId === view).map((event) => event.seq);
      expect(numbers).toEqual(numbers.map((_, i) => i));
      expect(numbers.length).toBeGreaterThan(2);
    }
  });

  test("A new source is a new view, and the old one keeps its own numbers", () => {
    const player = started();
    player.state.position = 0;
    player.state.duration = NaN;
    player.signal({ kind: "source" });
    expect(player.only("viewend")).toMatchObject({ playing_time: 1000, max_position: 1000, completion_rate: 0.01 });
  });

  test("It ends once, however many reasons there are", () => {
    const player = started().close().close().signal({ kind: "source" }).close();
    expect(player.of("viewend")).toHaveLength(1);
  });

  test("A page that was restored goes on with another view once it plays", () => {
    const player = started().close().stand(200).run(1000).close();
    expect(player.of("viewend").map((event) => [event.viewId, event.data.outcome])).toEqual([
      ["view-0", "played"],
      ["view-1", "played"],
    ]);
  });

  test("The end of the media is told, then the view is over; a replay is another view", () => {
    const player = new ScriptedPlayer();
    player.state.duration = 4;
    player.play().run(4000).end();
    expect(player.types()).toEqual(["viewstart", "playing", ...Array(4).fill("quartile"), "ended", "viewend"]);
    expect(player.only("ended")).toMatchObject({ playing_time: 4000, total_watch_time: 4000, completion_rate: 1 });
    player.state.ended = false;
    player.seeking(0).seeked().play().run(500).close();
    expect(player.of("viewstart").map((event) => event.viewId)).toEqual(["view-0", "view-1"]);
  });

  test("Nothing is said of a player that was never asked to play", () => {
    expect(new ScriptedPlayer().signal({ kind: "load", autoplay: false }).stand(5000).close().events).toEqual([]);
  });

  test("Leaving before the start is an exit, with how long it was waited", () => {
    const player = new ScriptedPlayer().play().stand(2500).close();
    expect(player.only("viewend")).toMatchObject({ outcome: "exit_before_start", wait_time: 2500, playing_time: 0 });
    expect(player.only("viewend").video_startup_time).toBeUndefined();
  });

  test("Leaving while autoplay loads is an exit as well", () => {
    const player = new ScriptedPlayer().signal({ kind: "load", autoplay: true }).stand(3000).close();
    expect(player.types()).toEqual(["viewstart", "viewend"]);
    expect(player.only("viewend")).toMatchObject({ outcome: "exit_before_start", wait_time: 3000 });
  });

  test("Media replaced before its autoplay began is no exit", () => {
    const load = { kind: "load", autoplay: true } as const;
    const player = new ScriptedPlayer().signal(load).signal({ kind: "source" }).signal(load).stand(200).play().run(500);
    expect(player.types()).toEqual(["viewstart", "playing"]);
    expect(player.only("playing").video_startup_time).toBe(200);
  });

  test.each([
    ["network", false, "start_failed"],
    ["network", true, "play_failed"],
    ["business", false, undefined],
    ["business", true, "played"],
  ] as const)("A fatal error of family %s, playing: %s, makes the outcome %s", (error_family, playing, outcome) => {
    const player = playing ? started() : new ScriptedPlayer().play().stand(300);
    player.error({ error_family }).close();
    expect(player.only("viewend").outcome).toBe(outcome);
    expect(player.only("error")).toMatchObject({ error_family, fatal: true });
  });

  test("A view has failed when nothing moves for two seconds after a fatal error, without waiting for the viewer to leave", () => {
    const player = started().error().stand(2100);
    expect(player.only("viewend")).toMatchObject({ outcome: "play_failed", rebuffer_count: 0, playing_time: 1000 });
    expect(player.close().of("viewend")).toHaveLength(1);
  });

  test("A player that gets over an error it called fatal has not failed", () => {
    const player = started();
    player.state.bufferLength = 500;
    player.error().stand(1500).run(5000).close();
    expect(player.of("error")).toHaveLength(1);
    expect(player.only("viewend")).toMatchObject({ outcome: "played", playing_time: 6000 });
  });

  test("What was buffered before a fatal error still plays, and then the view has failed", () => {
    const player = started();
    player.state.bufferLength = 3000;
    player.error().run(3000).stand(3000);
    expect(player.only("viewend")).toMatchObject({ outcome: "play_failed", playing_time: 4000 });
  });

  test("What was being loaded when the network failed plays as well, and then the view has failed", () => {
    const player = started();
    player.state.bufferLength = 500;
    player.error().run(4000).stand(3000);
    expect(player.only("viewend")).toMatchObject({ outcome: "play_failed", playing_time: 5000, rebuffer_count: 0 });
  });

  test("Reaching the end with what was buffered is no failure", () => {
    const player = started().error().run(1000).end();
    expect(player.only("viewend")).toMatchObject({ outcome: "played" });
  });

  test("Fatal errors that follow from the first are not told", () => {
    const player = started().error({ error_code: "a" }).error({ error_code: "b" }).stand(2500);
    expect(player.only("error")).toMatchObject({ error_code: "a" });
  });

  test("The wait of a start that failed lasts until the failure, not until it was certain", () => {
    const player = new ScriptedPlayer().play().stand(1500).error().stand(2500);
    expect(player.only("viewend")).toMatchObject({ outcome: "start_failed", wait_time: 1500 });
  });

  test("An instruction after a failure begins another view", () => {
    const player = new ScriptedPlayer().play().error();
    player.at += 5000;
    player.play().run(1000).close();
    expect(player.of("viewend").map(({ data }) => data.outcome)).toEqual(["start_failed", "played"]);
    expect(player.of("viewstart")).toHaveLength(2);
  });

  test("An error that is not fatal ends nothing", () => {
    const player = started().error({ fatal: false }).run(500).close();
    expect(player.types()).toEqual(["viewstart", "playing", "error", "viewend"]);
    expect(player.only("viewend").outcome).toBe("played");
  });

  test("Errors that are not fatal and come again and again are told once in ten seconds, each for itself", () => {
    const player = started();
    const again = () => player.error({ fatal: false, error_code: "a" }).error({ fatal: false, error_code: "b" }).run(1000);
    for (let i = 0; i < 12; i++) again();
    expect(player.of("error").map(({ data }) => data.error_code)).toEqual(["a", "b", "a", "b"]);
  });

  test("A fatal error is told although it was not fatal a moment ago", () => {
    const player = started().error({ fatal: false }).error({ fatal: true });
    expect(player.of("error").map(({ data }) => data.fatal)).toEqual([false, true]);
  });

  test("Ended late, when the player has let go of its media, it ends where it was", () => {
    const player = started().run(5000);
    Object.assign(player.state, { position: 0, duration: NaN, paused: true });
    player.signal({ kind: "close", late: true });
    expect(player.events.at(-1)).toMatchObject({ type: "viewend", position: 6000 });
  });

  test("A player that takes its media anew to get over an error seeks back by itself: that is no seek, the next one is", () => {
    const player = started().run(5000);
    Object.assign(player.state, { position: 0, duration: NaN, paused: true });
    player.look().play();
    player.state.duration = 100;
    player.seeking(6).stand(200).seeked().run(1000).seeking(50).stand(100).seeked().run(500).close();
    expect(player.only("seek").to).toBe(50_000);
    expect(player.of("viewend")).toHaveLength(1);
  });

  test("A player that seeks to where it stands, or a nudge further, to get going still stalls: that is no seek", () => {
    const player = started().stand(1000).seeking(1).stand(3000).seeked().stand(500).seeking(1.3).stand(500).seeked().run(1000).close();
    expect(player.of("seek")).toEqual([]);
    expect(player.only("stall_end").stall_duration).toBe(5000);
  });

  test("What failed before it was asked to play was not waited for", () => {
    const player = new ScriptedPlayer().error().stand(100).play().stand(2000);
    expect(player.only("viewend")).toMatchObject({ outcome: "start_failed", wait_time: 0 });
  });

  test("An error before anyone asked to play is told, but is no view", () => {
    expect(new ScriptedPlayer().error().close().types()).toEqual(["error"]);
  });
});

describe("Playing time (defect 19)", () => {
  test("Its deltas add up to what moved, without stalls, pauses and seeks", () => {
    const player = started().run(14_000).stand(2000).run(3000).pause().stand(9000).play().run(5000);
    player.seeking(80).stand(500).seeked().run(2000).close();
    expect(player.sum("playing_time_delta")).toBe(25_000);
    expect(player.only("viewend").playing_time).toBe(25_000);
  });

  test("At double speed it is the viewer's time, not the media's", () => {
    const player = new ScriptedPlayer();
    player.state.rate = 2;
    player.play().run(10_000).close();
    expect(player.only("viewend")).toMatchObject({ playing_time: 10_000, max_position: 20_000 });
  });

  test("A jump without a seek is not playing", () => {
    const player = started();
    player.state.position += 30;
    player.at += 100;
    player.look().close();
    expect(player.only("viewend").playing_time).toBe(1100);
  });

  test("Heartbeats come every ten seconds of playing, and none while paused", () => {
    const player = started().run(29_500);
    expect(player.of("heartbeat").map((event) => event.data.playing_time_delta)).toEqual([10_000, 10_000, 10_000]);
    player.pause().stand(60_000);
    expect(player.of("heartbeat").length).toBeLessThanOrEqual(4);
    expect(player.sum("playing_time_delta")).toBe(30_500);
  });

  test("A page that is hidden reports at once what it has, because it may not come back", () => {
    const player = started().run(3000).hide(true);
    expect(player.only("heartbeat").playing_time_delta).toBe(4000);
  });

  test("Frames are counted from the view's beginning, and a player that starts over loses none", () => {
    const player = new ScriptedPlayer();
    Object.assign(player.state, { decodedFrames: 500, droppedFrames: 7 });
    player.look().play().run(1000);
    Object.assign(player.state, { decodedFrames: 530, droppedFrames: 8 });
    player.run(1000);
    Object.assign(player.state, { decodedFrames: 20, droppedFrames: 1 });
    player.run(1000).close();
    expect(player.only("viewend")).toMatchObject({ decoded_frames: 50, dropped_frames: 2 });
    expect([player.sum("decoded_frames_delta"), player.sum("dropped_frames_delta")]).toEqual([50, 2]);
  });
});

describe("Quartiles (defect 29)", () => {
  test("They are reached by watching", () => {
    const player = started().run(60_000);
    expect(player.of("quartile").map((event) => event.data.quartile)).toEqual([25, 50]);
  });

  test("Seeking past them does not reach them", () => {
    const player = started().seeking(90).stand(200).seeked().run(9_900);
    expect(player.of("quartile").map((event) => event.data.quartile)).toEqual([100]);
  });

  test("Each is reached once, though watched again", () => {
    const player = started().run(29_000).seeking(10).stand(100).seeked().run(30_000);
    expect(player.of("quartile")).toHaveLength(1);
  });

  test("Live media has none, and no completion", () => {
    const player = started({ live: true }).run(90_000).close();
    expect(player.of("quartile")).toEqual([]);
    expect(player.only("viewend").completion_rate).toBeUndefined();
  });
});

describe("Quality", () => {
  test("A switch while playing is told with both bitrates; the first quality is none", () => {
    const player = new ScriptedPlayer().quality(1_000_000).play().run(2000).quality(3_000_000).run(2000).close();
    expect(player.only("quality_change")).toMatchObject({ previous_bitrate: 1_000_000, new_bitrate: 3_000_000, trigger: "abr" });
    expect(player.only("playing").bitrate).toBe(1_000_000);
  });

  test("The average bitrate is weighted with playing time", () => {
    const player = new ScriptedPlayer().quality(1_000_000).play().run(3000).quality(5_000_000).run(1000).close();
    expect(player.only("viewend").average_bitrate).toBe(2_000_000);
  });

  test("A replay of the same media keeps its quality, another media does not", () => {
    const player = new ScriptedPlayer().quality(2_000_000).play().run(500).close();
    player.play().run(500).signal({ kind: "source" }).play().run(500);
    expect(player.of("playing").map((event) => event.data.bitrate)).toEqual([2_000_000, 2_000_000, undefined]);
  });
});

describe("A pre-roll", () => {
  const preroll = (player: ScriptedPlayer, active: boolean) => player.signal({ kind: "preroll", active });
  /** An advertisement of two seconds, then the media in the same element, as a page sets it. */
  function withAdvertisement(): ScriptedPlayer {
    const player = preroll(new ScriptedPlayer(), true).play().stand(500).run(2000).end();
    preroll(player, false);
    Object.assign(player.state, { ended: false, position: 0 });
    return player.signal({ kind: "source" }).play().stand(700).run(3000);
  }

  test("Its first frame is the start, and the media after it is the same view", () => {
    const player = withAdvertisement().close();
    expect(player.only("viewstart")).toEqual({ autoplay: false, preroll_requested: true });
    expect(player.of("playing").map(({ data }) => data.video_startup_time)).toEqual([500, undefined]);
    expect(player.of("viewend")).toHaveLength(1);
  });

  test("Nothing of it is playing time, a stall, an end or an error of the media", () => {
    const player = withAdvertisement();
    const advertisement = preroll(new ScriptedPlayer(), true).play().run(500).error().stand(1000);
    expect(advertisement.of("error")).toEqual([]);
    expect(player.close().only("viewend")).toMatchObject({ playing_time: 3000, rebuffer_count: 0, max_position: 3000 });
    expect(player.of("ended")).toEqual([]);
  });

  test("Its frames are not the media's, and are no news", () => {
    const player = new ScriptedPlayer().signal({ kind: "preroll", active: true }).play();
    const frames = (decodedFrames: number, droppedFrames: number) => Object.assign(player.state, { decodedFrames, droppedFrames });
    frames(300, 30);
    player.run(12_000).signal({ kind: "preroll", active: false });
    frames(360, 36);
    player.run(12_000).close();
    expect(player.of("heartbeat").map(({ at }) => at)).toEqual([21_000]);
    expect(player.only("viewend")).toMatchObject({ decoded_frames: 60, dropped_frames: 6 });
  });

  test("Media that fails after it is told", () => {
    const player = preroll(preroll(new ScriptedPlayer(), true).play().run(500), false).error().stand(2500);
    expect(player.only("viewend")).toMatchObject({ outcome: "play_failed" });
  });

  test("A view whose media has played takes the next source for another view", () => {
    expect(withAdvertisement().signal({ kind: "source" }).of("viewend")).toHaveLength(1);
  });
});

test("What the player measures by itself goes out with the beats", () => {
  const player = started();
  Object.assign(player.measures, { live_latency: 4200, throughput: 5_000_000 });
  player.run(10_000).close();
  expect(player.of("heartbeat")[0]?.data).toMatchObject({ live_latency: 4200, throughput: 5_000_000 });
});
