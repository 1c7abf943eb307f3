import type { Span } from '../../base/span.js';
import { kindOfCode, levelOf } from '../../budget/catalogue/catalogue.js';
import type { Entry, Item, PrintedCode } from '../../budget/ledger.js';
import { suspectsOf } from '../../budget/sums/fault.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { isComputed } from '../equation-index.js';
import { rowsTouching, spanOfTable } from '../places.js';

/** What a word or figure of a budget is: a code of a 类, 款 or 项, another code, the name of a total, a part named with 其中, an amount. */
export const tokenTypes = [
  'budgetClass',
  'budgetSection',
  'budgetItem',
  'budgetCode',
  'budgetTotal',
  'budgetPart',
  'budgetAmount',
] as const;

/** `computed`: worked out from other figures. `suspect`: taken for the cell that is wrong. `stated`: of a sentence, and bound to a cell. */
export const tokenModifiers = ['computed', 'suspect', 'stated'] as const;

export interface Token {
  /** Within one line. */
  readonly span: Span;
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** The words and figures of a part of a document, in order; none overlaps another. */
export function tokensIn(analysis: Analysis, range: Span): readonly Token[] {
  if (!analysis.recognised) return [];
  const { document } = analysis;
  const suspects = suspectCells(analysis);
  const tokens: Token[] = [];
  const add = (span: Span | undefined, type: Token['type'], ...modifiers: Token['modifiers']) => {
    if (span && span.start < span.end && span.start < range.end && range.start < span.end) tokens.push({ span, type, modifiers });
  };
  for (const system of document.systems) {
    const { start, end } = spanOfTable(system);
    if (end < range.start || range.end < start) continue;
    for (const item of rowsTouching(system.table, range)) {
      for (const printed of item.codes) addCode(printed, document.year, add);
      addLabel(item, add);
      for (const entry of item.entries.values()) addAmount(entry, isComputed(document, entry.cell), suspects, add);
    }
  }
  for (const { figure } of document.stated)
    add(figure.figure, 'budgetAmount', 'stated', ...(suspects.has(figure.cell) ? (['suspect'] as const) : []));
  return inOrder(tokens);
}

type Add = (span: Span | undefined, type: Token['type'], ...modifiers: Token['modifiers']) => void;

const types: Readonly<Record<string, Token['type']>> = { 类: 'budgetClass', 款: 'budgetSection', 项: 'budgetItem' };

function addCode({ code, cells, span }: PrintedCode, year: number | undefined, add: Add): void {
  const kind = kindOfCode(code, year);
  const type = (kind && types[levelOf(kind, code)]) ?? 'budgetCode';
  // A code that is split over cells is as many words.
  if (cells.length > 1) for (const cell of cells) add(cell.span, type);
  else add(span, type);
}

function addLabel({ label, labelCell, isTotal }: Item, add: Add): void {
  if (isTotal) add(labelCell?.span, 'budgetTotal');
  else if (label.prefix === '其中') add(labelCell?.span, 'budgetPart');
}

function addAmount(entry: Entry, computed: boolean, suspects: ReadonlySet<Cell>, add: Add): void {
  const isSuspect = suspects.has(entry.cell);
  if (!entry.amount && !isSuspect) return;
  const span = entry.amount ? entry.figure : entry.cell.span;
  add(span, 'budgetAmount', ...(computed ? (['computed'] as const) : []), ...(isSuspect ? (['suspect'] as const) : []));
}

const known = new WeakMap<Analysis, ReadonlySet<Cell>>();

/** The cells that faults name, and those that cannot be read. */
function suspectCells(analysis: Analysis): ReadonlySet<Cell> {
  const found =
    known.get(analysis) ?? new Set(analysis.document.faults.flatMap((fault) => suspectsOf(fault).map(({ term }) => term.entry.cell)));
  known.set(analysis, found);
  return found;
}

/** By place. Panels side by side share a name, and merged cells a figure: the first word stands. */
function inOrder(tokens: readonly Token[]): readonly Token[] {
  let end = -1;
  return tokens
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
