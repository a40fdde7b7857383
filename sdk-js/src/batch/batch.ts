/** Events that go out together, the same ones under the same id however often it takes. Plain data: it can be stored, and sent by another tab. */
export interface Batch {
  /** The same at every attempt. */
  readonly id: string;
  /** Their JSON, with commas between. */
  readonly events: string;
  /** Of its events. */
  readonly count: number;
  /** Reports that are lost with it: its events, and those they tell the loss of. */
  readonly weight: number;
  /** How often it was sent; the first time is 1. */
  readonly attempts: number;
  /** Unix ms, like all times here. */
  readonly madeAt: number;
  /** When it may be tried again. */
  readonly due?: number;
  /** Until when the service, when it did not take this batch, wanted to be left alone. */
  readonly hold?: number;
  /** Until when it belongs to the tab that is sending it. */
  readonly lease?: number;
}

export type LeasedBatch = Batch & { readonly lease: number };

/** An event as text, so that it is what it was when it happened. */
export interface QueuedEvent {
  readonly json: string;
  /** In UTF-8, with what separates it from the next. */
  readonly bytes: number;
  /** Reports that this event stands for, should it be dropped: itself, and those it tells the loss of. */
  readonly weight: number;
}

/** A tab has this long to hear about what it sends: longer than a request may take. */
export const LEASE = 40_000;

/** The batch as it is being sent once more. */
export function lease(batch: Batch, now: number): LeasedBatch {
  return { ...batch, attempts: batch.attempts + 1, lease: now + LEASE };
}

/** A request's body. @param sentAt Unix ms. */
export function toBody({ id, events, attempts }: Batch, sentAt: number): string {
  return `{"events":[${events}],"sent_at":${Math.round(sentAt)},"batch_id":"${id}","attempt":${attempts}}`;
}
