import type { BoardPanel } from '../../pictures/board/board.ts';
import type { Answer, PageData, PanelData, Series } from '../../pictures/data/pageData.ts';

export const step = 60_000;
const span = { from: Date.UTC(2026, 0, 1, 10), to: Date.UTC(2026, 0, 1, 11) };
const times = Array.from({ length: 60 }, (_, index) => span.from + index * step);

/** A series over the hour; its values by the minute. */
export const series = (labels: Record<string, string>, value: (minute: number) => number | null): Series => ({
  labels,
  points: times.map((time, minute) => [time, value(minute)]),
});

export const answer = (refId: string, legend: string, all: Series[]): Answer => ({ refId, legend, series: all });

/** A panel in the place with this number: three in a row. */
export const panelData = (index: number, type: string, more: Partial<BoardPanel>, answers: Answer[], lines?: PanelData['lines']): PanelData => ({
  panel: { id: index, type, title: `${type} ${index}`, gridPos: { x: (index % 3) * 8, y: Math.floor(index / 3) * 8, w: 8, h: 8 }, ...more },
  answers,
  step,
  ...(lines === undefined ? {} : { lines }),
});

export const pageData = (panels: PanelData[]): PageData => ({ title: 'Board', description: 'All kinds.', choices: [{ label: 'Organisation', text: 'acme-tv' }], span, panels });
