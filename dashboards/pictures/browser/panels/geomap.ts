import { registerMap } from 'echarts/core';
import { fieldConfig } from '../../board/fieldConfig.ts';
import { palette } from '../../format/colors.ts';
import { shown } from '../../format/shown.ts';
import { rowsOf } from '../../shape/rows.ts';
import { noData } from '../../shape/seriesName.ts';
import { chartPlace, drawChart } from '../chart.ts';
import { element, message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { chrome, tooltip } from '../theme.ts';
import { countryName, placeOf, world } from '../world.ts';

const smallest = 8;
const largest = 40;
const label = 'network_country';

/** From Alaska to the east of Chukotka, from Spitsbergen to Cape Horn. */
const bounds = { west: -169, east: 191, north: 81, south: -56 };
/** A degree of longitude is so much shorter than one of latitude, as it is halfway to the north. */
const flattened = 0.75;
const ratio = ((bounds.east - bounds.west) / (bounds.north - bounds.south)) * flattened;

/** In the middle, as large as there is room for. */
const room = ({ clientWidth, clientHeight }: HTMLElement) => ({ layoutCenter: ['50%', '50%'], layoutSize: Math.min(clientWidth, clientHeight * ratio) });

/** A circle on each country, whose area grows with its value. */
export const geomap: Draw = (body, { panel, answers }) => {
  const rows = rowsOf(answers, panel.transformations ?? []).rows.flatMap((row) => (typeof row['Value'] === 'number' ? [{ code: String(row[label]), value: row['Value'] }] : []));
  if (rows.length === 0) return body.append(message(noData(panel)));
  const most = Math.max(...rows.map(({ value }) => value));
  const circles = rows.flatMap(({ code, value }) => {
    const place = placeOf(code);
    return place ? [{ name: countryName(code), value: [...place, value], symbolSize: Math.max(smallest, largest * Math.sqrt(value / most)) }] : [];
  });
  const elsewhere = rows.filter(({ code }) => !placeOf(code)).reduce((sum, { value }) => sum + value, 0);
  const text = (value: number) => shown(value, fieldConfig(panel, 'Value')).text;
  const place = chartPlace();
  body.append(place, ...(elsewhere > 0 ? [element('div', 'legend', [`Not on the map: ${text(elsewhere)}`])] : []));
  registerMap('world', world() as never);
  drawChart(place, {
    geo: { map: 'world', ...room(place), silent: true, boundingCoords: [[bounds.west, bounds.north], [bounds.east, bounds.south]], aspectScale: flattened, itemStyle: { areaColor: chrome.land, borderColor: chrome.coast, borderWidth: 0.6 } },
    tooltip: { ...tooltip, formatter: ({ name, value }: { name: string; value: number[] }) => `${name}: <b>${text(value[2]!)}</b>` },
    series: [
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        data: circles,
        itemStyle: { color: palette[2], opacity: 0.65 },
      },
    ],
  });
};
