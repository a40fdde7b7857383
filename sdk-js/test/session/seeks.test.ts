import { describe, expect, test } from "vitest";
import { ScriptedPlayer, started } from "./scripted-player";

describe("Seeks (defect 18)", () => {
  test("A seek has the position before it as its origin, and lasts until the playhead moves", () => {
    const player = started().seeking(50).stand(400).seeked().stand(200).run(300);
    expect(player.only("seek")).toEqual({ from: 1000, to: 50_000, seek_latency: 600 });
  });

  test("The way made since the last look before the seek is counted", () => {
    const player = started();
    player.at += 60;
    player.seeking(50).stand(100).seeked().run(200).close();
    expect(player.only("seek").from).toBe(1060);
    expect(player.only("viewend").playing_time).toBe(1260);
  });

  test("A timer that sees the seek before its event does not lose the origin", () => {
    const player = started();
    player.state.seeking = true;
    player.state.position = 50;
    player.look().seeking(50).stand(300).seeked().run(200);
    expect(player.only("seek")).toEqual({ from: 1000, to: 50_000, seek_latency: 300 });
  });

  test("Paused, it lasts until the player says so", () => {
    const player = started().pause().seeking(20).stand(300).seeked();
    expect(player.only("seek")).toEqual({ from: 1000, to: 20_000, seek_latency: 300 });
    expect(player.stand(2000).play().run(500).of("seek")).toHaveLength(1);
  });

  test("Scrubbing is one seek, waited for from its last step", () => {
    const player = started().seeking(20).stand(100).seeking(40).stand(100).seeking(60).stand(300).seeked().run(300);
    expect(player.only("seek")).toEqual({ from: 1000, to: 60_000, seek_latency: 300 });
  });

  test("Two seeks with playing in between are two", () => {
    const player = started().seeking(20).stand(200).seeked().run(1000).seeking(5).stand(100).seeked().run(300).close();
    expect(player.of("seek").map((event) => [event.data.from, event.data.to])).toEqual([[1000, 20_000], [21_000, 5000]]);
    expect(player.only("viewend").seek_count).toBe(2);
  });

  test("A seek that never arrives is told without a latency", () => {
    const player = started().seeking(50).stand(5000).close();
    expect(player.only("seek").seek_latency).toBeUndefined();
    expect(player.only("viewend").seek_count).toBe(1);
  });

  test("A loop is no seek of the viewer's, and no stall", () => {
    const player = new ScriptedPlayer();
    player.state.loop = true;
    player.state.duration = 3;
    player.play().run(2900).seeking(0).stand(400).seeked().run(2000).close();
    expect(player.of("seek")).toEqual([]);
    expect(player.of("stall_start")).toEqual([]);
    expect(player.only("viewend").playing_time).toBe(4900);
  });

  test("Nobody waits for a seek in a tab in the background", () => {
    const player = started().seeking(50).stand(200).hide(true).stand(30_000).hide(false).stand(100).seeked().run(500).close();
    expect(player.only("seek").seek_latency).toBe(300);
  });
});
