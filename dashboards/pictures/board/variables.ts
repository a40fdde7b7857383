import { valueOf, variablesOf } from '../../lib/variables.ts';
import type { Board } from './board.ts';

export interface Choice {
  label: string;
  text: string;
}

/** What is chosen, as the page shows it on top. */
export const choices = (board: Board, org: string): Choice[] =>
  variablesOf(board).map((one) => ({ label: one.label ?? one.name, text: one.name === 'org' || one.type === 'textbox' ? valueOf(one, org) : 'All' }));
