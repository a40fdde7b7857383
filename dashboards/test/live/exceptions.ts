/** What may be without an answer while usual traffic runs for some minutes, and why. Every entry must be in use. */
export const mayBeEmpty: { query: RegExp; reason: string }[] = [
  { query: /^board openqoe-\w+: annotation Incidents$/, reason: 'nothing is wrong most of the time' },
  { query: /^board openqoe-pipeline: Repeats and doubts$/, reason: 'no answer of the storage was in doubt' },
  { query: /^alert OpenQoE(ViewsDropped|NoViewers|CompletionLow|BitrateLow)$/, reason: 'compares with an hour or a day ago, when there was nothing' },
  { query: /^alert OpenQoELiveAudienceDropped$/, reason: 'asks for an audience of at least 50' },
  { query: /^alert OpenQoE(IngestErrors|EventsLimited|RemoteWriteRefused|NotificationsFailing)$/, reason: 'its series come with the first fault' },
  { query: /^alert OpenQoESeriesBudgetSpent$/, reason: 'the budgets are larger than this audience' },
];
