import type { DerivedEvent, EventData } from "./derived-event";
import type { Observation, Quality } from "./signals";
import { View, type ViewSettings } from "./view";

/** The views of one player, one after another: a view that is over makes room for the next, so each ends exactly once. */
export class ViewTracker {
  #quality: Quality | undefined;
  #view: View;

  readonly #settings: ViewSettings;
  readonly #newId: () => string;
  readonly #emit: (event: DerivedEvent) => void;

  constructor(
    settings: ViewSettings,
    newId: () => string,
    emit: (event: DerivedEvent) => void,
  ) {
    this.#settings = settings;
    this.#newId = newId;
    this.#emit = emit;
    this.#view = this.#nextView();
  }

  /** The player can be used. @param at monotonic ms. */
  ready(at: number, data: EventData["playerready"]): void {
    this.#view.ready(at, data);
  }

  observe(observation: Observation): void {
    const { signal } = observation;
    this.#view.observe(observation);
    if (signal.kind === "quality") this.#quality = signal.quality;
    if (signal.kind === "source") this.#quality = undefined;
    if (this.#view.over) this.#view = this.#nextView();
  }

  #nextView(): View {
    return new View({ id: this.#newId(), settings: this.#settings, emit: this.#emit }, this.#quality);
  }
}
