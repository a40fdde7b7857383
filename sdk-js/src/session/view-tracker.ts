import type { DerivedEvent, EventData } from "./derived-event";
import type { Observation, Quality } from "./signals";
import { View, type ViewSettings } from "./view";

/** The views of one player, one after another: a view that is over makes room for the next, so each ends exactly once. */
export class ViewTracker {
  private quality: Quality | undefined;
  private view: View;

  constructor(
    private readonly settings: ViewSettings,
    private readonly newId: () => string,
    private readonly emit: (event: DerivedEvent) => void,
  ) {
    this.view = this.nextView();
  }

  /** The player can be used. @param at monotonic ms. */
  ready(at: number, data: EventData["playerready"]): void {
    this.view.ready(at, data);
  }

  observe(observation: Observation): void {
    const { signal } = observation;
    this.view.observe(observation);
    if (signal.kind === "quality") this.quality = signal.quality;
    if (signal.kind === "source") this.quality = undefined;
    if (this.view.over) this.view = this.nextView();
  }

  private nextView(): View {
    return new View(this.newId(), this.settings, this.quality, this.emit);
  }
}
