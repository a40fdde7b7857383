import { attach, type Attachment, type Handle } from "./attachment";
import { EventQueue } from "./batch/event-queue";
import { MemoryStore } from "./batch/memory-store";
import { toConfig, toVideoInfo, type Config, type Options, type Warn } from "./config";
import { declined } from "./declined";
import { createGuard, type Guard } from "./guard";
import { html5 } from "./players/html5";
import type { DerivedEvent } from "./session/derived-event";
import { toWire, type Media, type VideoInfo } from "./session/envelope";
import { loadIdentity, type Identity } from "./session/identity";
import { randomId } from "./session/random-id";
import { sampled } from "./session/sampled";
import { HttpClient } from "./transport/http-client";
import { Sender } from "./transport/sender";

/** Browsers let 64 KiB of beacons and keepalive requests be under way at once: every batch fits, with room for others. */
const BATCH_BYTES = 48 * 1024;

/** Reports what the players of a page show. Observation → session → queue → service. */
export class OpenQoE {
  readonly #config: Config;
  readonly #guard: Guard;
  readonly #warn: Warn = createWarn();
  #identity!: Identity;
  readonly #queue: EventQueue;
  readonly #sender: Sender;
  readonly #attachments = new Map<object, Attachment>();
  readonly #watching = new AbortController();
  /** What waits for the viewer to be known. */
  #held: (() => void)[] | undefined;
  /** No players any more, or never any. */
  #closed = true;

  constructor(options: Options) {
    this.#config = toConfig(options, this.#warn);
    const { endpointUrl, playerId, apiKey, debug, viewer, offline = viewer !== "off", storage } = this.#config;
    this.#guard = createGuard(debug);
    this.#queue = new EventQueue({ ...this.#config, batchBytes: BATCH_BYTES }, () => randomId(16));
    const onEmpty = () => this.#closed && this.#watching.abort();
    // Named by both, so that what was kept never goes elsewhere or under another key.
    const store = (offline && this.#guard(() => storage?.(`openqoe ${endpointUrl} ${apiKey}`))) || new MemoryStore();
    const client = new HttpClient(String(endpointUrl), apiKey);
    this.#sender = new Sender(this.#queue, store, client, { ...this.#config, warn: this.#warn, onEmpty, signal: this.#watching.signal });
    if (endpointUrl && playerId) this.#guard(() => this.#start());
    else this.#warn("init() needs endpointUrl and playerId");
    if (debug && this.#closed) this.#warn("not reporting");
  }

  /** Observes a player, once: for one that is observed already, what the first call returned. What is no known player is refused with a warning. */
  attach(player: object, video: VideoInfo = {}): Handle {
    return this.#guard(() => this.#closed ? undefined : this.#attach(player, video)) ?? { detach() {}, preroll() {}, error() {} };
  }

  /** Sends what is waiting. */
  flush(): void {
    this.#guard(() => {
      this.#release();
      this.#sender.flush();
    });
  }

  /** Ends all views and lets go of the page as soon as the service has everything. */
  destroy(): void {
    this.#attachments.forEach((attachment) => attachment.detach());
    this.#closed = true;
    this.flush();
  }

  /** Reports, unless the viewer or chance are against it: then nothing is observed. */
  #start(): void {
    const { samplingRate, viewer, identify } = this.#config;
    if (!samplingRate || declined(this.#config, navigator)) return;
    this.#identity = loadIdentity(viewer);
    if (!sampled(this.#identity.sessionId, samplingRate)) return;
    const known = identify?.(this.#identity, this.#config);
    this.#held = known && [];
    void known?.then(() => this.#guard(() => this.#release()));
    this.#watchPage();
    this.#closed = false;
  }

  #attach(player: object, video: VideoInfo): Handle | undefined {
    const known = this.#attachments.get(player);
    if (known) return known;
    const kind = [html5, ...(this.#config.players ?? [])].find((one) => this.#guard(() => one.recognises(player)));
    if (!kind) {
      this.#warn("attach() knows no such player");
      return undefined;
    }
    const attachment = attach(kind, player, toVideoInfo(video, this.#config, this.#warn), {
      heartbeatInterval: this.#config.heartbeatInterval,
      guard: this.#guard,
      deliver: (event, media) => this.#deliver(event, media),
      onDetach: () => this.#attachments.get(player) === attachment && this.#attachments.delete(player),
    });
    this.#attachments.set(player, attachment);
    return attachment;
  }

  /** Lets go what was held, of the viewer as known by now. */
  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.forEach((deliver) => deliver());
  }

  #deliver(event: DerivedEvent, media: Media): void {
    if (this.#held) return void this.#held.push(() => this.#deliver(event, media));
    const dropped = event.type === "viewend" ? this.#queue.takeDropped() : 0;
    if (dropped > 0) Object.assign(event.data, { queue_dropped: dropped });
    const wire = toWire(event, this.#config, this.#identity, media, Date.now() - performance.now());
    const json = JSON.stringify(wire);
    this.#queue.add({ json, bytes: new Blob([json]).size + 1, weight: 1 + dropped });
    if (this.#config.debug) console.debug("[openqoe]", event.type, wire);
    // Not in the middle of things: what the page hears of may make it detach.
    queueMicrotask(() => this.#guard(() => this.#config.onEvent?.(wire)));
    this.#sender.wake();
  }

  #watchPage(): void {
    const { signal } = this.#watching;
    const on = (target: EventTarget, type: string, listen: (event: Event) => void) =>
      target.addEventListener(type, (event) => this.#guard(() => listen(event)), { signal });

    on(document, "visibilitychange", () => {
      this.#attachments.forEach((attachment) => attachment.look());
      // A hidden page may never get another chance.
      if (document.visibilityState === "hidden") this.#sender.flush(true);
    });
    // Unloaded, or kept in the back-forward cache and restored from there.
    on(window, "pagehide", () => {
      this.#attachments.forEach((attachment) => attachment.leave());
      this.#release();
      this.#sender.leave();
    });
    on(window, "pageshow", (event) => (event as PageTransitionEvent).persisted && this.#attachments.forEach((attachment) => attachment.comeBack()));
    on(window, "online", () => this.#sender.online());
    this.#sender.start();
  }
}

/** Says each thing once. */
function createWarn(): Warn {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) console.warn(`[openqoe] ${message}`);
    said.add(message);
  };
}
