import type { Guard } from "./guard";

export interface PageListener {
  /** Shown or hidden; a hidden page may never get another chance. */
  onVisibility(hidden: boolean): void;
  /** Unloaded, or kept in the back-forward cache. */
  onLeave(): void;
  /** Restored from the back-forward cache. */
  onReturn(): void;
}

/** Follows the page's life. @returns what ends it. */
export function watchPage(listener: PageListener, guard: Guard): () => void {
  const visibility = () => guard(() => listener.onVisibility(document.visibilityState === "hidden"));
  const leave = () => guard(() => listener.onLeave());
  const back = (event: PageTransitionEvent) => guard(() => (event.persisted ? listener.onReturn() : undefined));
  document.addEventListener("visibilitychange", visibility);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", back);
  return () => {
    document.removeEventListener("visibilitychange", visibility);
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", back);
  };
}
