import type { BoardPanel } from '../board/board.ts';
import type { Choice } from '../board/variables.ts';

export interface Series {
  labels: Record<string, string>;
  /** Unix milliseconds and values; null: not a number. */
  points: [number, number | null][];
}

/** What one of a panel's queries brought. */
export interface Answer {
  refId: string;
  legend: string;
  series: Series[];
}

export interface LogLine {
  /** Unix milliseconds. */
  time: number;
  text: string;
}

export interface PanelData {
  panel: BoardPanel;
  answers: Answer[];
  /** Between two points, in milliseconds. */
  step: number;
  /** Null: there is no Loki to ask. */
  lines?: LogLine[] | null;
}

/** A time shown, Unix milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** All that a page shows. */
export interface PageData {
  title: string;
  description: string;
  choices: Choice[];
  span: Span;
  panels: PanelData[];
}
