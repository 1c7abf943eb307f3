import { linesOf } from '../../base/roomy-text.js';
import { type Edit, holdsOffset, type Span } from '../../base/span.js';
import { type BudgetDocument, readDocument } from '../../budget/document.js';
import { termEdit } from '../../budget/figure-edit.js';
import type { BudgetTable, Entry, Item } from '../../budget/ledger.js';
import type { Scale } from '../../budget/scale.js';
import { type CellTerm, type EvaluatedEquation, evaluate, isCellTerm, type Term } from '../../budget/sums/equation.js';
import type { Statement } from '../../prose/claim.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { type LeafQuestion, leafQuestions, type RippleQuestion, type WordQuestion } from './leaf-questions.js';
import { type MovedText, moveText } from './moved-text.js';
import { type Derivation, type FigureCell, isSum, tablesWithRounding } from './reckoner.js';
import { type Spread, spread } from './spread.js';
import { tableRates } from './table-rates.js';
import { type ToldAnew, toldGrowth } from './told-growth.js';
import { usualLinks } from './usual-links.js';

/** A figure of a table as it was before its author changed it. */
export interface FormerFigure {
  readonly cell: Cell;
  /** What the cell said; nothing where its row is new. */
  readonly text: string;
}

/** What was changed, against an earlier state of the document in which its amounts agreed. */
export interface Changed {
  readonly formers: readonly FormerFigure[];
  /** The changed figures are right as they are, totals among them; otherwise totals follow from their parts. */
  readonly areAllMeant?: boolean;
  /** Places in tables that have lost rows. */
  readonly reshaped?: readonly number[];
  /** Leaves that the author has chosen to make a difference. */
  readonly decided?: readonly DecidedFigure[];
}

/** A leaf with the value it gets, in units of the scale. */
export interface DecidedFigure {
  readonly cell: Cell;
  readonly value: number;
}

/** One figure, or word, that follows from what was changed. */
export interface RippleChange {
  readonly kind: 'decided' | 'total' | 'same' | 'stated' | ToldAnew['kind'];
  /** In the text as it is. */
  readonly edit: Edit;
  readonly before: string;
  readonly after: string;
  /** The figure, for words; undefined for rates and words, which have a statement alone. */
  readonly term: Term | undefined;
  readonly table: BudgetTable | undefined;
  readonly statement: Statement | undefined;
  /** The equation it follows from. */
  readonly from: EvaluatedEquation | undefined;
}

export interface Ripple {
  /** How many of the changed figures others follow from. */
  readonly sources: readonly CellTerm[];
  /** In the order of the text. */
  readonly changes: readonly RippleChange[];
  readonly open: readonly RippleQuestion[];
  readonly scale: Scale;
}

/** Works out everything that follows from changed figures. Leaves that do not follow from them are never touched. */
export function ripple(analysis: Analysis, changed: Changed): Ripple {
  const { document, options, text } = analysis;
  const moved = moveText(
    text,
    changed.formers.map(({ cell, text: newText }) => ({ span: cell.span, newText })),
  );
  const before = readDocument(moved.text, linesOf(moved.text), options, document);
  const { scale } = document;
  const sources = sourcesOf(changed, before, document, moved);
  const decided = decidedIn(changed, before, moved);
  const result = spread({
    scale,
    rounded: tablesWithRounding(before.evaluated, before.faults),
    ...equationsOf(before, scale),
    given: new Map([...sources, ...decided].map(({ former, value }) => [former.entry.cell, value])),
    reshaped: tablesAt(before, (changed.reshaped ?? []).map(moved.toReplaced)),
  });
  const revised = new Set(changed.formers.map(({ cell }) => moved.toReplaced(cell.outer.start)));
  const writer = new Writer(document, before, moved, revised);
  const figures = [...result.derivations.values()].flatMap((derivation) => writer.figure(derivation, result));
  const told = toldGrowth({ ...before, scale }, moved.text, result.reckoner);
  const rates = tableRates(before, moved.text, result.reckoner);
  const words = [...told.anew, ...rates].flatMap((anew) => writer.told(anew));
  return {
    sources: sources.map(({ now }) => now),
    changes: [...decided.flatMap((one) => writer.decided(one)), ...figures, ...words].sort((a, b) => a.edit.span.start - b.edit.span.start),
    open: [
      ...leafQuestions(result, scale).flatMap((question) => writer.placed(question)),
      ...told.untold.flatMap(({ span, words: said }) => writer.untold(span, said)),
    ].sort((a, b) => a.span.start - b.span.start),
    scale,
  };
}

interface Source {
  readonly former: CellTerm;
  readonly now: CellTerm;
  readonly value: number;
}

/** The changed figures that follow from nothing in their own table. */
function sourcesOf(
  { formers, areAllMeant = false }: Changed,
  before: BudgetDocument,
  now: BudgetDocument,
  moved: MovedText,
): readonly Source[] {
  const [cellsBefore, cellsNow] = [cellsOf(before), cellsOf(now)];
  const totals = new Set(
    before.evaluated.filter((one) => isSum(one) && !one.equation.atMost).map(({ equation }) => equation.total.entry.cell),
  );
  return formers.flatMap(({ cell }): readonly Source[] => {
    const term = cellsNow.get(cell.outer.start);
    const former = cellsBefore.get(moved.toReplaced(cell.outer.start));
    const value = term && now.scale.valueOf(term.entry);
    if (!term || !former || value === undefined || (!areAllMeant && totals.has(former.entry.cell))) return [];
    return [{ former, now: term, value }];
  });
}

function decidedIn({ decided = [] }: Changed, before: BudgetDocument, moved: MovedText): readonly Omit<Source, 'now'>[] {
  if (decided.length === 0) return [];
  const cells = cellsOf(before);
  return decided.flatMap(({ cell, value }) => {
    const former = cells.get(moved.toReplaced(cell.outer.start));
    return former ? [{ former, value }] : [];
  });
}

/** Every amount cell by where its cell begins, which stays the same whatever the cell says. */
function cellsOf({ systems }: BudgetDocument): ReadonlyMap<number, CellTerm> {
  const cells = new Map<number, CellTerm>();
  const add = (entry: Entry, item: Item) => {
    // A total over merged cells owns the figure that stands in the next column; its own row was read first.
    if (!cells.has(entry.cell.outer.start)) cells.set(entry.cell.outer.start, { entry, item, sign: 1 });
  };
  for (const { table } of systems) for (const item of table.items.flat()) for (const entry of item.entries.values()) add(entry, item);
  return cells;
}

/** The equations that figures spread over, without those that sentences work out for themselves. */
function equationsOf(document: BudgetDocument, scale: Scale) {
  const led = new Set<FigureCell>(document.stated.map(({ figure }) => figure.cell));
  const told = new Set<FigureCell>();
  const fixed = new Set<FigureCell>();
  for (const { comparisons } of document.prose.statements) {
    for (const { change, previous } of comparisons) {
      if (change) told.add(change.figure.cell);
      if (previous) fixed.add(previous.figure.cell);
    }
  }
  const isTold = ({ equation }: EvaluatedEquation) => [equation.total, ...equation.parts].some(({ entry }) => told.has(entry.cell));
  const onScale = (one: EvaluatedEquation) => (scale === document.scale ? one : evaluate(one.equation, scale)) ?? [];
  return {
    binding: document.evaluated.filter((one) => !isTold(one)).flatMap(onScale),
    usual: usualLinks(document).flatMap(onScale),
    // What a sentence states of last year follows the table that prints it.
    fixed: new Set([...fixed].filter((cell) => !led.has(cell))),
    led,
  };
}

function tablesAt({ systems }: BudgetDocument, offsets: readonly number[]): ReadonlySet<BudgetTable | undefined> {
  const holds = ({ table }: BudgetTable, offset: number) => holdsOffset(table.span, offset);
  return new Set(systems.filter(({ table }) => offsets.some((offset) => holds(table, offset))).map(({ table }) => table));
}

/** Tells what follows as edits of the text as it is. */
class Writer {
  readonly #now: BudgetDocument;
  readonly #before: BudgetDocument;
  readonly #moved: MovedText;
  /** Where cells that the author has changed begin in the text as it was. */
  readonly #revised: ReadonlySet<number>;
  #cells: ReadonlyMap<number, CellTerm> | undefined;

  constructor(now: BudgetDocument, before: BudgetDocument, moved: MovedText, revised: ReadonlySet<number>) {
    this.#now = now;
    this.#before = before;
    this.#moved = moved;
    this.#revised = revised;
  }

  decided({ former, value }: Omit<Source, 'now'>): readonly RippleChange[] {
    return this.#change('decided', former, value, undefined);
  }

  figure({ evaluated, term }: Derivation, { reckoner }: Spread): readonly RippleChange[] {
    const value = reckoner.valueOf(term);
    if (value === undefined || !reckoner.hasChanged(term)) return [];
    const isTotal = isSum(evaluated) && evaluated.equation.total.entry.cell === term.entry.cell;
    return this.#change(!isCellTerm(term) ? 'stated' : isTotal ? 'total' : 'same', term, value, evaluated);
  }

  #change(kind: RippleChange['kind'], term: Term, value: number, from: EvaluatedEquation | undefined): readonly RippleChange[] {
    const { scale } = this.#now;
    const place = this.#asItIs(term, value);
    if (!place || place.printed === value) return [];
    const [before, after] = [place.printed, value].map((each) => printedAs(each, term, scale));
    return [
      {
        kind,
        edit: place.edit,
        before: before ?? '',
        after: after ?? '',
        term,
        table: isCellTerm(term) ? term.item.table : undefined,
        statement: isCellTerm(term) ? undefined : this.#statementOf(term),
        from,
      },
    ];
  }

  told({ kind, statement, term, before, after, edit }: ToldAnew): readonly RippleChange[] {
    const span = this.#moved.spanInOriginal(edit.span);
    if (!span) return [];
    return [{ kind, edit: { span, newText: edit.newText }, before, after, term, table: term?.item.table, statement, from: undefined }];
  }

  placed(question: Omit<LeafQuestion, 'span'>): readonly LeafQuestion[] {
    const { term } = question;
    const span = this.#cellNow(term)?.entry.cell.span ?? this.#moved.spanInOriginal(term.entry.cell.span);
    const candidates = question.candidates.flatMap(({ entry, sign }) => {
      const now = this.#cellAt(entry.cell.outer.start);
      return now ? [{ ...now, sign }] : [];
    });
    return span ? [{ ...question, candidates, span }] : [];
  }

  untold(span: Span, words: string): readonly WordQuestion[] {
    const now = this.#moved.spanInOriginal(span);
    return now ? [{ kind: 'words', span: now, words }] : [];
  }

  /** A figure with its new value as an edit; the author may have changed it already. */
  #asItIs(term: Term, value: number): { readonly edit: Edit; readonly printed: number | undefined } | undefined {
    const { scale } = this.#now;
    const now = this.#cellNow(term);
    if (now) return { edit: termEdit(now, value, scale), printed: scale.valueOf(now.entry) };
    const edit = termEdit(term, value, scale);
    const span = this.#moved.spanInOriginal(edit.span);
    return span && { edit: { span, newText: edit.newText }, printed: scale.valueOf(term.entry) };
  }

  /** The cell of a figure in the text as it is, where the author has changed it. */
  #cellNow(term: Term): CellTerm | undefined {
    const { start } = term.entry.cell.outer;
    return isCellTerm(term) && this.#revised.has(start) ? this.#cellAt(start) : undefined;
  }

  /** What stands now in the cell that began somewhere in the text as it was. */
  #cellAt(start: number): CellTerm | undefined {
    this.#cells ??= cellsOf(this.#now);
    return this.#cells.get(this.#moved.toOriginal(start));
  }

  #statementOf(term: Term): Statement | undefined {
    return this.#before.prose.statements.find(
      ({ level, restated }) => level?.figure.cell === term.entry.cell || restated.some(({ figure }) => figure.cell === term.entry.cell),
    );
  }
}

function printedAs(value: number | undefined, { entry }: Term, scale: Scale): string {
  if (value === undefined) return '';
  const { units, decimals } = scale.amountOf(value, entry);
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${units < 0 ? '-' : ''}${digits.slice(0, point)}${decimals > 0 ? `.${digits.slice(point)}` : ''}`;
}

/** What follows from figures of which an editor knows what their cells said before. */
export function rippleFrom(analysis: Analysis, sources: readonly { readonly offset: number; readonly before: string }[]): Ripple {
  const cells = [...cellsOf(analysis.document).values()];
  const formers = sources.flatMap(({ offset, before }): readonly FormerFigure[] => {
    const found = cells.find(({ entry: { cell } }) => cell.outer.start <= offset && offset <= cell.outer.end);
    return found ? [{ cell: found.entry.cell, text: before }] : [];
  });
  return ripple(analysis, { formers });
}
