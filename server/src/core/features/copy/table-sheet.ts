import type { Amount } from '../../base/amount.js';
import { holdsOffset } from '../../base/span.js';
import type { BudgetTable, Entry } from '../../budget/ledger.js';
import { type EvaluatedEquation, isCellTerm, isFailing } from '../../budget/sums/equation.js';
import { isCaptionDetail } from '../../table/caption.js';
import { plainText } from '../../table/cell-text.js';
import { fullText, type LogicalRow, type LogicalTable } from '../../table/logical-table.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { definitionsOf, tablesWithRounding } from '../ripple/reckoner.js';

/** One table as a spreadsheet has it: all pages in one, figures as numbers, totals as formulas. */
export interface TableSheet {
  /** What stands above the table: its title, owner and unit, a line each. */
  readonly captions: readonly string[];
  /** Labels first, then data. */
  readonly rows: readonly (readonly SheetCell[])[];
  readonly headerRowCount: number;
  readonly formulaCount: number;
  /** How many formulas give another value than the document prints. */
  readonly differing: number;
  /** How many totals stay numbers because only rounding tells them from the sum of their parts. */
  readonly rounded: number;
}

/** A cell of a sheet; `text` is what the document prints in it. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly isCode: boolean }
  | { readonly kind: 'number'; readonly text: string; readonly amount: Amount }
  | FormulaCell;

export interface FormulaCell {
  readonly kind: 'formula';
  readonly text: string;
  readonly amount: Amount;
  readonly parts: readonly FormulaPart[];
  /** Whether the formula gives the very amount that is printed. */
  readonly isExact: boolean;
}

/** A cell that is added or taken away; rows and columns count from 0, in `TableSheet.rows`. */
export interface FormulaPart {
  readonly sign: 1 | -1;
  readonly row: number;
  readonly column: number;
}

/** The table that an offset stands in, or whose title it stands in. */
export function tableSheetAt(analysis: Analysis, offset: number): TableSheet | undefined {
  const { tables } = analysis.document;
  const table =
    tables.find(({ fragments }) => fragments.some(({ span }) => holdsOffset(span, offset))) ??
    tables.find(({ caption: { titleSpan, namesTable } }) => namesTable && titleSpan !== undefined && holdsOffset(titleSpan, offset));
  return table && tableSheet(analysis, table);
}

/** A logical table as a sheet. Formulas follow the equations within the table that say what a total is the sum of. */
export function tableSheet(analysis: Analysis, table: LogicalTable): TableSheet {
  const budget = analysis.document.ledgers.find((ledger) => ledger.table === table);
  const { header, fragments } = table;
  const labels = (fragments[0]?.rows ?? []).slice(header.captionRows.length, header.rowCount);
  const places = new Map<Cell, Place>();
  table.rows.forEach(({ row }, at) => {
    row.cells.forEach((cell, column) => {
      places.set(cell, { row: labels.length + at, column });
    });
  });
  const entries = entriesOf(budget);
  const formulas = budget ? readFormulas(analysis, budget, places, entries) : noFormulas;
  const codes = new Set(budget?.columns.filter(({ role }) => role === 'code' || role === 'unit-code').map(({ index }) => index));
  const written = (row: LogicalRow): readonly SheetCell[] =>
    row.row.cells.map((cell, column) => {
      const amount = entries.get(cell)?.amount;
      if (amount === undefined)
        return { kind: 'text', text: fullText(row, column) === '' ? '' : textOf(row, column), isCode: codes.has(column) };
      const formula = formulas.formulas.get(cell);
      return formula ? { kind: 'formula', text: cell.text, amount, ...formula } : { kind: 'number', text: cell.text, amount };
    });
  return {
    captions: captionsOf(analysis, table),
    rows: [
      ...labels.map(({ cells }) => cells.map(({ text }): SheetCell => ({ kind: 'text', text: lines(text), isCode: false }))),
      ...table.rows.map(written),
    ],
    headerRowCount: labels.length,
    formulaCount: formulas.formulas.size,
    differing: formulas.differing,
    rounded: formulas.rounded,
  };
}

interface Place {
  readonly row: number;
  readonly column: number;
}

interface Formulas {
  readonly formulas: ReadonlyMap<Cell, Pick<FormulaCell, 'parts' | 'isExact'>>;
  readonly differing: number;
  readonly rounded: number;
}

const noFormulas: Formulas = { formulas: new Map(), differing: 0, rounded: 0 };

function readFormulas(
  { document: { evaluated, scale, faults } }: Analysis,
  budget: BudgetTable,
  places: ReadonlyMap<Cell, Place>,
  entries: ReadonlyMap<Cell, Entry>,
): Formulas {
  const own = evaluated.filter(({ equation }) => equation.table === budget);
  const isRounded = tablesWithRounding(evaluated, faults).has(budget);
  const formulas = new Map<Cell, Pick<FormulaCell, 'parts' | 'isExact'>>();
  const terms = new Map<Cell, readonly Cell[]>();
  let differing = 0;
  let rounded = 0;
  for (const [cell, { evaluated: one }] of definitionsOf(own, scale)) {
    const of = partsOf(one, places);
    if (of === undefined || entries.get(cell)?.amount === undefined || !places.has(cell)) continue;
    if (one.residual !== 0 && (!isFailing(one) || (isRounded && Math.abs(one.residual) <= one.plausibleSlack))) {
      rounded++;
      continue;
    }
    terms.set(
      cell,
      one.equation.parts.map(({ entry }) => entry.cell),
    );
    // Only a misread table has totals that are sums of one another: a spreadsheet would refuse them.
    if (leadsTo(cell, cell, terms)) {
      terms.delete(cell);
      continue;
    }
    formulas.set(cell, { parts: of, isExact: one.residual === 0 });
    if (one.residual !== 0) differing++;
  }
  return { formulas, differing, rounded };
}

/** Undefined where a part stands elsewhere, or counts in another unit than the total. */
function partsOf({ equation: { total, parts } }: EvaluatedEquation, places: ReadonlyMap<Cell, Place>): readonly FormulaPart[] | undefined {
  const found: FormulaPart[] = [];
  for (const part of parts) {
    const place = places.get(part.entry.cell);
    if (place === undefined || !isCellTerm(part) || part.entry.unit !== total.entry.unit) return undefined;
    found.push({ sign: part.sign, ...place });
  }
  return found.length > 0 ? found : undefined;
}

function leadsTo(from: Cell, target: Cell, terms: ReadonlyMap<Cell, readonly Cell[]>): boolean {
  const open = [...(terms.get(from) ?? [])];
  const seen = new Set<Cell>();
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (cell === target) return true;
    if (seen.has(cell)) continue;
    seen.add(cell);
    open.push(...(terms.get(cell) ?? []));
  }
  return false;
}

/** By cell; a figure that prints a unit of its own stays a text. */
function entriesOf(budget: BudgetTable | undefined): ReadonlyMap<Cell, Entry> {
  const entries = new Map<Cell, Entry>();
  for (const items of budget?.items ?? []) {
    for (const item of items) {
      for (const entry of item.entries.values()) {
        if (!entry.unreadable && !/元/u.test(entry.cell.text)) entries.set(entry.cell, entry);
      }
    }
  }
  return entries;
}

/** The lines from the title to the table that say nothing but what a caption says; those inside the table stand there. */
function captionsOf({ document: { blocks } }: Analysis, { caption, fragments, header }: LogicalTable): readonly string[] {
  const inside = header.captionRows.flatMap(({ cells }) => cells.flatMap(({ text }) => (text === '' ? [] : [plainText(text)])));
  const end = fragments[0]?.span.start ?? 0;
  const { titleSpan, namesTable } = caption;
  if (titleSpan === undefined || titleSpan.start >= end) return inside;
  const above = blocks.filter((block) => block.kind === 'text' && titleSpan.start <= block.span.start && block.span.end <= end);
  const captions = above.flatMap((block) => {
    if (block.kind !== 'text') return [];
    const isTitle = block.span.start === titleSpan.start;
    return isTitle ? (namesTable ? [withoutMarks(block.text)] : []) : isCaptionDetail(block.text) ? [withoutMarks(block.text)] : [];
  });
  return [...captions, ...inside];
}

function withoutMarks(line: string): string {
  return plainText(line.replace(/^#{1,6}[ \t]+/u, '')).trim();
}

function textOf(row: LogicalRow, column: number): string {
  const texts = [row.row, ...row.continuations].map(({ cells }) => cells[column]?.text ?? '');
  return lines(texts.join(''));
}

/** Line breaks of a cell as line breaks. */
function lines(text: string): string {
  return text.replace(/<br ?\/?>/giu, '\n');
}
