import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import names from "../internal-names.json";

const SDK = fileURLToPath(new URL("..", import.meta.url));
const source = filesIn(join(SDK, "src"), ".ts");
const read = (files: readonly string[]) => files.map((file) => uncommented(readFileSync(file, "utf8"))).join("\n");

describe("The build may call them otherwise", () => {
  test("They are in order, and in use", () => {
    expect(names).toEqual([...names].sort());
    const used = words(read(source));
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });

  test("None is a name of the browser's or of the language", () => {
    expect(shared(read(typescriptLibraries()))).toEqual([]);
  });

  test("None is a name that pages may use", () => {
    const reports = filesIn(join(SDK, "api"), ".md");
    expect(reports.length).toBeGreaterThan(1);
    expect(shared(read(reports))).toEqual([]);
  });

  test("None is a name of the wire's", () => {
    expect(shared(read([join(SDK, "../tests/Fixtures/event.schema.json")]))).toEqual([]);
  });

  test("None is a name of a player's", () => {
    const players = source.filter((file) => /players\/(hlsjs|dashjs|shaka|videojs)\.ts$/.test(file));
    expect(shared(read(players))).toEqual([]);
  });

  test("None is looked up by its text", () => {
    const texts = [...read(source).matchAll(/"[^"\n]*"|'[^'\n]*'/g)].join(" ");
    expect(shared(texts)).toEqual([]);
  });
});

function shared(text: string): string[] {
  const others = words(text);
  return names.filter((name) => others.has(name));
}

function words(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z_$][\w$]*/g));
}

function uncommented(code: string): string {
  return code.replace(/\/\*[^]*?\*\//g, "").replace(/(^|\s)\/\/.*/g, "");
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}

/** What `lib: [ES2022, DOM]` stands for, and all other versions of it. */
function typescriptLibraries(): string[] {
  const require = createRequire(import.meta.url);
  const compiler = createRequire(require.resolve("typescript/package.json"));
  const folder = join(dirname(compiler.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)), "lib");
  return filesIn(folder, ".d.ts").filter((file) => /lib\.(dom|es)[\w.]*\.d\.ts$/.test(file));
}
