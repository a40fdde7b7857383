import { fieldConfig } from '../../board/fieldConfig.ts';
import { paletteColor } from '../../format/colors.ts';
import { shown } from '../../format/shown.ts';
import { lastValues, noData } from '../../shape/seriesName.ts';
import { chartPlace, drawChart } from '../chart.ts';
import { message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { tableLegend } from '../legend.ts';
import { snap } from '../snap.ts';
import { tooltip } from '../theme.ts';

/** A ring of shares; the legend beside it has them in percent. */
export const piechart: Draw = (body, { panel, answers }) => {
  const values = lastValues(answers).filter(({ value }) => value > 0);
  const whole = values.reduce((sum, { value }) => sum + value, 0);
  if (whole === 0) return body.append(message(noData(panel)));
  body.classList.add('beside');
  const place = chartPlace();
  const legend = tableLegend(values.map(({ name, value }, index) => ({ name, color: paletteColor(index), value: `${Math.round((value / whole) * 100)}%` })));
  body.append(place, legend);
  snap(legend, legend.children);
  drawChart(place, {
    tooltip: { ...tooltip, valueFormatter: (value: number) => shown(value, fieldConfig(panel, '')).text },
    series: [
      {
        type: 'pie',
        radius: ['58%', '92%'],
        label: { show: false },
        labelLine: { show: false },
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        data: values.map(({ name, value }, index) => ({ name, value, itemStyle: { color: paletteColor(index) } })),
      },
    ],
  });
};
