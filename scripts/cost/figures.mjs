// What is made of two looks at the counts.

/** How much more there is of everything; of series, how many there are at the end. */
export function difference(before, after) {
  const less = (one, other) => (typeof one === "number" ? one - other : Object.fromEntries(Object.keys(one).map((key) => [key, less(one[key], other?.[key] ?? 0)])));
  return { ...less(after, before), series: after.series };
}

/** Three digits: the rest differs from run to run. */
export const round = (value) => Number(value.toPrecision(3));

/** Of a busy time, what comes with the events: without what an idle service does in as long a time. */
export function perMillion(busy, idle) {
  const share = busy.at / idle.at;
  const per = (count, besides = 0) => round(((count - besides * share) / busy.events) * 1e6);
  return {
    requests: per(busy.requests),
    queueOperations: per(busy.storage.queue, idle.storage.queue),
    tableOperations: per(busy.storage.table, idle.storage.table),
    messages: per(busy.storage.messages),
    processorSeconds: per(busy.processor, idle.processor),
    samples: per(busy.samples),
    remoteWriteBytes: per(busy.remoteWrite.bytes),
    logLines: per(busy.logLines),
    logBytes: per(busy.loki.bytes),
  };
}
