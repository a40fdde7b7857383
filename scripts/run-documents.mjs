// Runs what tests/commands.json says is run: the bash blocks of documents, those of a document as one script, and single commands; against
// a running development service, with its storage in AzureWebJobsStorage.
// Usage: run-documents.mjs SERVICE_URL PROMETHEUS_URL [DOCUMENT…]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocksOf } from "./documented-commands.mjs";

const [service, prometheus, ...wanted] = process.argv.slice(2);
const registry = JSON.parse(readFileSync("tests/commands.json", "utf8"));
const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "openqoe-documents-"));

// A refusal is a failure, unless the command asks for the status itself. What documents call a build is one that is there.
const PRELUDE = `
set -euo pipefail
curl() { if [[ "$*" == *http_code* ]]; then command curl "$@"; else command curl --fail-with-body "$@"; fi; }
dotnet() {
  [[ "$1 \${2:-} \${4:-}" == 'run --project --' ]] || { command dotnet "$@"; return; }
  local program=OpenQoE.Functions
  [[ $3 == functions ]] || program=$(basename "$3")
  command dotnet "${root}/$3/bin/Release/net10.0/$program.dll" "\${@:5}"
}
`;

const post = (path, body) => fetch(service + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

// What the pages ask about: organisations that something was counted of, and an incident to look after.
for (const org_id of ["acme", "acme-tv"]) {
  const ids = { org_id, player_id: "web", view_id: "v", session_id: "s", viewer_id: "x", video: { id: "42" } };
  await post("/v1/events", { events: [{ event_type: "viewstart", event_time: Date.now(), ...ids }] });
  const counted = async () => (await fetch(`${service}/v1/cardinality?organisation=${org_id}`)).ok;
  for (let tries = 0; tries < 300 && !(await counted()); tries++) await new Promise((resolve) => setTimeout(resolve, 200));
}
const made = await post("/v1/incidents?organisation=acme-tv", { title: "Documents are run", severity: "warning", author: "test" });
const incident = (await made.json()).id;

const environment = {
  ...process.env,
  OPENQOE: service,
  ADMIN_KEY: "none is set",
  ID: incident,
  REMOTE_WRITE_URL: `${prometheus}/api/v1/write`,
  USERNAME: "none",
  PASSWORD: "none",
};
const here = (text) =>
  text.replaceAll("http://127.0.0.1:7071", service).replaceAll("http://127.0.0.1:9090", prometheus).replaceAll("INC-2026-0001", incident);

function run(name, script) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", PRELUDE + here(script)], { cwd: folder, env: environment, encoding: "utf8" });
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
  if (status !== 0) console.log(`${script}\n${stdout}\n${stderr}`);
  return status === 0;
}

const scripts = [
  ...registry.documents.map((document) => [document, blocksOf(document).filter(({ language }) => language === "bash").map(({ text }) => text).join("\n")]),
  ...registry.commands.map((command) => [command, command]),
].filter(([name]) => wanted.length === 0 || wanted.includes(name));
const failed = scripts.filter(([name, script]) => !run(name, script)).length;
rmSync(folder, { recursive: true });
process.exit(failed > 0 ? 1 : 0);
