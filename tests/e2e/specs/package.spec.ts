import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const SDK = fileURLToPath(new URL("../../../sdk-js", import.meta.url));
const { exports: entries } = JSON.parse(readFileSync(join(SDK, "package.json"), "utf8")) as {
  exports: Record<string, { types: string; import: string }>;
};
const names = Object.keys(entries).map((entry) => entry.replace(/^\./, "openqoe"));
const { buildSync } = createRequire(`${SDK}/package.json`)("esbuild") as {
  buildSync(options: object): { outputFiles: { text: string }[] };
};

/** A project that has the package installed. */
let project: string;

test.beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "openqoe-consumer-"));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(SDK, join(project, "node_modules/openqoe"));
  writeFileSync(join(project, "package.json"), '{"type":"module"}');
});
test.afterAll(() => rmSync(project, { recursive: true }));

test("Every entry is there, with its types", () => {
  const missing = Object.values(entries).flatMap((entry) => [entry.types, entry.import]).filter((file) => !existsSync(join(SDK, file)));
  expect(missing).toEqual([]);
});

test("A bundler takes along only what is used", () => {
  const all = size('import * as sdk from "openqoe/core"; console.log(sdk);');
  expect(all).toBeGreaterThan(10_000);
  expect(size(names.map((name) => `import "${name}";`).join(""))).toBe(0);
  expect(size('import { VERSION } from "openqoe/core"; console.log(VERSION);')).toBeLessThan(all / 10);
  const together = size('import { init } from "openqoe/core"; import { hlsjs } from "openqoe/players/hlsjs"; init({ players: [hlsjs] });');
  expect(together).toBeLessThan(size('import { init } from "openqoe"; init({});'));
});

test("Where there is no browser, as on a server that renders pages, every entry can be imported", () => {
  const script = names.map((name) => `await import("${name}");`).join("") + 'console.log("imported")';
  expect(run(process.execPath, "--input-type=module", "-e", script)).toBe("imported");
});

for (const [module, moduleResolution] of [["node16", "node16"], ["esnext", "bundler"]] as const) {
  test(`TypeScript finds the types, resolving as ${moduleResolution} does`, () => {
    writeFileSync(join(project, "page.ts"), `
      import { init, OpenQoE, type Handle, type Options } from "openqoe";
      import { init as small, type PlayerKind, type Signal } from "openqoe/core";
      import { hlsjs } from "openqoe/players/hlsjs";
      import { dashjs } from "openqoe/players/dashjs";
      import { shaka } from "openqoe/players/shaka";
      import { videojs } from "openqoe/players/videojs";
      const options: Options = { endpointUrl: "/v1/events", playerId: "p", onEvent: (event) => event.event_type === "pause" };
      const qoe: OpenQoE = init(options);
      const handle: Handle = qoe.attach(document.createElement("video"), { videoId: 42 });
      handle.error({ family: "drm", code: 1, message: "no licence" });
      const mine: PlayerKind = { ...hlsjs, recognises: (player): player is object => false };
      small({ ...options, players: [mine, hlsjs, dashjs, shaka, videojs] });
      export const signal: Signal = { kind: "play" };
      // @ts-expect-error an option that does not exist
      init({ ...options, colour: "red" });
    `);
    const compiler = join(SDK, "node_modules/typescript/bin/tsc");
    const flags = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "--types", "", "--skipLibCheck", "false"];
    run(process.execPath, compiler, ...flags, "--module", module, "--moduleResolution", moduleResolution, "page.ts");
  });
}

function size(contents: string): number {
  const built = buildSync({ stdin: { contents, resolveDir: project }, bundle: true, minify: true, format: "esm", write: false, logLevel: "silent" });
  return built.outputFiles[0]?.text.trim().length ?? 0;
}

/** @returns what it printed. */
function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8" });
  expect(status, stdout + stderr).toBe(0);
  return stdout.trim();
}
