import type { EventType } from "./derived-event";

/** An event as `POST /v1/events` takes it. */
export interface WireEvent {
  /** What happened. */
  readonly event_type: EventType;
  /** Unix ms. */
  readonly event_time: number;
  /** Which view it belongs to. */
  readonly view_id: string;
  /** Its number in the view, from 0 without gaps. */
  readonly seq: number;
  /** By type: times in ms, bitrates in bit/s, ratios 0–1. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Who, what and where. */
  readonly [field: string]: unknown;
}
