import { stringify } from 'yaml';
import { boards } from './boards/index.ts';
import { page } from './pages/page.ts';
import { readings } from './pages/reading.ts';
import { ruleFiles } from './rules/files.ts';

const note = '# Generated from dashboards/src/rules: change it there, then npm run build --prefix dashboards.\n';

/** All that is committed of what this package generates: texts by path. Boards are plain, as file provisioning wants them. */
export function generated(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const board of boards()) {
    const reading = readings[board.uid ?? ''];
    if (!reading) throw new Error(`${board.title} has no page`);
    files[`boards/${board.uid}.json`] = `${JSON.stringify(board, null, 2)}\n`;
    files[`../docs/boards/${reading.page}.md`] = page(board, reading);
  }
  for (const [name, file] of Object.entries(ruleFiles)) files[`rules/${name}.yaml`] = note + stringify(file, { lineWidth: 0 });
  return files;
}
