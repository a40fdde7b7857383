import * as units from '@grafana/grafana-foundation-sdk/units';

/** Grafana's names of the units in use. */
export const unit = {
  count: units.Short,
  seconds: units.Seconds,
  ratio: units.PercentUnit,
  bitsPerSecond: units.BitsPerSecondSI,
  bytes: units.BytesIEC,
  perSecond: units.RequestsPerSecond,
  money: units.Dollars,
};
