import { Attachment } from "./attachment";
import type { QueuedEvent } from "./batch/batch";
import { EventQueue } from "./batch/event-queue";
import { toConfig, type Config, type Options } from "./config";
import { createGuard, type Guard } from "./guard";
import { watchPage, type PageListener } from "./lifecycle";
import type { DerivedEvent } from "./session/derived-event";
import { toWire, type Media, type VideoInfo } from "./session/envelope";
import { loadIdentity, type Identity } from "./session/identity";
import { randomId } from "./session/random-id";
import { HttpClient } from "./transport/http-client";
import { Sender } from "./transport/sender";

/** Browsers let 64 KiB of beacons and keepalive requests be under way at once: every batch fits, with room for others. */
const BATCH_BYTES = 48 * 1024;

/** A player under observation. */
export interface Handle {
  /** Ends the view and leaves nothing behind in the player. */
  detach(): void;
}

/** Reports what the players of a page show. Observation → session → queue → service. */
export class OpenQoE {
  readonly #config: Config;
  readonly #guard: Guard;
  readonly #identity: Identity;
  readonly #queue: EventQueue;
  readonly #sender: Sender;
  readonly #attachments = new Set<Attachment>();
  readonly #encoder = new TextEncoder();
  readonly #watching = new AbortController();
  #closed = false;

  constructor(options: Options) {
    this.#config = toConfig(options);
    this.#guard = createGuard(this.#config.debug);
    this.#identity = loadIdentity(() => sessionStorage);
    this.#queue = new EventQueue({ ...this.#config, batchBytes: BATCH_BYTES }, () => randomId(16));
    const client = new HttpClient(this.#config.endpointUrl, this.#config.apiKey);
    this.#sender = new Sender(this.#queue, client, {
      batchInterval: this.#config.batchInterval,
      warn,
      onEmpty: () => this.#closed && this.#watching.abort(),
    });
    this.#guard(() => watchPage(this.#pageListener(), this.#guard, this.#watching.signal));
  }

  /** Observes a player. An element that is none is refused with a warning. */
  attach(player: HTMLMediaElement, video: VideoInfo = {}): Handle {
    const attachment = this.#guard(() => {
      if (!(player instanceof HTMLMediaElement)) {
        warn("attach() needs a media element");
        return undefined;
      }
      const { heartbeatInterval } = this.#config;
      const deliver = (event: DerivedEvent, media: Media) => this.#deliver(event, media);
      return new Attachment(player, video, { heartbeatInterval, guard: this.#guard, deliver });
    });
    if (attachment) this.#attachments.add(attachment);
    return { detach: () => this.#detach(attachment) };
  }

  /** Sends what is waiting. */
  flush(): void {
    this.#guard(() => this.#sender.flush());
  }

  /** Ends all views and lets go of the page as soon as the service has everything. */
  destroy(): void {
    for (const attachment of [...this.#attachments]) this.#detach(attachment);
    this.#closed = true;
    this.flush();
  }

  #detach(attachment: Attachment | undefined): void {
    if (attachment && this.#attachments.delete(attachment)) this.#guard(() => attachment.detach());
  }

  #deliver(event: DerivedEvent, media: Media): void {
    const dropped = event.type === "viewend" ? this.#queue.takeDropped() : 0;
    if (dropped > 0) Object.assign(event.data, { queue_dropped: dropped });
    const wire = toWire(event, this.#config, this.#identity, media, Date.now() - performance.now());
    const json = JSON.stringify(wire);
    const queued: QueuedEvent = { json, bytes: this.#encoder.encode(json).length + 1, weight: 1 + dropped };
    this.#queue.add(queued);
    if (this.#config.debug) console.debug("[openqoe]", event.type, wire);
    this.#guard(() => this.#config.onEvent?.(wire));
    this.#sender.wake();
  }

  #pageListener(): PageListener {
    const each = (what: (attachment: Attachment) => void) => this.#attachments.forEach((one) => this.#guard(() => what(one)));
    return {
      onVisibility: (hidden) => {
        each((attachment) => attachment.look());
        if (hidden) this.#sender.flush(true);
      },
      onLeave: () => {
        each((attachment) => attachment.leave());
        this.#sender.leave();
      },
      onReturn: () => each((attachment) => attachment.comeBack()),
    };
  }
}

function warn(message: string): void {
  console.warn(`[openqoe] ${message}`);
}
