import { describe, expect, test } from "vitest";
import { ScriptedPlayer, started } from "./scripted-player";

describe("Rebuffering (defect 18)", () => {
  test("A standing playhead is a stall, from when it stopped to when it moved", () => {
    const player = started();
    const stoppedAt = player.at;
    player.state.bufferLength = 0;
    player.stand(1500).run(500);
    expect(player.only("stall_start")).toMatchObject({ cause: "network", buffer_length: 0 });
    expect(player.of("stall_start")[0]?.at).toBe(stoppedAt);
    expect(player.only("stall_end").stall_duration).toBe(1500);
    expect(player.of("stall_end")[0]?.at).toBe(stoppedAt + 1500);
  });

  test("Its beginning is found between two looks", () => {
    const player = started();
    player.at += 100;
    player.state.position += 0.03;
    player.look().stand(900).run(100);
    expect(player.only("stall_end").stall_duration).toBe(970);
  });

  test("Its end is found between two looks", () => {
    const player = started().stand(900);
    player.at += 100;
    player.state.position += 0.03;
    expect(player.look().only("stall_end").stall_duration).toBe(970);
  });

  test("One that a busy page looked at too late is found as well", () => {
    const player = started().stand(50);
    player.at += 600;
    player.state.position += 0.1;
    expect(player.look().only("stall_end").stall_duration).toBe(550);
  });

  test.each([[200, 0], [240, 0], [250, 1], [400, 1]])("Standing for %i ms makes %i stalls", (ms, count) => {
    expect(started().stand(ms).run(500).of("stall_start")).toHaveLength(count);
  });

  test("The wait of a start-up is no stall", () => {
    expect(new ScriptedPlayer().play().stand(8000).run(500).of("stall_start")).toEqual([]);
  });

  test("A seek is no stall, however long it takes", () => {
    expect(started().seeking(50).stand(3000).seeked().stand(2000).run(500).of("stall_start")).toEqual([]);
  });

  test("A pause is no stall", () => {
    expect(started().pause().stand(60_000).play().run(500).of("stall_start")).toEqual([]);
  });

  test("A hidden tab does not stall, and one that is shown again is put down to the background", () => {
    const player = started().hide(true).stand(4000);
    expect(player.of("stall_start")).toEqual([]);
    player.hide(false).stand(600).run(200);
    expect(player.only("stall_start").cause).toBe("background");
    expect(player.only("stall_end").stall_duration).toBe(600);
  });

  test("The end of the media is no stall, though the player is late to say that it ended", () => {
    const player = new ScriptedPlayer();
    player.state.duration = 2;
    player.play().run(2000).stand(900).end();
    expect(player.of("stall_start")).toEqual([]);
  });

  test.each([
    ["pause", (player: ScriptedPlayer) => player.pause()],
    ["a seek", (player: ScriptedPlayer) => player.seeking(50)],
    ["hiding", (player: ScriptedPlayer) => player.hide(true)],
    ["leaving", (player: ScriptedPlayer) => player.close()],
    ["a new source", (player: ScriptedPlayer) => player.signal({ kind: "source" })],
    ["a fatal error", (player: ScriptedPlayer) => player.error()],
  ])("A stall is ended by %s, once", (_, interrupt) => {
    const player = interrupt(started().stand(1000)).stand(1000);
    player.close();
    expect(player.of("stall_start")).toHaveLength(1);
    expect(player.only("stall_end").stall_duration).toBe(1000);
    expect(player.only("viewend")).toMatchObject({ rebuffer_count: 1, rebuffer_time: 1000 });
  });

  test("A frozen page or a sleeping machine did not stall", () => {
    const player = started();
    player.at += 3_600_000;
    player.look().run(500).close();
    expect(player.of("stall_start")).toEqual([]);
    expect(player.only("viewend")).toMatchObject({ rebuffer_time: 0, playing_time: 1500 });
  });

  test.each([["playing", 0], ["stalled", 1000]])("What plays at once when the machine wakes does not make a stall of its sleep, %s before", (_, stalled) => {
    const player = started().stand(stalled);
    player.at += 3_600_000;
    player.state.position += 0.05;
    player.look().run(500).close();
    expect(player.only("viewend")).toMatchObject({ rebuffer_time: stalled, rebuffer_count: stalled && 1, playing_time: 1550 });
  });

  test("A long stall is reported in parts by the heartbeats, and the parts add up", () => {
    const player = started();
    player.stand(25_000).run(1000).close();
    expect(player.of("heartbeat").length).toBeGreaterThanOrEqual(2);
    expect(player.sum("rebuffer_time_delta")).toBe(25_000);
    expect(player.only("viewend").rebuffer_time).toBe(25_000);
  });

  test("A stall with a full buffer is the decoder's, one after a switch the switch's", () => {
    expect(started().stand(500).only("stall_start").cause).toBe("decode");
    const switched = started().quality(1_000_000).quality(5_000_000);
    switched.state.bufferLength = 0;
    expect(switched.stand(500).only("stall_start").cause).toBe("switch");
  });

  test("A stall right after a seek arrived is the seek's", () => {
    const player = started().seeking(50).stand(200).seeked().run(300);
    player.state.bufferLength = 0;
    expect(player.stand(500).only("stall_start").cause).toBe("seek");
  });
});
