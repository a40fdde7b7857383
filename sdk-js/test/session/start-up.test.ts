import { describe, expect, test } from "vitest";
import { ScriptedPlayer, started } from "./scripted-player";

describe("Start-up (defect 17)", () => {
  test("It is the time from the play instruction to the playhead moving", () => {
    const player = new ScriptedPlayer().play().stand(700).run(100);
    expect(player.only("playing").video_startup_time).toBe(700);
    expect(player.types()).toEqual(["viewstart", "playing"]);
  });

  test("Time idle before the instruction is no part of it", () => {
    const player = new ScriptedPlayer().signal({ kind: "load", autoplay: false }).stand(60_000).play().stand(300).run(100);
    expect(player.only("playing").video_startup_time).toBe(300);
  });

  test("A moving playhead without a frame is not yet a start", () => {
    const player = new ScriptedPlayer();
    player.state.frameShown = false;
    player.play().stand(200).run(300);
    expect(player.types()).toEqual(["viewstart"]);
    player.state.frameShown = true;
    player.run(100);
    expect(player.only("playing").video_startup_time).toBe(600);
  });

  test("Where frames cannot be seen, half a second of movement is a start, dated back to its beginning", () => {
    const player = new ScriptedPlayer();
    player.state.frameShown = false;
    player.play().stand(200).run(1000);
    expect(player.only("playing").video_startup_time).toBe(200);
    player.close();
    expect(player.only("viewend").playing_time).toBe(1000);
  });

  test("Movement without a frame before a pause is no part of a start after it", () => {
    const player = new ScriptedPlayer();
    player.state.frameShown = false;
    player.play().run(300).pause().stand(5000).play().run(600).close();
    expect(player.only("viewend")).toMatchObject({ video_startup_time: 300, playing_time: 600 });
  });

  test("It is told once per view: a resume after a pause plays again without it", () => {
    const player = started().pause().stand(5000).play().run(500);
    expect(player.of("playing").map((event) => event.data.video_startup_time)).toEqual([0, undefined]);
  });

  test("A pause while waiting is no waiting", () => {
    const player = new ScriptedPlayer().play().stand(400).pause().stand(9000).play().stand(200).run(100);
    expect(player.only("playing").video_startup_time).toBe(600);
    expect(player.of("pause")).toEqual([]);
  });

  test("With autoplay the instruction is the load, and the view is dated back to it", () => {
    const player = new ScriptedPlayer().signal({ kind: "load", autoplay: true });
    const loadedAt = player.at;
    player.stand(800).play().run(100);
    expect(player.only("playing").video_startup_time).toBe(800);
    expect(player.only("viewstart").autoplay).toBe(true);
    expect(player.of("viewstart")[0]?.at).toBe(loadedAt);
  });

  test("A refused autoplay is no view; the click that follows is", () => {
    const player = new ScriptedPlayer().signal({ kind: "load", autoplay: true }).stand(500).signal({ kind: "autoplayRefused" });
    player.stand(20_000).play().stand(100).run(100);
    expect(player.only("playing").video_startup_time).toBe(100);
    expect(player.only("viewstart").autoplay).toBe(false);
  });

  test("A player found playing starts a view whose start-up nobody saw", () => {
    const player = new ScriptedPlayer();
    player.state.paused = false;
    player.state.position = 40;
    player.look().run(300).close();
    expect(player.types()).toEqual(["viewstart", "playing", "viewend"]);
    expect(player.only("playing").video_startup_time).toBeUndefined();
    expect(player.only("viewend")).toMatchObject({ outcome: "played", playing_time: 300 });
  });

  test("A playhead seen to move before the event of its instruction came does not cost the start-up", () => {
    const player = new ScriptedPlayer().look();
    player.state.paused = false;
    player.run(100).play().run(200);
    expect(player.types()).toEqual(["viewstart", "playing"]);
    expect(player.only("playing").video_startup_time).toBe(0);
  });

  test("Seeking to a resume position before the start is part of the start-up and no seek", () => {
    const player = new ScriptedPlayer().play().stand(100).seeking(50).stand(300).seeked().stand(100).run(300).close();
    expect(player.of("seek")).toEqual([]);
    expect(player.only("playing").video_startup_time).toBe(500);
  });

  test("It is known even if the playhead was seen to move before the event that says play", () => {
    const player = new ScriptedPlayer().look();
    player.at += 40;
    player.state.paused = false;
    player.look().run(200);
    player.play().run(500);
    expect(player.types()).toEqual(["viewstart", "playing"]);
    expect(player.only("playing").video_startup_time).toBe(0);
  });

  test("Nobody waits for a start in a tab in the background", () => {
    const player = new ScriptedPlayer().play().stand(400).hide(true).stand(60_000).hide(false).stand(300).run(200);
    expect(player.only("playing").video_startup_time).toBe(700);
  });

  test("What starts in the background took as long as it took", () => {
    const player = new ScriptedPlayer().hide(true).play().stand(1000).run(1000);
    expect(player.only("playing").video_startup_time).toBe(1000);
  });

  test("Who left before a start in the background waited until the page went there", () => {
    const player = new ScriptedPlayer().play().stand(400).hide(true).stand(60_000).close();
    expect(player.only("viewend")).toMatchObject({ outcome: "exit_before_start", wait_time: 400 });
  });

  test("A machine that sleeps does not wait", () => {
    const player = new ScriptedPlayer().play().stand(400);
    player.at += 3_600_000;
    expect(player.look().stand(300).run(200).only("playing").video_startup_time).toBe(700);
  });
});
