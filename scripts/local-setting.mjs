// Prints a value of local.settings.json, or nothing. Usage: local-setting.mjs NAME, with "__" between sections.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

// As the service reads it: comments and trailing commas are allowed, ":" is the same as "__", and case makes no difference. What is wrong
// with the file, the service says.
function values() {
  try {
    return runInNewContext(`(${readFileSync("local.settings.json", "utf8")})`).Values ?? {};
  } catch {
    return {};
  }
}

const plain = (name) => name.replaceAll(":", "__").toLowerCase();
const found = Object.entries(values()).find(([name]) => plain(name) === plain(process.argv[2]));
if (found?.[1]) console.log(found[1]);
