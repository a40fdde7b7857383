import { CustomChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { element } from './dom.ts';
import { font } from './theme.ts';

use([CustomChart, LineChart, PieChart, ScatterChart, GeoComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A place for a chart that takes what room is left. */
export const chartPlace = (): HTMLElement => element('div', 'chart');

/** Draws into a place that is on the page. SVG, so that texts can be measured. */
export function drawChart(place: HTMLElement, option: EChartsCoreOption): void {
  init(place, null, { renderer: 'svg' }).setOption({ animation: false, textStyle: { fontFamily: font }, ...option });
}
