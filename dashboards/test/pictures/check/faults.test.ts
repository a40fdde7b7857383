import { expect, it } from 'vitest';
import { faults } from '../../../pictures/check/faults.ts';
import type { MeasuredPanel, MeasuredText } from '../../../pictures/check/measured.ts';

const box = (left: number, top: number, width = 100, height = 20) => ({ left, top, right: left + width, bottom: top + height });
const text = (words: string, left: number, top: number, cut = false): MeasuredText => ({ ...box(left, top), text: words, cut });
const panel = (title: string, left: number, more: Partial<MeasuredPanel> = {}): MeasuredPanel => ({ ...box(left, 0, 300, 300), title, texts: [], drawn: true, message: null, ...more });

it('a page as it should be has none', () =>
  expect(faults([panel('One', 0, { texts: [text('title', 0, 0), text('value', 0, 19)] }), panel('Two', 308), panel('Empty', 616, { drawn: false, message: 'No data' })])).toEqual([]));

it('panels over each other are one', () => expect(faults([panel('One', 0), panel('Two', 290)])).toEqual(['One and Two overlap']));

it('texts over each other are one', () =>
  expect(faults([panel('One', 0, { texts: [text('10:00', 0, 0), text('10:05', 90, 5)] })])).toEqual(['One: "10:00" and "10:05" overlap']));

it('a text that is cut is one', () => expect(faults([panel('One', 0, { texts: [text('long', 0, 0, true)] })])).toEqual(['One: "long" is cut']));

it('an empty chart that does not say so is one', () => expect(faults([panel('One', 0, { drawn: false })])).toEqual(['One: nothing is drawn']));
