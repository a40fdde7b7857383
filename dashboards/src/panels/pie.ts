import { LegendDisplayMode, LegendPlacement } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder, PieChartLegendOptionsBuilder, PieChartLegendValues, PieChartType } from '@grafana/grafana-foundation-sdk/piechart';
import { frame, type PanelOptions } from './frame.ts';
import { lastValue } from './reduce.ts';

/** Shares of a whole. */
export const pie = (options: PanelOptions): PanelBuilder =>
  frame(new PanelBuilder(), options, 'instant')
    .pieType(PieChartType.Donut)
    .legend(
      new PieChartLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Right)
        .showLegend(true)
        .values([PieChartLegendValues.Percent]),
    )
    .reduceOptions(lastValue());
