/**
 * A batch that left.
 * @typedef {object} SentBatch
 * @property {string} id the same when it is sent again
 * @property {number} attempt
 * @property {{ view_id: string, seq: number }[]} events
 * @property {number} bytes of the request's body
 * @property {boolean} beacon whether no answer is to be expected
 * @property {number} sentAt Unix ms
 * @property {number} [status] of the answer, 0 if there was none; absent while it is under way
 * @property {number} [took] ms until the answer
 */

/** Watches what leaves for an address from the outside, as the SDK's own events cannot tell it. @param {(batch: SentBatch) => void} tell */
export function watchRequests(endpointUrl, tell) {
  const { fetch } = window;
  window.fetch = (address, options) => {
    const sentAt = Date.now();
    const answered = fetch(address, options);
    if (goesTo(address, endpointUrl)) {
      const status = answered.then((response) => response.status, () => 0);
      void follow(options, sentAt, status, tell);
    }
    return answered;
  };

  const { sendBeacon } = navigator;
  navigator.sendBeacon = (address, body) => {
    const taken = sendBeacon.call(navigator, address, body);
    if (taken && goesTo(address, endpointUrl)) void read(body).then((batch) => tell({ ...batch, sentAt: Date.now(), beacon: true }));
    return taken;
  };
}

async function follow({ body, headers }, sentAt, answered, tell) {
  const batch = { ...(await read(body, new Headers(headers).get("Content-Encoding"))), sentAt, beacon: false };
  tell(batch);
  const status = await answered;
  tell({ ...batch, status, took: Date.now() - sentAt });
}

async function read(body, encoding) {
  const blob = await new Response(body).blob();
  const plain = encoding ? blob.stream().pipeThrough(new DecompressionStream(encoding)) : blob;
  const { batch_id: id, attempt, events } = await new Response(plain).json();
  return { id, attempt, events, bytes: blob.size };
}

function goesTo(address, endpointUrl) {
  const url = new URL(address.url ?? address, location.href);
  return url.origin + url.pathname === endpointUrl.replace(/[?#].*/, "");
}
