import type { PageData, PanelData } from '../data/pageData.ts';

/** Fills a panel's body, which is on the page already, so that it has its size. */
export type Draw = (body: HTMLElement, data: PanelData, page: PageData) => void;
