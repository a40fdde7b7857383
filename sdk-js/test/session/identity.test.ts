import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { identify, type ViewerOptions } from "../../src/session/identify";
import { loadIdentity, type Identity } from "../../src/session/identity";
import { randomId } from "../../src/session/random-id";

class FakeStorage {
  readonly entries = new Map<string, string>();
  readonly getItem = (key: string) => this.entries.get(key) ?? null;
  readonly setItem = (key: string, value: string) => void this.entries.set(key, value);
}

let tab: FakeStorage;
let device: FakeStorage;
beforeEach(() => {
  [tab, device] = [new FakeStorage(), new FakeStorage()];
  vi.stubGlobal("sessionStorage", tab);
  vi.stubGlobal("localStorage", device);
});
afterEach(() => void vi.unstubAllGlobals());

function openTab(): void {
  tab = new FakeStorage();
  vi.stubGlobal("sessionStorage", tab);
}

const sha256 = (value: string) => createHash("sha256").update(value).digest("hex");
/** As on plain http. */
const insecure = () => vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });

/** As the full entry does. */
function load(options: ViewerOptions): Identity & { hashed: Promise<void> | undefined } {
  const identity = loadIdentity(options.viewer);
  return Object.assign(identity, { hashed: identify(identity, options) });
}

describe("A viewer of the session", () => {
  test("They stay for the tab, and another tab is another one", () => {
    const first = load({ viewer: "session" });
    expect(load({ viewer: "session" })).toEqual(first);
    expect(first.sessionId).toMatch(/^[0-9a-f]{32}$/);
    expect(first.viewerId).toMatch(/^[0-9a-f]{64}$/);
    expect([...tab.entries.keys()]).toEqual(["openqoe.session"]);
    expect(device.entries.size).toBe(0);
    openTab();
    const second = load({ viewer: "session" });
    expect([second.sessionId, second.viewerId]).not.toContain(first.sessionId);
    expect(second.viewerId).not.toBe(first.viewerId);
  });

  test.each(["", "x".repeat(96), "0".repeat(95)])("What is stored and is no identity (%s) is replaced", (stored) => {
    tab.setItem("openqoe.session", stored);
    const identity = load({ viewer: "session" });
    expect(identity.viewerId).toMatch(/^[0-9a-f]{64}$/);
    expect(load({ viewer: "session" })).toEqual(identity);
  });
});

describe("A persistent viewer", () => {
  test("They stay for the device, the session for the tab", () => {
    const first = load({ viewer: "persistent" });
    openTab();
    const second = load({ viewer: "persistent" });
    expect(second.viewerId).toBe(first.viewerId);
    expect(second.sessionId).not.toBe(first.sessionId);
    expect([...device.entries.keys()]).toEqual(["openqoe.viewer"]);
  });

  test("Where the device keeps nothing, they stay for the tab", () => {
    vi.stubGlobal("localStorage", undefined);
    const first = load({ viewer: "persistent" });
    expect(first.viewerId).toMatch(/^[0-9a-f]{64}$/);
    expect(load({ viewer: "persistent" })).toEqual(first);
  });
});

describe("A viewer who is nobody", () => {
  test("Nothing is stored, not even read, and each page is a session", () => {
    const touched = vi.fn();
    for (const storage of ["sessionStorage", "localStorage"]) vi.stubGlobal(storage, new Proxy({}, { get: touched }));
    const [first, second] = [load({ viewer: "off" }), load({ viewer: "off" })];
    expect(first.viewerId).toBeUndefined();
    expect(first.sessionId).not.toBe(second.sessionId);
    expect(touched).not.toHaveBeenCalled();
  });

  test("The page's own id of them is of no interest", () => {
    expect(load({ viewer: "off", viewerId: "someone" })).toEqual({ sessionId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });
});

describe("A viewer whom the page knows", () => {
  test("Their id is told as its SHA-256 once that is done, and is random until then", async () => {
    const identity = load({ viewer: "session", viewerId: "someone" });
    expect(identity.viewerId).toMatch(/^[0-9a-f]{64}$/);
    expect(identity.viewerId).not.toBe(sha256("someone"));
    await identity.hashed;
    expect(identity.viewerId).toBe(sha256("someone"));
  });

  test("The salt is appended", async () => {
    const identity = load({ viewer: "persistent", viewerId: "someone", hashSalt: "pepper" });
    await identity.hashed;
    expect(identity.viewerId).toBe(sha256("someonepepper"));
    expect(device.entries.size).toBe(0);
  });

  test("A number is told like its digits", async () => {
    const identity = load({ viewer: "session", viewerId: 42 as unknown as string, hashSalt: 7 as unknown as string });
    await identity.hashed;
    expect(identity.viewerId).toBe(sha256("427"));
  });

  test.each(["session", "persistent"] as const)("Without crypto.subtle they are random (%s), never told as they are (defect 24)", (viewer) => {
    insecure();
    const identity = load({ viewer, viewerId: "someone" });
    expect(identity.hashed).toBeUndefined();
    expect(identity.viewerId).toMatch(/^[0-9a-f]{64}$/);
    expect(load({ viewer, viewerId: "someone" })).toEqual(identity);
  });

  test("A hash that fails leaves them random", async () => {
    const digest = () => Promise.reject(new Error("not today"));
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto), subtle: { digest } });
    const identity = load({ viewer: "session", viewerId: "someone" });
    const before = identity.viewerId;
    await identity.hashed;
    expect(identity.viewerId).toBe(before);
  });
});

test("Blocked storage gives an identity for the page", () => {
  const blocked = {
    getItem: () => {
      throw new DOMException("blocked", "SecurityError");
    },
  };
  vi.stubGlobal("sessionStorage", blocked);
  vi.stubGlobal("localStorage", blocked);
  for (const viewer of ["session", "persistent"] as const) expect(load({ viewer }).viewerId).toMatch(/^[0-9a-f]{64}$/);
});

test("Ids need no secure page (defect 24)", () => {
  insecure();
  expect(randomId(16)).toMatch(/^[0-9a-f]{32}$/);
});
