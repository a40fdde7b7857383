import type { Page } from 'playwright-core';
import { faults } from './faults.ts';
import type { MeasuredPanel } from './measured.ts';

/** What is wrong with a page of a board that is open in a browser; see `faults`. */
export const pageFaults = async (page: Page): Promise<string[]> => faults((await page.evaluate('measurePanels()')) as MeasuredPanel[]);
