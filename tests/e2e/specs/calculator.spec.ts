import { expect, test, type Page } from "@playwright/test";

// docs/cost/calculator.html, opened as a file.

const address = new URL("../../../docs/cost/calculator.html", import.meta.url).href;

type Result = { amounts: Record<string, number>; costs: Record<string, number>; total: number };

const input = {
  viewers: 1000, hoursPerDay: 24, eventsPerViewerHour: 100, eventsPerRequest: 2, series: 10_000, ingestInstances: 1, aggregateInstances: 1, alwaysReadyInstances: 1,
  instanceGb: 2, commitSeconds: 2, publishSeconds: 60, senders: 8, sendMilliseconds: 10, logLinesShare: 0.5, bytesPerLogLine: 200, bytesPerSample: 30,
};
const price = {
  perMillionExecutions: 0.4, perGbSecond: 0.00002, perAlwaysReadyGbSecond: 0.00001, perTenThousandQueueOperations: 0.0004, perTenThousandTableOperations: 0.0003,
  perThousandSeries: 8, perGbOfLogs: 0.5, perGbOut: 0.1,
};

test.beforeEach(async ({ page }) => void (await page.goto(address)));

const model = (page: Page, changed: Partial<typeof input> = {}) =>
  page.evaluate(
    ([one, prices]) => (globalThis as unknown as { monthlyCost(...all: unknown[]): Result }).monthlyCost(one, prices, { queue: 1000, table: 100 }),
    [{ ...input, ...changed }, price] as const,
  );

test("The model computes what one would by hand", async ({ page }) => {
  const { amounts, costs, total } = await model(page);
  // 1,000 viewers × 100 events × 730 hours, two in a request, each request a message.
  expect(amounts["events"]).toBe(73_000_000);
  expect(amounts["executions"]).toBe(73_000_000);
  expect(amounts["queueOperations"]).toBe(3 * 36_500_000 + 730_000);
  // A commit every two seconds of 730 hours, four operations each.
  expect(amounts["tableOperations"]).toBe(4 * 1_314_000 + 73_000);
  expect(amounts["gbSeconds"]).toBe(2 * 2_628_000);
  expect(amounts["alwaysReadyGbSeconds"]).toBe(2 * 2_628_000);
  expect(costs["series"]).toBe(80);
  expect(costs["logs"]).toBeCloseTo(((73e6 * 0.5 * 200) / 1e9) * 0.5, 6);
  // 10,000 series × 60 an hour × 730 hours × 30 bytes leave Azure.
  expect(costs["out"]).toBeCloseTo(1.314, 6);
  expect(total).toBeCloseTo(29.2 + 105.12 + 52.56 + 4.4092 + 0.15987 + 80 + 3.65 + 1.314, 3);
});

test("Requests beyond what an instance can send share messages", async ({ page }) => {
  const { amounts } = await model(page, { viewers: 1_000_000 });
  // 8 senders, 10 ms each: 800 messages a second at most.
  expect(amounts["queueOperations"]).toBe(3 * 800 * 2_628_000 + 730_000);
});

test("The page shows what the model says for what was written, and follows changes", async ({ page }) => {
  for (const [name, value] of Object.entries({ ...input, ...price })) await page.fill(`#${name}`, `${value}`);
  const series = page.locator("#costs tbody tr", { hasText: /^series/ });
  await expect(series.locator("td")).toHaveText(["series", "10,000", "80.00"]);

  await page.fill("#series", "20000");
  await expect(series.locator("td")).toHaveText(["series", "20,000", "160.00"]);
  await page.fill("#viewers", "0");
  await expect(page.locator("#per-hours")).toHaveText("0.00");
});

test("What is no amount is said at its field, and the last answer stays", async ({ page }) => {
  const total = await page.locator("#total").textContent();
  for (const [name, value, fault] of [["viewers", "many", "Write a number"], ["hoursPerDay", "25", "24 at most"], ["commitSeconds", "0", "above 0"], ["perThousandSeries", "-1", "below 0"], ["series", "", "Write a number"]] as const) {
    const before = await page.inputValue(`#${name}`);
    await page.fill(`#${name}`, value);
    await expect(page.locator(`#${name}-wrong`)).toContainText(fault);
    await expect(page.locator(`#${name}`)).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#said")).toContainText("another value");
    await expect(page.locator("#total")).toHaveText(total ?? "");
    await page.fill(`#${name}`, before);
    await expect(page.locator(`#${name}`)).toHaveAttribute("aria-invalid", "false");
  }
});

for (const [name, width] of [["a desk", 1280], ["a phone", 360]] as const) {
  test(`Nothing sticks out, and each field has a name, on ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const unnamed = await page.locator("input").evaluateAll((all) => all.filter((one) => !(one as HTMLInputElement).labels?.[0]?.textContent).length);
    expect(unnamed).toBe(0);
    await expect(page.locator("input")).toHaveCount(24);
    await page.screenshot({ path: `test-results/calculator-${width}.png`, fullPage: true });
  });
}
