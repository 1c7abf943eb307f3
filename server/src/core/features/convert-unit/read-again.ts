import { unitsAt } from '../../base/amount.js';
import type { MoneyUnit } from '../../base/money-unit.js';
import { linesOf } from '../../base/roomy-text.js';
import type { Edit } from '../../base/span.js';
import { readDocument } from '../../budget/document.js';
import type { Entry } from '../../budget/ledger.js';
import type { Analysis } from '../analyse.js';
import { moveText } from '../ripple/moved-text.js';
import type { FigureToConvert } from './conversion-scope.js';

/** A figure with the amount that it is to be read as. */
export interface MeantFigure {
  readonly figure: FigureToConvert;
  /** In steps of so many decimals of the new unit. */
  readonly steps: number;
}

/**
 * The first figure that a reader of the changed text would not read as it is meant, undefined where there is none: with other
 * digits, a column of amounts may look like one of codes, and a unit that is printed in unknown words stays as it was.
 */
export function firstMisread(
  { text, options }: Analysis,
  edits: readonly Edit[],
  meant: readonly MeantFigure[],
  to: { readonly unit: MoneyUnit; readonly decimals: number },
): FigureToConvert | undefined {
  const moved = moveText(text, edits);
  const { ledgers } = readDocument(moved.text, linesOf(moved.text), options);
  const entries = new Map<number, Entry>();
  for (const { items } of ledgers)
    for (const list of items)
      for (const item of list) for (const entry of item.entries.values()) entries.set(entry.cell.outer.start, entry);
  const isRead = ({ figure: { entry }, steps }: MeantFigure): boolean => {
    const again = entries.get(moved.toReplaced(entry.cell.outer.start));
    return again?.amount !== undefined && again.unit === to.unit && unitsAt(again.amount, to.decimals) === steps;
  };
  return meant.find((each) => !isRead(each))?.figure;
}
