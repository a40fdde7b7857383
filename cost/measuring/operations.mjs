/** What kind of operation on a queue a request is. Only a look that brings messages changes them. */
export function queueOperation({ method, url, answered }) {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (/\/messages\/.+/.test(pathname)) return method === "DELETE" ? "delete" : "update";
  if (!pathname.endsWith("/messages")) return method === "GET" || method === "HEAD" ? "metadata" : "create";
  if (method === "POST") return "put";
  if (searchParams.has("peekonly")) return "peek";
  return answered.includes("<MessageId>") ? "get" : "emptyGet";
}

/** What kind of operation on a table a request is. A transaction is one operation. */
export function tableOperation({ method, url }) {
  const { pathname } = new URL(url, "http://localhost");
  if (pathname.endsWith("/$batch")) return "transaction";
  if (/\/Tables(\(|$)/.test(pathname)) return "create";
  if (method === "GET") return pathname.includes("PartitionKey=") ? "get" : "query";
  return method === "DELETE" ? "delete" : "write";
}

/** The function that a queue triggers. */
export const FUNCTION_OF_QUEUE = {
  "qoe-events": "Aggregate",
  "qoe-logs": "PushLogs",
  "slo-evaluations": "Evaluate",
  alerts: "Route",
  notifications: "Notify",
};

export const queueOf = (url) => new URL(url, "http://localhost").pathname.split("/")[2];

export const messagesOf = (answered) => [...answered.toString().matchAll(/<MessageId>(.+?)<\/MessageId>/g)].map(([, id]) => id);
