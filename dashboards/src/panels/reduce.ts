import { ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';

/** Panels that show one value a series show its last one. */
export const lastValue = () => new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false);
