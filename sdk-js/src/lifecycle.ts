import type { Guard } from "./guard";

export interface PageListener {
  /** Shown or hidden; a hidden page may never get another chance. */
  onVisibility(hidden: boolean): void;
  /** Unloaded, or kept in the back-forward cache. */
  onLeave(): void;
  /** Restored from the back-forward cache. */
  onReturn(): void;
}

/** Follows the page's life until the signal aborts. */
export function watchPage(listener: PageListener, guard: Guard, signal: AbortSignal): void {
  const on = (target: EventTarget, type: string, listen: (event: Event) => void) =>
    target.addEventListener(type, (event) => guard(() => listen(event)), { signal });
  on(document, "visibilitychange", () => listener.onVisibility(document.visibilityState === "hidden"));
  on(window, "pagehide", () => listener.onLeave());
  on(window, "pageshow", (event) => (event as PageTransitionEvent).persisted && listener.onReturn());
}
