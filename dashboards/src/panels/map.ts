import { FrameGeometrySourceBuilder, FrameGeometrySourceMode, MapLayerOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { MapViewConfigBuilder, PanelBuilder } from '@grafana/grafana-foundation-sdk/geomap';
import { frame, type PanelOptions } from './frame.ts';

export interface MapOptions extends Omit<PanelOptions, 'queries'> {
  /** A value for each `network_country`. */
  expr: string;
}

/** A circle on each country, as large as its value. */
export const map = ({ expr, ...options }: MapOptions): PanelBuilder =>
  frame(new PanelBuilder(), { ...options, queries: [{ expr }] }, 'table')
    .view(new MapViewConfigBuilder().id('zero').lat(25).lon(0).zoom(1))
    .basemap(new MapLayerOptionsBuilder().type('default').name('Base'))
    .layers([
      new MapLayerOptionsBuilder()
        .type('markers')
        .name(options.title)
        .location(
          new FrameGeometrySourceBuilder().mode(FrameGeometrySourceMode.Lookup).lookup('network_country').gazetteer('public/gazetteer/countries.json'),
        )
        .config({ style: { size: { field: 'Value', min: 4, max: 30 }, opacity: 0.6, color: { fixed: 'blue' } } })
        .tooltip(true),
    ]);
