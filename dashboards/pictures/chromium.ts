import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where this machine has a Chromium or Chrome. */
export const chromiumPath = (): string | undefined =>
  names.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()).find((path) => path !== '');

/** Starts this machine's Chromium. Scroll bars stay: they say that there is more. */
export function launch(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(`none of ${names.join(', ')} is installed`);
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], ignoreDefaultArgs: ['--hide-scrollbars'] });
}
