// Prints "<passed> <failed> <skipped>" of a test report: TRX (dotnet), or the JSON of Vitest or Playwright. No report: "0 0 0".
import { existsSync, readFileSync } from "node:fs";

function trx(text) {
  const counters = /<Counters ([^>]*)\/>/.exec(text)?.[1] ?? "";
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  return [count("passed"), count("executed") - count("passed"), count("total") - count("executed")];
}

function playwright({ stats }) {
  // One that passes only when tried again has failed.
  return [stats.expected, stats.unexpected + stats.flaky, stats.skipped];
}

function vitest(report) {
  // A file that could not be loaded has no tests to fail.
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return [report.numPassedTests, report.numFailedTests + broken.length, report.numPendingTests + report.numTodoTests];
}

function count(file) {
  if (!existsSync(file)) return [0, 0, 0];
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".trx")) return trx(text);
  const report = JSON.parse(text);
  return report.stats ? playwright(report) : vitest(report);
}

console.log(count(process.argv[2]).join(" "));
