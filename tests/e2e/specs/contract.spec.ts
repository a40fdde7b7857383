import { expect, test } from "@playwright/test";
import { CollectingServer } from "../support/collecting-server.ts";

test("Whatever is posted against the wire contract fails the test that made it", async ({ request }) => {
  const server = await CollectingServer.start();
  const event = { event_type: "pause", event_time: 1_700_000_000_000, player_id: "p", view_id: "v", session_id: "s", viewer_id: "u" };
  await request.post(`${server.url}/v1/events`, { data: { events: [{ ...event, colour: "red" }], batch_id: "b" } });
  await expect(server.stop()).rejects.toThrow("events.0.colour");
});
