import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { readings } from '../src/pages/reading.ts';
import type { Board } from './board/board.ts';
import { loadBoards } from './board/loadBoards.ts';
import { pageFaults } from './check/pageFaults.ts';
import { launch } from './chromium.ts';
import { collect, type Sources } from './data/collect.ts';
import { logFile, loki, type LogSource } from './data/logSource.ts';
import { Prometheus } from '../lib/prometheus.ts';
import { options, span, usage, type Options } from './options.ts';
import { pageMaker } from './page.ts';
import { withPalette } from './png.ts';

const documents = fileURLToPath(new URL('../../docs/boards/pictures', import.meta.url));

function logsOf(chosen: Options): LogSource | null {
  if (chosen.loki) return loki(chosen.loki);
  return chosen.logs ? logFile(chosen.logs) : null;
}

/** Opens a page, takes its picture, and says what is wrong with it. */
async function picture(browser: Browser, html: string, png: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(pathToFileURL(html).href);
  await page.waitForSelector('html[data-drawn]', { timeout: 120_000 }).catch(() => errors.push('the page was not drawn'));
  await writeFile(png, await withPalette(await page.screenshot({ fullPage: true })));
  const found = errors.length > 0 ? errors : await pageFaults(page);
  await page.close();
  return found;
}

async function pictures(chosen: Options): Promise<string[]> {
  const out = resolve(process.env['INIT_CWD'] ?? '.', chosen.out ?? documents);
  const sources: Sources = { prometheus: new Prometheus(chosen.prometheus), logs: logsOf(chosen) };
  const [makePage, browser] = [await pageMaker(), await launch()];
  const one = async (board: Board): Promise<string[]> => {
    const path = `${out}/${readings[board.uid]?.page ?? board.uid}`;
    const data = await collect(board, chosen.org, span(board.time.from, chosen, Date.now()), sources);
    await writeFile(`${path}.html`, makePage(data));
    return (await picture(browser, `${path}.html`, `${path}.png`)).map((fault) => `${board.title}: ${fault}`);
  };
  await mkdir(out, { recursive: true });
  const found: string[] = [];
  for (const board of loadBoards().filter(({ uid }) => !chosen.board || uid === chosen.board)) found.push(...(await one(board)));
  await browser.close();
  return found;
}

try {
  const found = await pictures(options(process.argv.slice(2)));
  for (const fault of found) console.error(fault);
  process.exitCode = found.length > 0 ? 1 : 0;
} catch (failure) {
  console.error(`${failure instanceof Error ? failure.message : String(failure)}\n\n${usage}`);
  process.exitCode = 2;
}
