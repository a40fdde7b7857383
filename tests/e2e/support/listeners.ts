/**
 * Runs in the page, before the SDK attaches: counts what it listens to. Whose a listener is tells the stack of the call, so that the
 * player's own comings and goings do not matter.
 */
export function countListeners(): void {
  const held = new Map<unknown, string[]>();
  const isSdk = () => new Error().stack?.includes("/demo/sdk/") ?? false;
  const add = (listener: unknown, name: string) => held.set(listener, [...(held.get(listener) ?? []), name]);
  const remove = (listener: unknown, name: string) => {
    const names = held.get(listener) ?? [];
    const index = names.indexOf(name);
    if (index >= 0) names.splice(index, 1);
  };

  const original = { add: EventTarget.prototype.addEventListener, remove: EventTarget.prototype.removeEventListener };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // The page's are the SDK's own as long as it is not destroyed.
    if (isSdk() && this !== window && this !== document) {
      add(listener, type);
      const signal = typeof options === "object" ? options.signal : undefined;
      if (signal) original.add.call(signal, "abort", () => remove(listener, type));
    }
    return original.add.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (isSdk()) remove(listener, type);
    return original.remove.call(this, type, listener, options);
  };

  /** The same for what has an API of its own: on and off, one and once. */
  const wrap = (target: Record<string, unknown>) => {
    const replace = (name: string, note: (listener: unknown, name: string) => void) => {
      const method = target[name];
      if (typeof method !== "function" || target instanceof EventTarget) return;
      target[name] = function (this: unknown, type: unknown, listener: unknown, ...rest: unknown[]) {
        if (isSdk()) for (const one of Array.isArray(type) ? type : [type]) note(listener, String(one));
        return (method as (...args: unknown[]) => unknown).call(this, type, listener, ...rest);
      };
    };
    for (const name of ["on", "one", "once", "addEventListener"]) replace(name, add);
    for (const name of ["off", "removeEventListener"]) replace(name, remove);
  };
  Object.assign(globalThis, { listeners: { wrap, held: () => [...held.values()].flat() } });
}

/** What it leaves in the page. */
export interface Listeners {
  /** Has a player counted that is no EventTarget. */
  wrap(target: object): void;
  /** Names of the events that the SDK still listens to. */
  held(): string[];
}
