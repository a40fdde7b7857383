import { PanelBuilder, SeriesMapping, XYSeriesConfigBuilder, XYShowMode } from '@grafana/grafana-foundation-sdk/xychart';
import { frame, type PanelOptions } from './frame.ts';

export interface ScatterOptions extends Omit<PanelOptions, 'queries' | 'unit'> {
  /** The label whose values are the points. */
  points: string;
  x: { name: string; expr: string; unit: string };
  y: { name: string; expr: string; unit: string };
}

/** A point for each value of a label: one figure against another. */
export const scatter = ({ points, x, y, ...options }: ScatterOptions): PanelBuilder =>
  frame(new PanelBuilder(), { ...options, unit: 'short', queries: [{ expr: x.expr }, { expr: y.expr }] }, 'table')
    .transformations([
      { id: 'joinByField', options: { byField: points, mode: 'inner' } },
      { id: 'organize', options: { renameByName: { 'Value #A': x.name, 'Value #B': y.name } } },
    ])
    .overrides([
      { matcher: { id: 'byName', options: x.name }, properties: [{ id: 'unit', value: x.unit }] },
      { matcher: { id: 'byName', options: y.name }, properties: [{ id: 'unit', value: y.unit }] },
    ])
    .mapping(SeriesMapping.Manual)
    .show(XYShowMode.Points)
    .pointSize({ fixed: 8 })
    .series([
      new XYSeriesConfigBuilder()
        .x({ matcher: { id: 'byName', options: x.name } })
        .y({ matcher: { id: 'byName', options: y.name } }),
    ]);
