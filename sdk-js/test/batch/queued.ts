import type { Batch, QueuedEvent } from "../../src/batch/batch";

/** An event as the queue holds it. @param size characters. */
export function queued(name: string, size = 20, weight = 1): QueuedEvent {
  const json = JSON.stringify({ name }).padEnd(size);
  return { json, bytes: json.length + 1, weight };
}

/** The names of the events in a request's body. */
export function names(body: string): string[] {
  return (JSON.parse(body) as { events: { name: string }[] }).events.map((event) => event.name);
}

/** The names of the events in a batch. */
export function namesIn(batch: Batch | undefined): string[] {
  return names(`{"events":[${batch?.events ?? ""}]}`);
}
