import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsIn } from "./documented-commands.mjs";

const commands = (text) => commandsIn(text).map(({ line, block, command }) => `${line} ${block} ${command}`);

test("a bash block's lines are commands, without comments, and together where a quote or a line goes on", () => {
  const text = "# Title\n\n```bash\n# why\necho 'a # b' # c\ncurl -d '{\n  \"a\": 1 }' http://x\nls \\\n  -l\n\nid=$(cut -d_ -f2 <<<\"$key\")  # don't\n```\n";
  assert.deepEqual(commands(text), [
    "5 bash echo 'a # b'",
    "6 bash curl -d '{\n  \"a\": 1 }' http://x",
    "8 bash ls \\\n  -l",
    '11 bash id=$(cut -d_ -f2 <<<"$key")',
  ]);
});

test("a block without a language is one of commands when a line begins with a program", () => {
  assert.deepEqual(commands("```\nA=1 ./run.sh --x   # so\nrm -r .data\n```\n"), ["2  A=1 ./run.sh --x", "3  rm -r .data"]);
  assert.deepEqual(commands("```\nsum(rate(a_total[1m]))\n```\n```json\n{ \"curl \": 1 }\n```\n"), []);
});

test("of a console block the lines with a prompt are commands", () => {
  assert.deepEqual(commands("```console\n$ az login\nWelcome\n```\n"), ["2 console az login"]);
});

test("an indented block belongs to its list and is found as well", () => {
  assert.deepEqual(commands("1. First:\n\n   ```bash\n   curl http://x\n   ```\n"), ["4 bash curl http://x"]);
});

test("code in a sentence is a command when it begins with a program", () => {
  assert.deepEqual(commands("Run `dotnet build` or `./test.sh`,\nthen look at `docs/a.md`, `curl` and `az`.\n```js\n`npm ci`\n```\n"), ["1 inline dotnet build", "1 inline ./test.sh"]);
});
