import type { BudgetDocument } from '../../budget/document.js';
import type { Term } from '../../budget/sums/equation.js';

type BlankFigures = ReadonlyMap<number, Term>;

const indexes = new WeakMap<BudgetDocument, BlankFigures>();

/** The blank cell that begins at an offset, where an equation counts on it: as 0, which may be what is wrong. */
export function blankFigureAt(document: BudgetDocument, offset: number): Term | undefined {
  const known = indexes.get(document) ?? readBlankFigures(document);
  indexes.set(document, known);
  return known.get(offset);
}

function readBlankFigures({ evaluated }: BudgetDocument): BlankFigures {
  const blanks = new Map<number, Term>();
  for (const { equation } of evaluated) {
    for (const term of [equation.total, ...equation.parts]) {
      const { amount, cell } = term.entry;
      if (!amount && cell.text === '') blanks.set(cell.span.start, { ...term, sign: 1 });
    }
  }
  return blanks;
}
