import type { DerivedEvent } from "./derived-event";

/** An event as `POST /v1/events` takes it. */
export interface WireEvent {
  readonly event_type: DerivedEvent["type"];
  readonly event_time: number;
  readonly view_id: string;
  readonly seq: number;
  readonly data: DerivedEvent["data"];
  readonly [field: string]: unknown;
}
