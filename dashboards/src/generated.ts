import { stringify } from 'yaml';
import { boards } from './boards/index.ts';
import { ruleFiles } from './rules/files.ts';

const note = '# Generated from dashboards/src/rules: change it there, then npm run build --prefix dashboards.\n';

/** All that is committed of what this package generates: texts by path. Boards are plain, as file provisioning wants them. */
export function generated(): Record<string, string> {
  return {
    ...Object.fromEntries(boards().map((board) => [`boards/${board.uid}.json`, `${JSON.stringify(board, null, 2)}\n`])),
    ...Object.fromEntries(Object.entries(ruleFiles).map(([name, file]) => [`rules/${name}.yaml`, note + stringify(file, { lineWidth: 0 })])),
  };
}
