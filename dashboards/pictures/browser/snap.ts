/** Makes a box that scrolls so high that it ends between two of its entries, not within one. */
export function snap(box: HTMLElement, entries: Iterable<Element>): void {
  const { top, height } = box.getBoundingClientRect();
  if (box.scrollHeight <= box.clientHeight + 1) return;
  const ends = [...entries].map((entry) => entry.getBoundingClientRect().bottom - top).filter((end) => end <= height + 0.5);
  const last = Math.max(...ends);
  if (Number.isFinite(last)) box.style.maxHeight = `${last}px`;
}
