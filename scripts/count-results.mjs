// Prints "<passed> <failed> <skipped>" of a test report: TRX (dotnet), or the JSON of Vitest or Playwright. No report: "0 0 0".
import { existsSync, readFileSync } from "node:fs";

/** A test host that died leaves counters that look fine, but says so in the outcome of the run. */
function trx(text) {
  const counters = /<Counters ([^>]*)\/>/.exec(text)?.[1] ?? "";
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  const failed = count("executed") - count("passed");
  const crashed = /<ResultSummary outcome="(Failed|Error|Aborted)"/.test(text) && failed === 0;
  return [count("passed"), crashed ? 1 : failed, count("total") - count("executed")];
}

function json(report) {
  if (report.stats) return [report.stats.expected + report.stats.flaky, report.stats.unexpected, report.stats.skipped];
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return [report.numPassedTests, report.numFailedTests + broken, report.numPendingTests + report.numTodoTests];
}

const file = process.argv[2];
const text = existsSync(file) ? readFileSync(file, "utf8") : "";
const counts = !text ? [0, 0, 0] : file.endsWith(".trx") ? trx(text) : json(JSON.parse(text));
console.log(counts.join(" "));
