import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";

type Numbers = Record<string, number>;

interface Model {
  INPUTS: { id: string; value: number }[];
  PRICES: { id: string; value: number }[];
  usage(measured: unknown, inputs: Numbers): Numbers;
  cost(used: Numbers, prices: Numbers): { items: { id: string; cost: number }[]; total: number };
}

const REPOSITORY = new URL("../../../", import.meta.url);
const PAGE = new URL("docs/cost/calculator.html", REPOSITORY).href;
const model = (await import(fileURLToPath(new URL("cost/model.mjs", REPOSITORY)))) as Model;
const measured: unknown = JSON.parse(readFileSync(new URL("docs/cost/measured.json", REPOSITORY), "utf8"));

function expected(given: Numbers) {
  const values = (fields: { id: string; value: number }[]) => Object.fromEntries(fields.map(({ id, value }) => [id, given[id] ?? value]));
  return model.cost(model.usage(measured, values(model.INPUTS)), values(model.PRICES));
}

async function expectCosts(page: Page, given: Numbers): Promise<void> {
  const { items, total } = expected(given);
  const money = (value: number) => value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  await expect(page.locator("#total")).toHaveText(money(total));
  for (const item of items) await expect(page.locator(`#cost-${item.id}`)).toHaveText(money(item.cost));
}

test("The page opens from a file, asks nobody for anything, and shows the examples' costs", async ({ page }) => {
  const requests: string[] = [];
  const failures: Error[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => failures.push(error));
  await page.goto(PAGE);
  await expectCosts(page, {});
  expect(requests).toEqual([PAGE]);
  expect(failures).toEqual([]);
});

test("Numbers and prices that are typed change the costs as the model says", async ({ page }) => {
  await page.goto(PAGE);
  await page.getByLabel("Concurrent viewers").fill("250");
  await page.getByLabel("Publish interval").fill("15");
  await page.getByLabel("Execution time").fill("0.00005");
  await expectCosts(page, { viewers: 250, publishInterval: 15, activeGbSeconds: 0.00005 });
  await expect(page.locator("#facts")).toContainText("at 4 data points a minute each");
});

test("More than was measured is said to be so", async ({ page }) => {
  await page.goto(PAGE);
  await page.getByLabel("Concurrent viewers").fill("100");
  await expect(page.locator("#note")).toBeEmpty();
  await page.getByLabel("Concurrent viewers").fill("1000000");
  await expect(page.locator("#note")).toContainText("use more instances");
  await expect(page.locator("#note")).toContainText("2,000 messages a second");
});

test("A number that is none is told at its field, and nothing is shown for it", async ({ page }) => {
  await page.goto(PAGE);
  const hours = page.getByRole("textbox", { name: /^Busy hours/ });
  await hours.fill("25");
  await expect(hours).toHaveAttribute("aria-invalid", "true");
  await expect(hours).toHaveAccessibleDescription("Not more than 24.");
  await expect(page.locator("#total")).toHaveText("–");
  await hours.fill("many");
  await expect(hours).toHaveAccessibleDescription("Type a number.");
  await hours.fill("8");
  await expect(hours).toHaveAttribute("aria-invalid", "false");
  await expectCosts(page, { busyHours: 8 });
});

test("Every field has a name, and a phone's width needs no scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(PAGE);
  for (const field of await page.getByRole("textbox").all()) await expect(field).toHaveAccessibleName(/\S/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
