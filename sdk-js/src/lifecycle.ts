import type { Guard } from "./guard";

export interface PageListener {
  /** Shown or hidden, and a hidden page may never get another chance. */
  onVisibility(hidden: boolean): void;
  /** Unloaded, or kept in the back-forward cache. */
  onLeave(): void;
  /** Restored from there. */
  onReturn(): void;
  /** There is a network again. */
  onOnline(): void;
}

/** Follows the page's life until the signal aborts. */
export function watchPage(guard: Guard, signal: AbortSignal, { onVisibility, onLeave, onReturn, onOnline }: PageListener): void {
  const on = (target: EventTarget, type: string, listen: (event: Event) => void) =>
    target.addEventListener(type, (event) => guard(() => listen(event)), { signal });
  on(document, "visibilitychange", () => onVisibility(document.visibilityState === "hidden"));
  on(window, "pagehide", onLeave);
  on(window, "pageshow", (event) => (event as PageTransitionEvent).persisted && onReturn());
  on(window, "online", onOnline);
}
