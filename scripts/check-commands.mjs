// Demands that each command in the documents is run by a test, or listed in tests/commands.json with the reason why not; and that nothing
// is listed that no document has. What is missing is told as the line to add. In "not", "az …" is every command that begins with "az ".
import { existsSync, readFileSync } from "node:fs";
import { commandsOf, documents } from "./documented-commands.mjs";

const REGISTRY = "tests/commands.json";
const registry = JSON.parse(readFileSync(REGISTRY, "utf8"));
const problems = [];
const used = new Set();

for (const document of documents()) {
  for (const { line, block, command } of commandsOf(document)) {
    if (block === "bash" && registry.documents.includes(document)) continue;
    const entry = entryOf(command);
    if (entry !== undefined) used.add(entry);
    else problems.push(advice(document, line, block, command));
  }
}

function entryOf(command) {
  if (registry.commands.includes(command) || command in registry.elsewhere || command in registry.not) return command;
  return Object.keys(registry.not).find((entry) => entry.endsWith(" …") && command.startsWith(entry.slice(0, -1)));
}

function advice(document, line, block, command) {
  const text = JSON.stringify(command);
  const whole = block === "bash" ? `\n    run all bash blocks of the document: add to "documents":  ${JSON.stringify(document)},` : "";
  return `${document}:${line} has a command that nobody runs. In ${REGISTRY}, either${whole}
    run it against the service of ./test.sh e2e: add to "commands":  ${text},
    name the file that runs it with the same text: add to "elsewhere":  ${text}: "test.sh",
    or say why it is not run: add to "not":  ${text}: "needs …",  (a beginning stands for all such commands: "az …")`;
}

for (const command of [...registry.commands, ...Object.keys(registry.elsewhere), ...Object.keys(registry.not)]) {
  if (!used.has(command)) problems.push(`${REGISTRY}: no document has this command, remove it:  ${JSON.stringify(command)}`);
}

for (const document of registry.documents) {
  if (!existsSync(document)) problems.push(`${REGISTRY}: there is no ${document}, remove it from "documents"`);
  else if (!commandsOf(document).some(({ block }) => block === "bash")) problems.push(`${REGISTRY}: ${document} has no bash block, remove it from "documents"`);
}

const words = (text) => text.replaceAll(/\s+/g, " ").trim();
for (const [command, file] of Object.entries(registry.elsewhere)) {
  if (!existsSync(file) || !words(readFileSync(file, "utf8")).includes(words(command))) problems.push(`${REGISTRY}: ${file} does not run  ${command}`);
}

for (const [command, reason] of Object.entries(registry.not)) {
  if (reason.trim().length < 10) problems.push(`${REGISTRY}: no reason is given for  ${command}`);
}

if (problems.length > 0) console.error(problems.join("\n"));
else console.log(`${used.size} commands beside those of ${registry.documents.length} documents are accounted for`);
process.exit(problems.length > 0 ? 1 : 0);
