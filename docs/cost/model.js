// What a month costs, from what was measured and prices that are inputs. A classic script, so that the page works from a file, too.
(() => {
  const HOURS_OF_MONTH = 730;
  const SECONDS_OF_HOUR = 3600;

  /**
   * Viewers watch at once for so many hours a day, all of them alike: what a year's evenings do is for you to average.
   * @param input what the form asks: viewers, hoursPerDay, eventsPerViewerHour, eventsPerRequest, sendMilliseconds, senders, ingestInstances,
   *   aggregateInstances, alwaysReadyInstances, instanceGb, publishSeconds, commitSeconds, series, logLinesShare, bytesPerLogLine, bytesPerSample
   * @param price US dollars each: perMillionExecutions, perGbSecond, perAlwaysReadyGbSecond, perTenThousandQueueOperations, perTenThousandTableOperations,
   *   perThousandSeries, perGbOfLogs, perGbOut
   * @param idlePerHour measured storage operations of an idle service: queue, table
   */
  function monthlyCost(input, price, idlePerHour) {
    const activeHours = (input.hoursPerDay * HOURS_OF_MONTH) / 24;
    const events = input.viewers * input.eventsPerViewerHour * activeHours;
    const requests = events / input.eventsPerRequest;
    const requestsPerSecond = activeHours > 0 ? requests / activeHours / SECONDS_OF_HOUR : 0;
    // While messages are on their way, requests wait and share the next one.
    const mostMessagesPerSecond = (input.ingestInstances * input.senders * 1000) / input.sendMilliseconds;
    const messages = Math.min(requestsPerSecond, mostMessagesPerSecond) * activeHours * SECONDS_OF_HOUR;
    const commits = (input.aggregateInstances * activeHours * SECONDS_OF_HOUR) / input.commitSeconds;
    const amounts = {
      events,
      // Each request, and each message, is one.
      executions: requests + messages,
      // Instances on demand are paid while they work; when nobody watches they sleep.
      gbSeconds: Math.max(0, input.ingestInstances + input.aggregateInstances - input.alwaysReadyInstances) * input.instanceGb * activeHours * SECONDS_OF_HOUR,
      alwaysReadyGbSeconds: input.alwaysReadyInstances * input.instanceGb * HOURS_OF_MONTH * SECONDS_OF_HOUR,
      // Put, get, delete.
      queueOperations: 3 * messages + idlePerHour.queue * HOURS_OF_MONTH,
      // Rows, manifest, what became obsolete.
      tableOperations: 4 * commits + idlePerHour.table * HOURS_OF_MONTH,
      series: input.series,
      samplesPerMinute: input.series * (60 / input.publishSeconds),
      logGb: (events * input.logLinesShare * input.bytesPerLogLine) / 1e9,
      outGb: (input.series * (SECONDS_OF_HOUR / input.publishSeconds) * activeHours * input.bytesPerSample) / 1e9,
    };
    const costs = {
      executions: (amounts.executions / 1e6) * price.perMillionExecutions,
      onDemand: amounts.gbSeconds * price.perGbSecond,
      alwaysReady: amounts.alwaysReadyGbSeconds * price.perAlwaysReadyGbSecond,
      queue: (amounts.queueOperations / 1e4) * price.perTenThousandQueueOperations,
      table: (amounts.tableOperations / 1e4) * price.perTenThousandTableOperations,
      series: (amounts.series / 1000) * price.perThousandSeries * Math.max(1, 60 / input.publishSeconds),
      logs: amounts.logGb * price.perGbOfLogs,
      out: amounts.outGb * price.perGbOut,
    };
    const total = Object.values(costs).reduce((sum, cost) => sum + cost, 0);
    return { amounts, costs, total, perThousandViewerHours: input.viewers * activeHours > 0 ? (total / (input.viewers * activeHours)) * 1000 : 0 };
  }

  globalThis.monthlyCost = monthlyCost;
})();
