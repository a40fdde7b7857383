// The commands that documents tell people to type: lines of their shell blocks, and code within a sentence that begins like a command.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "sdk-js/README.md", "dashboards/README.md"];
const FOLDERS = ["docs", "embedded", "infra"];
const SHELLS = ["bash", "sh", "console", "shell"];
const PROGRAM = /^(?:\w+=\S* )*\(?(?:cd \S+ && )?(?:\.\/|(?:dotnet|npm|npx|node|curl|docker|az|azd|func|kubectl|amtool|promtool|dashboards\/load\.sh) )/;

/** The documents that are looked at. */
export const documents = () => [
  ...DOCUMENTS,
  ...FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".md") && !/(^|\/)(node_modules|bin|obj)\//.test(file)).sort().map((file) => `${folder}/${file}`)),
];

/** Fenced blocks of a text: { line, language, text }. */
export const blocksIn = (text) =>
  [...text.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^\1```$/gm)].map(({ index, 2: language, 3: body }) => ({
    line: lineAt(text, index),
    language: language.trim().split(" ")[0],
    text: body,
  }));

/** The commands of a text: { line, block, command }; `block` is the language of the block, or "inline". */
export function commandsIn(text) {
  const inBlocks = blocksIn(text)
    .filter(({ language, text }) => SHELLS.includes(language) || (language === "" && text.split("\n").some((line) => PROGRAM.test(line))))
    .flatMap(({ line, language, text }) => statements(language === "console" ? prompted(text) : text).map(({ offset, command }) => ({ line: line + offset, block: language, command })));
  const prose = text.replace(/^( *)```[\s\S]*?^\1```$/gm, (block) => block.replace(/[^\n]/g, ""));
  const inline = [...prose.matchAll(/`([^`\n]+)`/g)]
    .filter(([, code]) => PROGRAM.test(code) || /^\.\/\w[\w.-]*\.sh$/.test(code))
    .map(({ index, 1: code }) => ({ line: lineAt(prose, index), block: "inline", command: code }));
  return [...inBlocks, ...inline];
}

export const blocksOf = (document) => blocksIn(readFileSync(document, "utf8"));

export const commandsOf = (document) => commandsIn(readFileSync(document, "utf8"));

const lineAt = (text, index) => text.slice(0, index).split("\n").length;

const prompted = (text) => text.split("\n").map((line) => (line.startsWith("$ ") ? line.slice(2) : "")).join("\n");

// A command goes on while a quote is open or a line ends with \.
function statements(text) {
  const found = [];
  let open = [];
  for (const [offset, line] of text.split("\n").entries()) {
    open.push(line);
    const soFar = open.join("\n");
    if (isOpen(soFar)) continue;
    const command = withoutComment(soFar);
    if (command) found.push({ offset: offset + 2 - open.length, command });
    open = [];
  }
  return found;
}

const isOpen = (text) => text.endsWith("\\") || quoteAtEnd(text) !== "";

function quoteAtEnd(text) {
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\\" && quote !== "'") i++;
    else if (quote === "" && (c === "'" || c === '"')) quote = c;
    else if (c === quote) quote = "";
    else if (quote === "" && c === "#" && (i === 0 || /\s/.test(text[i - 1]))) while (i < text.length && text[i] !== "\n") i++;
  }
  return quote;
}

function withoutComment(text) {
  for (const { index } of text.matchAll(/(^|\s+)#/g)) {
    if (quoteAtEnd(text.slice(0, index)) === "") return text.slice(0, index).trim();
  }
  return text.trim();
}
