/** Events that go out together, the same ones under the same id however often it takes. */
export class Batch {
  /** How often it was sent; the first time is 1. */
  attempts = 0;
  /** UTF-8 bytes of the events. */
  readonly bytes: number;

  constructor(
    readonly id: string,
    readonly events: readonly QueuedEvent[],
  ) {
    this.bytes = events.reduce((sum, event) => sum + event.bytes, 0);
  }

  /** The request's body for another attempt. @param sentAt Unix ms. */
  nextBody(sentAt: number): string {
    this.attempts++;
    const events = this.events.map((event) => event.json).join(",");
    return `{"events":[${events}],"sent_at":${Math.round(sentAt)},"batch_id":"${this.id}","attempt":${this.attempts}}`;
  }
}

/** An event as text, so that it is what it was when it happened. */
export interface QueuedEvent {
  readonly json: string;
  /** In UTF-8, with what separates it from the next. */
  readonly bytes: number;
  /** Reports that this event stands for, should it be dropped: itself, and those it tells the loss of. */
  readonly weight: number;
}
