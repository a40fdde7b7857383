import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

function path(): string {
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      continue;
    }
  }
  throw new Error(`none of ${names.join(', ')} is installed`);
}

/** The Chromium of this machine. Scroll bars stay: they say that there is more. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: path(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], ignoreDefaultArgs: ['--hide-scrollbars'] });
