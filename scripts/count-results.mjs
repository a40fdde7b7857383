// Prints "<passed> <failed> <skipped>" of a test report: TRX (dotnet), or the JSON of Vitest or Playwright; below it a line for each test
// that failed. No report: "0 0 0".
import { existsSync, readFileSync } from "node:fs";

const MESSAGE = 400;

function trx(text) {
  const counters = /<Counters ([^>]*)\/>/.exec(text)?.[1] ?? "";
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  const failures = [...text.matchAll(/<UnitTestResult ([^>]*outcome="Failed"[^>]*)>(.*?)<\/UnitTestResult>/gs)].map(([, head, body]) => ({
    name: decoded(/\btestName="([^"]*)"/.exec(head)?.[1]),
    message: decoded(/<Message>(.*?)<\/Message>/s.exec(body)?.[1]),
  }));
  return { counts: [count("passed"), count("executed") - count("passed"), count("total") - count("executed")], failures };
}

function decoded(xml = "") {
  const characters = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&", "#xD": "", "#xA": "\n" };
  return xml.replace(/&([^;]+);/g, (whole, name) => characters[name] ?? whole);
}

function playwright({ stats, suites, errors = [] }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failed = suites.flatMap(specs).filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === "flaky"));
  // One that passes only when tried again has failed.
  return {
    counts: [stats.expected, stats.unexpected + stats.flaky, stats.skipped],
    failures: [
      ...failed.map(({ file, title, tests }) => ({ name: `${file} ${title}`, message: tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0]?.message })),
      ...errors.map(({ message }) => ({ name: "the runner", message })),
    ],
  };
}

function vitest(report) {
  // A file that could not be loaded has no tests to fail.
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = report.testResults.flatMap((file) => file.assertionResults).filter(({ status }) => status === "failed");
  return {
    counts: [report.numPassedTests, report.numFailedTests + broken.length, report.numPendingTests + report.numTodoTests],
    failures: [
      ...broken.map(({ name, message }) => ({ name, message })),
      ...failed.map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages[0] })),
    ],
  };
}

function results(file) {
  if (!existsSync(file)) return { counts: [0, 0, 0], failures: [] };
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".trx")) return trx(text);
  const report = JSON.parse(text);
  return report.stats ? playwright(report) : vitest(report);
}

const { counts, failures } = results(process.argv[2]);
console.log(counts.join(" "));
for (const { name, message = "" } of failures) {
  const plain = message.replace(/\u001b\[[0-9;]*m/g, "").replace(/\s+/g, " ").trim();
  console.log(`${name}: ${plain.slice(0, MESSAGE)}`);
}
