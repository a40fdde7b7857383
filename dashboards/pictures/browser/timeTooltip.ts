import type { FieldConfig } from '../board/field.ts';
import { shown } from '../format/shown.ts';
import { chrome, tooltip } from './theme.ts';

interface Pointed {
  seriesIndex: number;
  seriesName: string;
  marker: string;
  value: [number, number | null];
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** All series' values at the time pointed at; how each is shown, by its index. */
export const timeTooltip = (configs: FieldConfig[]): object => ({
  ...tooltip,
  trigger: 'axis',
  axisPointer: { lineStyle: { color: chrome.text, type: 'dashed' } },
  formatter: (points: Pointed[]) => {
    const lines = points
      .filter(({ value: [, value] }) => typeof value === 'number')
      .map(({ seriesIndex, seriesName, marker, value: [, value] }) => `${marker}${escaped(seriesName)} <b>${escaped(shown(value!, configs[seriesIndex] ?? {}).text)}</b>`);
    return [new Date(points[0]?.value[0] ?? 0).toISOString().slice(0, 16).replace('T', ' '), ...lines].join('<br>');
  },
});
