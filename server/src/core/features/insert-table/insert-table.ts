import type { MoneyUnit } from '../../base/money-unit.js';
import type { SourceText } from '../../base/source-text.js';
import { type Edit, holdsOffset } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { captionOf, emptyNoteOf, tablesOf } from '../../budget/form/blank-table/caption.js';
import type { DraftFacts } from '../../budget/form/blank-table/draft-facts.js';
import { insertTable, type TableSurroundings } from '../../budget/form/blank-table/insert-table.js';
import { printTable } from '../../budget/form/blank-table/print-table.js';
import type { FormPack, FormTable } from '../../budget/form/pack.js';
import { isAmong } from '../../budget/form/recognise-form.js';
import { notedEnd } from '../../budget/outline/table-notes.js';
import { lineEndOf } from '../../table/line-end.js';
import type { RowKind } from '../../table/write-table.js';
import type { Analysis } from '../analyse.js';
import type { DocumentChange } from '../change.js';

/** A table that the form of a document has, or offers. */
export interface InsertableTable {
  /** As the form prints it; what `insertFormTable` is told. */
  readonly title: string;
  readonly isThere: boolean;
}

/** The tables of the form that a document follows, in their order. */
export function insertableTables({ document }: Analysis): readonly InsertableTable[] {
  const { pack, matches } = document.form;
  // A document of no known form is asked for no table, and yet has those that are in every form.
  const isThere = (table: FormTable) =>
    matches.some(({ form }) => form === table) || (!pack.tables.includes(table) && isAmong(table, document.ledgers));
  return tablesOf(pack).map((table) => ({ title: table.title, isThere: isThere(table) }));
}

export interface TableWishes {
  readonly title: string;
  /** Where the author is: the table stands there where its form does not say. */
  readonly offset: number;
  /** For a document that does not say which year it is for. */
  readonly year: number;
}

/** Inserts a table of the form with zeros: where the form has it, and where that is not known at the author's place. */
export function insertFormTable(analysis: Analysis, { title, offset, year }: TableWishes): DocumentChange | undefined {
  const { document, text, options } = analysis;
  const { pack, matches } = document.form;
  const table = tablesOf(pack).find((one) => one.title === title);
  if (!table) return undefined;
  const surroundings = { ...document, text, pack, matches, year: document.year ?? year };
  const isThere = matches.some(({ form }) => form === table);
  const edit = (isThere ? undefined : insertTable(table, surroundings)) ?? atLine(table, surroundings, offset);
  return { title: options.locale === 'en' ? `Insert the table ${title}` : `插入“${title}”`, edits: [edit] };
}

/** A table with its caption, for one that stands by itself. */
export function blankTable(table: FormTable, pack: FormPack, facts: DraftFacts, kind: RowKind, lineEnd = '\n'): string {
  const { title, details } = captionOf(table, pack, facts);
  const note = emptyNoteOf(table, pack, facts);
  const parts = [title, ...details, printTable(table, facts, kind, lineEnd), ...(note ? [note] : [])];
  return parts.join(lineEnd + lineEnd);
}

/** In lines of its own, parted by blank lines from what stands around it. */
function atLine(table: FormTable, surroundings: TableSurroundings & Pick<BudgetDocument, 'tables'>, offset: number): Edit {
  const { text, pack, year = 0, owner, ledgers, tables, blocks } = surroundings;
  const lineEnd = lineEndOf(text);
  const unit: MoneyUnit | undefined = ledgers.find((ledger) => ledger.table.caption.unit !== undefined)?.table.caption.unit;
  const kind = ledgers.length > 0 && ledgers.every((ledger) => ledger.table.fragments[0]?.kind === 'tab') ? 'tab' : 'pipe';
  const written = blankTable(table, pack, { year, owner, unit }, kind, lineEnd);
  const inside = tables.find(({ span }) => holdsOffset(span, offset));
  const at = inside ? notedEnd(inside, blocks) : endOfLine(text, offset);
  const before =
    text.slice(0, at).trim() === ''
      ? ''
      : lineEnd.repeat(/(?:^|[\r\n])[ \t\u3000\ufeff]*$/u.test(text.slice(Math.max(0, at - 200), at)) ? 1 : 2);
  const after = text.slice(at).trim() === '' ? lineEnd : '';
  return { span: { start: at, end: at }, newText: before + written + after };
}

/** Behind the line that holds an offset, so that no line is cut. */
function endOfLine(text: SourceText, offset: number): number {
  const end = /[\r\n]/u.exec(text.slice(offset))?.index;
  return end === undefined ? text.length : offset + end;
}
