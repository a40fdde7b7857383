import type { Board, BoardPanel, Target } from '../board/board.ts';
import { durationSeconds } from '../board/duration.ts';
import type { Prometheus } from '../../lib/prometheus.ts';
import { substitute, variableValues } from '../../lib/variables.ts';
import { choices } from '../board/variables.ts';
import type { LogSource } from './logSource.ts';
import type { Answer, PageData, PanelData, Series, Span } from './pageData.ts';

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

const point = (seconds: number, value: number): Series['points'][number] => [seconds * 1000, Number.isFinite(value) ? value : null];

async function now(prometheus: Prometheus, expr: string, { to }: Span): Promise<Series[]> {
  return (await prometheus.query(expr, to / 1000)).map(({ metric, time, value }) => ({ labels: metric, points: [point(time, value)] }));
}

async function over(prometheus: Prometheus, expr: string, { from, to }: Span, step: number): Promise<Series[]> {
  const series = await prometheus.range(expr, from / 1000, to / 1000, step);
  return series.map(({ metric, values }) => ({ labels: metric, points: values.map(([at, value]) => point(at, Number(value))) }));
}

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
  const ask = ({ expr, instant }: Target) => (instant ? now(prometheus, expr, span) : over(prometheus, expr, aligned(span, step), seconds));
  const answer = async (target: Target): Promise<Answer> => ({ refId: target.refId, legend: target.legendFormat ?? '', series: await ask(target) });
  return { panel, answers: await Promise.all(targets.map(answer)), step };
}
