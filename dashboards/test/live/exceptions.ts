/** What may be without an answer while usual traffic runs for some minutes, and why. Every entry must be in use. */
export const mayBeEmpty: { query: RegExp; reason: string }[] = [
  { query: /^board openqoe-\w+: annotation Incidents$/, reason: 'nothing is wrong most of the time' },
  { query: /^alert OpenQoE(ViewsDropped|NoViewers|CompletionLow|BitrateLow)$/, reason: 'compares with an hour or a day ago, when there was nothing' },
];
