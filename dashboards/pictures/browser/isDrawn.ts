import { chrome } from './theme.ts';

const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ');

/** What axes, grids and outlines are painted with. */
const background = new Set(['none', 'rgba(0, 0, 0, 0)', ...['#ffffff', ...Object.values(chrome)].map((hex) => `rgb(${channels(hex)})`)]);

function isMark(shape: SVGGraphicsElement): boolean {
  const { fill, stroke, strokeDasharray } = getComputedStyle(shape);
  if (strokeDasharray !== 'none') return false;
  const { width, height } = shape.getBBox();
  return (width > 0 || height > 0) && [fill, stroke].some((paint) => !background.has(paint));
}

/** Whether a panel has more than its frame: in a chart a shape in a colour, elsewhere words or bars. */
export function isDrawn(panel: Element): boolean {
  const body = panel.querySelector('.body');
  if (!body) return true;
  const charts = [...body.querySelectorAll('.chart')];
  if (charts.length === 0) return body.textContent.trim() !== '';
  return charts.every((chart) => [...chart.querySelectorAll<SVGGraphicsElement>('path, circle, rect, polyline, polygon')].some(isMark));
}
