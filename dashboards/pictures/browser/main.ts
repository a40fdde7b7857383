import type { PageData } from '../data/pageData.ts';
import { element } from './dom.ts';
import { measurePanels } from './measurePanels.ts';
import { addPanel } from './panel.ts';

const minutes = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

const header = ({ title, choices, span }: PageData) =>
  element(
    'header',
    'board',
    [
      element('h1', '', [title]),
      ...choices.map(({ label, text }) => element('span', 'choice', [element('span', 'label', [label]), element('span', 'chosen', [text])])),
      element('span', 'span', [`${minutes(span.from)} to ${minutes(span.to).slice(11)} UTC`]),
    ],
    { 'data-panel': 'the top' },
  );

async function draw(): Promise<void> {
  const page = JSON.parse(document.getElementById('data')!.textContent) as PageData;
  // Texts are measured while drawing, so their font has to be there.
  await Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 14px "Inter Variable"`)));
  const grid = element('main', '');
  document.body.append(header(page), grid);
  for (const panel of page.panels) addPanel(grid, panel, page);
  document.documentElement.dataset['drawn'] = '';
}

// For the check, which asks for it from outside.
Object.assign(globalThis, { measurePanels });
void draw();
