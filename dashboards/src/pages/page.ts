import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Reading } from './reading.ts';

const isPanel = (panel: Panel | RowPanel): panel is Panel => 'targets' in panel;

const rows = (board: Dashboard) =>
  (board.panels ?? []).map((panel) => (isPanel(panel) ? `| **${panel.title}** | ${panel.description} |` : `\n### ${panel.title}\n\n| panel | shows |\n|---|---|`));

const variables = (board: Dashboard) =>
  (board.templating?.list ?? []).map(({ label, name, description }) => `- **${label}** (\`$${name}\`)${description ? `: ${description}` : ''}`);

/** The page of a board, as Markdown. */
export const page = (board: Dashboard, { page: name, text }: Reading): string =>
  [
    `# ${board.title}`,
    '',
    '<!-- Generated from dashboards/src: npm run build --prefix dashboards -->',
    '',
    board.description,
    '',
    `![The board, with simulated viewers](pictures/${name}.png)`,
    '',
    '## How to read it',
    '',
    text,
    '',
    '## What to choose',
    '',
    ...variables(board),
    '',
    '## Panels',
    ...rows(board),
    '',
  ].join('\n');
