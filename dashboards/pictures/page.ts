import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageData } from './data/pageData.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fontFile = '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** Within a script element a text must not end it. */
const inScript = (data: PageData) => JSON.stringify(data).replaceAll('<', '\\u003c');

async function script(): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [file('browser/main.ts')], bundle: true, minify: true, format: 'iife', target: 'es2022', write: false });
  return outputFiles[0]!.text;
}

const fontFace = () =>
  `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${readFileSync(file(fontFile)).toString('base64')}) format('woff2')}`;

/** Makes pages that need nothing beside them. */
export async function pageMaker(): Promise<(data: PageData) => string> {
  const [code, style] = [await script(), fontFace() + readFileSync(file('browser/style.css'), 'utf8')];
  return (data) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${data.title}</title>
<style>${style}</style>
<body>
<script type="application/json" id="data">${inScript(data)}</script>
<script>${code}</script>
</body>
</html>
`;
}
