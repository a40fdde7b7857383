import type { EventData } from "./derived-event";
import type { Observation, Quality } from "./signals";
import type { View } from "./view";

/** The views of one player, one after another: a view that is over makes room for the next, so each ends exactly once. */
export class ViewTracker {
  readonly #nextView: (quality: Quality | undefined) => View;
  #quality: Quality | undefined;
  #view: View;

  constructor(nextView: (quality: Quality | undefined) => View) {
    this.#nextView = nextView;
    this.#view = nextView(undefined);
  }

  /** The player can be used. @param at monotonic ms. */
  ready(at: number, data: EventData["playerready"]): void {
    this.#view.ready(at, data);
  }

  observe(observation: Observation): void {
    const { signal } = observation;
    // Time alone can have ended the view: then the signal is about the next.
    if (!this.#view.observe(observation)) {
      this.#view = this.#nextView(this.#quality);
      this.#view.observe(observation);
    }
    if (signal.kind === "quality") this.#quality = signal.quality;
    if (signal.kind === "source") this.#quality = undefined;
    if (this.#view.over) this.#view = this.#nextView(this.#quality);
  }
}
