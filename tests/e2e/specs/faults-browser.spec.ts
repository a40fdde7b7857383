import config from "../playwright.config.ts";
import { expect, test } from "../support/faults.ts";

// What browsers take away: storage, and on plain http much more. The page must not notice, nothing may be lost while it lives.

test.use({ launchOptions: { ...config.use?.launchOptions, args: [...(config.use?.launchOptions?.args ?? []), "--host-resolver-rules=MAP plain.test 127.0.0.1"] } });

const BLOCKED: readonly (readonly [name: string, block: () => void])[] = [
  [
    "refuses every storage",
    () => {
      const refuse = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
      for (const name of ["indexedDB", "sessionStorage", "localStorage"]) Object.defineProperty(globalThis, name, refuse);
    },
  ],
  ["has no IndexedDB", () => Object.defineProperty(globalThis, "indexedDB", { value: undefined })],
  [
    "fails to open the database",
    () => {
      IDBFactory.prototype.open = function () {
        const request = new EventTarget() as IDBOpenDBRequest;
        setTimeout(() => request.onerror?.(new Event("error")));
        return request;
      };
    },
  ],
  ["never opens the database", () => (IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest)],
  [
    "has a database that cannot be written",
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
];

for (const [name, block] of BLOCKED) {
  test(`A browser that ${name} costs nothing while the page lives`, async ({ faults, context }) => {
    const { service } = faults;
    await context.addInitScript(block);
    service.fate = { status: 503 };
    const tab = await faults.open();
    for (let i = 1; i <= 3; i++) {
      await tab.report(10);
      await faults.waitForTries(i);
    }
    service.fate = { status: 202 };
    await faults.expectAccepted(await tab.heard());
  });
}

test("A database that fails in the middle costs nothing while the page lives", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const tab = await faults.open();
  await tab.report(20);
  await faults.waitForTries(1);
  await expect.poll(async () => (await tab.shelf()).length).toBeGreaterThan(0);
  const kept = (await tab.shelf()).reduce((sum, { count }) => sum + count, 0);
  await tab.page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("gone", "InvalidStateError");
    };
  });
  await tab.report(20);
  await faults.waitForTries(2);
  service.fate = { status: 202 };
  await expect.poll(() => service.accepted.length, { timeout: 30_000 }).toBeGreaterThan(0);
  // What is in the database is for the next page.
  const next = await faults.open();
  await faults.expectAccepted([...(await tab.heard()), ...(await next.heard())], 80_000);
  expect(kept).toBeGreaterThan(0);
});

test("A disk without room costs nothing while the page lives", async ({ faults, context }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const session = await context.newCDPSession(await context.newPage());
  await session.send("Storage.overrideQuotaForOrigin", { origin: service.url, quotaSize: 1 });
  const tab = await faults.open();
  for (let i = 1; i <= 3; i++) {
    await tab.report(50);
    await faults.waitForTries(i);
  }
  expect(await tab.shelf()).toEqual([]);
  service.fate = { status: 202 };
  await faults.expectAccepted(await tab.heard());
});

test("With `offline: false` nothing is stored on the device, and a page that goes sends by beacon", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const tab = await faults.open({ offline: false });
  await tab.report(10);
  await faults.waitForTries(1);
  expect(await tab.page.evaluate(() => indexedDB.databases())).toEqual([]);
  const heard = await tab.heard();
  service.fate = { status: 202 };
  await tab.page.close({ runBeforeUnload: true });
  // The view's end comes on top.
  await expect.poll(() => service.accepted.length).toBe(heard.length + 1);
});

test("On plain http, where much of the browser is missing, everything arrives all the same", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const tab = await faults.open({}, `http://plain.test:${service.port}`);
  expect(await tab.page.evaluate(() => [isSecureContext, typeof crypto.subtle, typeof navigator.locks])).toEqual([false, "undefined", "undefined"]);
  await tab.report(20);
  await faults.waitForTries(1);
  service.fate = { status: 202 };
  await faults.expectAccepted(await tab.heard());
});
