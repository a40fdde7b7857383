// Writes docs/cost/measured.json into docs/cost.md and docs/cost/calculator.html, and worked examples by the calculator's own model. With
// --check it only says whether they differ.
import { readFileSync, writeFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const check = process.argv.includes("--check");
const measured = JSON.parse(readFileSync("docs/cost/measured.json", "utf8"));
const calculator = readFileSync("docs/cost/calculator.html", "utf8");
runInThisContext(readFileSync("docs/cost/model.js", "utf8"));

const number = (value) => value.toLocaleString("en", { maximumSignificantDigits: 3 });

function figures() {
  const rows = [
    ["events a second", ({ eventsPerSecond }) => eventsPerSecond],
    ["events of a viewer in an hour", ({ eventsPerViewerHour }) => eventsPerViewerHour],
    ["events in a request", ({ eventsPerRequest }) => eventsPerRequest],
    ["series at the end", ({ series }) => series],
    ["**for a million events:** requests", ({ perMillionEvents: per }) => per.requests],
    ["messages", ({ perMillionEvents: per }) => per.messages],
    ["operations of queues", ({ perMillionEvents: per }) => per.queueOperations],
    ["operations of tables", ({ perMillionEvents: per }) => per.tableOperations],
    ["processor seconds", ({ perMillionEvents: per }) => per.processorSeconds],
    ["samples", ({ perMillionEvents: per }) => per.samples],
    ["bytes to remote write", ({ perMillionEvents: per }) => per.remoteWriteBytes],
    ["log lines", ({ perMillionEvents: per }) => per.logLines],
    ["bytes to Loki", ({ perMillionEvents: per }) => per.logBytes],
    ["**idle, an hour:** operations of queues", ({ idlePerHour }) => idlePerHour.queue],
    ["operations of tables", ({ idlePerHour }) => idlePerHour.table],
  ];
  const runs = Object.values(measured);
  const heads = runs.map(({ date, with: { viewers, seconds, speed } }) => `${viewers} viewers${speed === 1 ? "" : ` at ${speed}-fold speed`}, ${seconds} s (${date})`);
  return [`| | ${heads.join(" | ")} |`, `|---|${"---|".repeat(runs.length)}`, ...rows.map(([text, of]) => `| ${text} | ${runs.map((run) => number(of(run))).join(" | ")} |`)].join("\n");
}

/** The calculator's own start values: [name, label, value]. */
function startValues() {
  const per = measured.evening.perMillionEvents;
  const few = (value) => Number(value.toPrecision(2));
  const literal = /const groups = (\[.*?\n {6}\]);/s.exec(calculator)[1];
  const groups = new Function("measured", "per", "few", `return ${literal}`)(measured.evening, per, few);
  return Object.fromEntries(groups.flatMap(([, fields]) => fields.map(([name, , value]) => [name, value])));
}

function examples() {
  const cases = [
    { viewers: 100, series: 8_000 },
    { viewers: 10_000, series: 40_000, ingestInstances: 2, aggregateInstances: 2 },
    { viewers: 1_000_000, series: 100_000, ingestInstances: 60, aggregateInstances: 60 },
  ];
  const rows = cases.map((one) => {
    const input = { ...startValues(), ...one };
    const { amounts, costs, total, perThousandViewerHours } = globalThis.monthlyCost(input, input, measured.evening.idlePerHour);
    const storage = costs.queue + costs.table;
    const run = costs.executions + costs.onDemand + costs.alwaysReady;
    const cells = [input.viewers, amounts.events, input.series, run, storage, costs.series, costs.logs + costs.out, total, perThousandViewerHours];
    return `| ${cells.map(number).join(" | ")} |`;
  });
  return ["| viewers at once, 6 h a day | events | series | running it | storage operations | series | lines, egress | a month | 1,000 hours watched |", `|${"---|".repeat(9)}`, ...rows].join("\n");
}

function between(text, begin, end, content) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`${begin} … ${end} is missing`);
  return text.slice(0, from + begin.length) + content + text.slice(to);
}

const page = readFileSync("docs/cost.md", "utf8");
const files = {
  "docs/cost.md": between(between(page, "<!-- measured -->", "<!-- /measured -->", `\n\n${figures()}\n\n`), "<!-- examples -->", "<!-- /examples -->", `\n\n${examples()}\n\n`),
  "docs/cost/calculator.html": between(calculator, "// <measured>\n", "      // </measured>", `      const measured = ${JSON.stringify(measured.evening)};\n`),
};
const differing = Object.entries(files).filter(([file, text]) => readFileSync(file, "utf8") !== text);
for (const [file, text] of differing) {
  if (check) console.error(`${file} is not what docs/cost/measured.json makes of it: node scripts/cost/pages.mjs`);
  else writeFileSync(file, text);
}
process.exitCode = check && differing.length > 0 ? 1 : 0;
