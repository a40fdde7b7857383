import type { Board, BoardPanel, Target } from '../board/board.ts';
import { durationSeconds } from '../board/duration.ts';
import { choices, substitute, variableValues } from '../board/variables.ts';
import type { LogSource } from './logSource.ts';
import type { Answer, PageData, PanelData, Span } from './pageData.ts';
import type { Prometheus } from './prometheus.ts';

export interface Sources {
  prometheus: Prometheus;
  logs: LogSource | null;
}

const leastStep = 15;
const mostPoints = 400;
/** Between two scrapes or publications, seconds. */
const scrapeInterval = 15;

/** Between two points, in seconds: as the panel wants it, and no closer than its width has room for. */
function stepSeconds({ interval }: BoardPanel, { from, to }: Span): number {
  const wanted = interval ? durationSeconds(interval) : leastStep;
  const room = (to - from) / 1000 / mostPoints;
  return Math.max(wanted, Math.ceil(room / leastStep) * leastStep);
}

/** Grafana's own variables. */
const builtIn = ({ from, to }: Span, step: number): Record<string, string> => ({
  __range: `${(to - from) / 1000}s`,
  __range_s: `${(to - from) / 1000}`,
  __interval: `${step}s`,
  __rate_interval: `${Math.max(step + scrapeInterval, 4 * scrapeInterval)}s`,
});

/** Points lie at multiples of the step, so that they stay where they are from one refresh to the next. */
const aligned = ({ from, to }: Span, step: number): Span => ({ from: Math.floor(from / step) * step, to: Math.floor(to / step) * step });

export async function collect(board: Board, org: string, span: Span, sources: Sources): Promise<PageData> {
  const values = variableValues(board, org);
  const panels = board.panels.map((panel) => panelData(panel, values, span, sources));
  return { title: board.title, description: board.description, choices: choices(board, org), span, panels: await Promise.all(panels) };
}

async function panelData(panel: BoardPanel, variables: Record<string, string>, span: Span, { prometheus, logs }: Sources): Promise<PanelData> {
  const seconds = stepSeconds(panel, span);
  const step = seconds * 1000;
  const values = { ...variables, ...builtIn(span, seconds) };
  const targets = (panel.targets ?? []).map((target) => ({ ...target, expr: substitute(target.expr, values) }));
  if (panel.type === 'logs') return { panel, answers: [], step, lines: logs && (await logs(targets[0]!.expr, span, targets[0]!.maxLines ?? 100)) };
  const ask = ({ expr, instant }: Target) => (instant ? prometheus.instant(expr, span.to) : prometheus.range(expr, aligned(span, step), step));
  const answer = async (target: Target): Promise<Answer> => ({ refId: target.refId, legend: target.legendFormat ?? '', series: await ask(target) });
  return { panel, answers: await Promise.all(targets.map(answer)), step };
}
