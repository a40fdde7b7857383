import type { Guard } from "./guard";

/**
 * Follows the page's life until the signal aborts: shown or hidden, and a hidden page may never get another chance;
 * unloaded or kept in the back-forward cache; restored from there. And its network, when it is back.
 */
export function watchPage(
  guard: Guard,
  signal: AbortSignal,
  onVisibility: (hidden: boolean) => void,
  onLeave: () => void,
  onReturn: () => void,
  onOnline: () => void,
): void {
  const on = (target: EventTarget, type: string, listen: (event: Event) => void) =>
    target.addEventListener(type, (event) => guard(() => listen(event)), { signal });
  on(document, "visibilitychange", () => onVisibility(document.visibilityState === "hidden"));
  on(window, "pagehide", onLeave);
  on(window, "online", onOnline);
  on(window, "pageshow", (event) => (event as PageTransitionEvent).persisted && onReturn());
}
