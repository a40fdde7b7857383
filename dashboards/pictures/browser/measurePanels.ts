import type { Box, MeasuredPanel, MeasuredText } from '../check/measured.ts';
import { isDrawn } from './isDrawn.ts';

const box = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom });

/** Letters may reach over their box a little. */
const tolerance = 1.5;

/** Whether what holds a text shows all, none or a part of it; null: none of it, as it is to be scrolled to. */
function isCut(text: Box, holder: Element | null): boolean | null {
  for (let one = holder; one && one !== document.body; one = one.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const { left, top, right, bottom } = one.getBoundingClientRect();
    if (overflowY === 'auto' && (text.top >= bottom - tolerance || text.bottom <= top + tolerance)) return null;
    if (text.left < left - tolerance || text.right > right + tolerance || text.top < top - tolerance || text.bottom > bottom + tolerance) return true;
  }
  return false;
}

function texts(panel: Element): MeasuredText[] {
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  const found: MeasuredText[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const range = document.createRange();
    range.selectNodeContents(node);
    const bounds = box(range.getBoundingClientRect());
    const cut = bounds.right > bounds.left ? isCut(bounds, node.parentElement) : null;
    if (cut !== null && node.textContent?.trim()) found.push({ ...bounds, text: node.textContent.trim(), cut });
  }
  return found;
}

/** All panels of the page, as they are drawn. */
export const measurePanels = (): MeasuredPanel[] =>
  [...document.querySelectorAll<HTMLElement>('[data-panel]')].map((panel) => ({
    ...box(panel.getBoundingClientRect()),
    title: panel.dataset['panel'] ?? '',
    texts: texts(panel),
    drawn: isDrawn(panel),
    message: panel.querySelector('.message')?.textContent ?? null,
  }));
