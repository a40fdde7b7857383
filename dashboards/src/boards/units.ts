import * as units from '@grafana/grafana-foundation-sdk/units';

/** Grafana's names of the units in use. */
export const unit = {
  count: units.Short,
  seconds: units.Seconds,
  /** Minutes, hours, days: whichever reads best. */
  duration: units.DurationSeconds,
  ratio: units.PercentUnit,
  bitsPerSecond: units.BitsPerSecondSI,
  bytes: units.BytesIEC,
  perSecond: units.CountsPerSecond,
  requests: units.RequestsPerSecond,
  events: units.EventsPerSecond,
  bytesPerSecond: units.BytesPerSecondIEC,
  money: units.Dollars,
};
