/** Shows events as they are derived, and requests as they leave with them. The newest comes first. */
export class Log {
  #lines = new Map();
  #batches = new Map();

  tellEvent(event) {
    const line = item("#events", "#count");
    line.dataset.type = event.event_type;
    line.append(clock(event.event_time), text("b", event.event_type), text("i", ""), text("code", inWords(event.data)));
    mark(line, "waiting");
    this.#lines.set(keyOf(event), line);
  }

  /** @param {import("./requests.js").SentBatch} batch told again when it is answered */
  tellBatch({ id, attempt, events, bytes, beacon, sentAt, status, took }) {
    if (!this.#batches.has(id)) this.#batches.set(id, item("#batches", "#batch-count"));
    const settled = beacon || (status >= 200 && status < 300);
    const answer = beacon ? "beacon" : status === undefined ? "under way" : `${status || "no answer"} after ${took} ms`;
    const size = `${events.length} ${events.length === 1 ? "event" : "events"}, ${bytes} B${attempt > 1 ? `, attempt ${attempt}` : ""}`;
    const line = this.#batches.get(id);
    line.replaceChildren(clock(sentAt), text("b", answer), text("span", size));
    line.dataset.answer = settled ? "taken" : status === undefined ? "open" : "refused";
    for (const event of events) mark(this.#lines.get(keyOf(event)), settled ? "sent" : status === undefined ? "leaving" : "refused");
  }
}

const MARKS = { waiting: "○", leaving: "◐", sent: "✓", refused: "✕" };

function mark(line, how) {
  if (!line) return;
  const sign = line.querySelector("i");
  sign.textContent = MARKS[how];
  sign.title = how;
  sign.setAttribute("aria-label", how);
  sign.setAttribute("role", "img");
  line.dataset.mark = how;
}

const keyOf = ({ view_id, seq }) => `${view_id} ${seq}`;

function item(list, count) {
  const parent = document.querySelector(list);
  parent.querySelector(".empty")?.remove();
  const line = document.createElement("li");
  parent.prepend(line);
  document.querySelector(count).textContent = String(parent.children.length);
  return line;
}

function text(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

function clock(at) {
  return text("time", new Date(at).toTimeString().slice(0, 8) + "." + String(Math.floor(at % 1000)).padStart(3, "0"));
}

function inWords(data) {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === "object" ? Object.values(value).join("×") : value}`)
    .join(" · ");
}
