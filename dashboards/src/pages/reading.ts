/** The page of a board: its name, and how to read the board. */
export interface Reading {
  page: string;
  text: string;
}

export const readings: Record<string, Reading> = {
  'openqoe-vod': {
    page: 'vod',
    text: `From left to right and down it follows a view: does it start, does it play, does it fail, how good is the picture, how far do viewers get.

Begin with the figures on top: they are over the time shown, and turn yellow and red at the limits of the alerts. Then look at the row of whichever is coloured. When start-up rises,
compare devices: one of them alone is an app or a player; all of them are manifest, licence or CDN ([Quality and delivery](quality-and-delivery.md) sets CDNs side by side).
Percentiles are as exact as the buckets of the histogram they come from ([metrics](../metrics.md#histograms)).

A view often starts before the player knows whether it is live. Pages that give \`contentType\` to the [SDK](../sdk-integration.md) have it counted where it belongs; of others, views
started are counted here whatever they turn out to be.

The log panel wants a [Loki](../logs.md); without one all others work.`,
  },
  'openqoe-live': {
    page: 'live',
    text: `For the evening of the match: who watches now, how far behind, and whether the picture stands still. It shows an hour; *Peak* is the most of the time shown.

*Live latency* is the distance to the live edge that players tell. A rising latency with a low rebuffer ratio means that players fall back rather than stall; both rising, that
segments come late. The map and the table of channels say whether it is one country or one channel.`,
  },
  'openqoe-quality': {
    page: 'quality-and-delivery',
    text: `For who builds players and chooses CDNs. Each panel of the last row has the CDNs in it: they are comparable as far as their audiences are. A CDN that
serves one country only is as slow as that country's networks.

*Buffer* and *Throughput* show low percentiles, since averages hide who is about to stall. Choose the kind of content above: live players keep short buffers on purpose.`,
  },
  'openqoe-impact': {
    page: 'impact',
    text: `What quality is worth. Give the revenue of an hour played above; every amount is hours times that, so it is an estimate of size, not bookkeeping.
*Lost to rebuffering* counts the hours stalled as if they had been played; *Lost to views that did not play* gives each of them the playing time of a mean view.

Titles with few views are left out of the lists of best and worst: raise *Views at least* with your audience. A title that is both stalled and left early is worth a look at its
renditions; that one goes with the other proves nothing by itself.`,
  },
  'openqoe-slo': {
    page: 'slo',
    text: `What is left of each [error budget](../slos.md) and how fast it is spent; what that means for releases; and how [incidents](../incidents.md) are handled. A burn rate of 1 spends a budget in just its
window. Red lines are the factors of a window of 30 days; which tier alerts in fact is in *Alerts*.

Means of incidents are over 30 days, from the stored incidents: they survive restarts.`,
  },
  'openqoe-pipeline': {
    page: 'pipeline',
    text: `Whether what the other boards show can be trusted: what comes in, what is refused, how late it is, what leaves. It stands on the service's own metrics, which a Prometheus scrapes from
\`/metrics?collect=service\` of each instance (job \`openqoe\`), or gets by OTLP; all others come by remote write.

Costs are what the last minutes would come to in a month, by the prices you give above. They leave out what storage and networks cost beside operations.`,
  },
};
