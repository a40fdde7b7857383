// Compares the functions that the official SDK found (functions.metadata of a published app) with the expected ones, a line each, as
// tests/Functions.Tests/FunctionsTests.cs describes them. Usage: compare-functions.mjs METADATA EXPECTED
import { readFileSync } from "node:fs";

const [metadataFile, expectedFile] = process.argv.slice(2);

function describe({ name, scriptFile, bindings }) {
  const [trigger, ...more] = bindings.filter(({ type }) => type.endsWith("Trigger"));
  if (!trigger || more.length > 0) return `${name}: ${bindings.length} bindings, not one trigger`;
  if (scriptFile !== "OpenQoE.Functions.dll") return `${name}: in ${scriptFile}`;
  return `${name}: ${describeTrigger(trigger)}`;
}

function describeTrigger({ type, authLevel, methods, route, queueName, connection, schedule }) {
  switch (type) {
    case "httpTrigger":
      return `${methods?.map((method) => method.toUpperCase()).sort().join(",") ?? "any"} /${route}${authLevel === "Anonymous" ? "" : ` with a key (${authLevel})`}`;
    case "queueTrigger":
      return `queue ${queueName}${connection === undefined ? "" : ` of ${connection}`}`;
    case "timerTrigger":
      return `timer ${schedule}`;
    default:
      return type;
  }
}

const found = JSON.parse(readFileSync(metadataFile, "utf8")).map(describe);
const expected = readFileSync(expectedFile, "utf8").trim().split("\n");
const wrong = [
  ...expected.filter((line) => !found.includes(line)).map((line) => `missing: ${line}`),
  ...found.filter((line) => !expected.includes(line)).map((line) => `not expected: ${line}`),
];
console.log(wrong.length > 0 ? wrong.join("\n") : `${found.length} functions, as expected`);
process.exitCode = wrong.length > 0 ? 1 : 0;
