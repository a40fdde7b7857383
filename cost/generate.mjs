// Writes what was measured, and the model, into docs/cost.md and docs/cost/calculator.html, between their marks. With --check it writes
// nothing, and fails where they differ.
import { readFileSync, writeFileSync } from "node:fs";
import { examples, perMillion, idleDay } from "./tables.mjs";

const check = process.argv.includes("--check");
const measured = JSON.parse(readFileSync("docs/cost/measured.json", "utf8"));
const model = readFileSync("cost/model.mjs", "utf8").replaceAll(/^export /gm, "").trimEnd();

const documents = {
  "docs/cost.md": {
    open: (name) => `<!-- ${name} -->`,
    close: "<!-- end -->",
    parts: { "per million": perMillion(measured), "idle day": idleDay(measured), examples: examples(measured) },
  },
  "docs/cost/calculator.html": {
    open: (name) => `/* ${name} */`,
    close: "/* end */",
    parts: { "measured.json": JSON.stringify(measured), "model.mjs": model },
  },
};

/** The text with what is between a part's marks replaced. */
function withPart(text, file, open, close, content) {
  const from = text.indexOf(open);
  const to = text.indexOf(close, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`;
}

for (const [file, { open, close, parts }] of Object.entries(documents)) {
  const before = readFileSync(file, "utf8");
  const after = Object.entries(parts).reduce((text, [name, content]) => withPart(text, file, open(name), close, content), before);
  if (after === before) continue;
  if (check) {
    console.error(`${file} is not what cost/generate.mjs makes of docs/cost/measured.json and cost/model.mjs: run it`);
    process.exitCode = 1;
  } else writeFileSync(file, after);
}
