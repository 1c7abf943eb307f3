import { normalise, splitLabel } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import { isInForce } from '../../budget/catalogue/catalogue.js';
import { classNamed } from '../../budget/catalogue/subject-class.js';
import type { Panel } from '../../budget/columns.js';
import type { BudgetDocument } from '../../budget/document.js';
import { numberLike } from '../../budget/form/form-row-edit.js';
import { formTitleKey } from '../../budget/form/form-title.js';
import type { Item } from '../../budget/ledger.js';
import { type Completion, type CompletionList, mostCompletions } from './completion.js';
import type { CursorRow } from './cursor-row.js';
import { useOf } from './document-use.js';
import { fillCells } from './fill-cells.js';
import { partsOf } from './named-parts.js';
import { type NameHere, rankNames } from './rank-names.js';
import { rowLayout } from './row-layout.js';

/** A name with whether rows of its kind are numbered. */
interface RowName extends NameHere {
  readonly isNumbered: boolean;
}

const PART = 40;
const LACKING_FORM_ROW = 30;
const CLASS = 20;
const ELSEWHERE = 10;

/** The names of rows in a column that has no subject codes: parts of the row above, rows of the form, classes of expenditure, names that the document uses. */
export function completeRowNames(row: CursorRow, document: BudgetDocument): CompletionList | undefined {
  const place = row.table.panels.findIndex(({ labels }) => labels.some(({ index, role }) => role === 'name' && index === row.column));
  const panel = row.table.panels[place];
  if (!panel || panel.amounts.length === 0 || !isOfBudget(row, document)) return undefined;
  const items = row.table.items[place] ?? [];
  const { span, typed, isPart, isNumbered } = typedLabel(row);
  if (typed === '' && (row.cell?.text ?? '') !== '' && !isPart && !isNumbered) return undefined;
  const above = items.findLast((item) => item.row.row.line < row.row.line);
  const printed = new Set(items.map(({ label }) => label.name));
  const names = [...namesFor(row, document, items, above, isPart)].filter(({ name }) => isPart || !printed.has(splitLabel(name).name));
  const layout = rowLayout(row, useOf(document));
  const ordinal = isPart || isNumbered ? '' : nextOrdinal(above);
  const completions = rankNames(names, typed)
    .slice(0, mostCompletions)
    .map((here): Completion => {
      const written = (here.isNumbered ? ordinal : '') + here.name;
      return {
        kind: 'name',
        label: here.name,
        ...detailOf(here),
        ...fillCells(row, span, valuesOf(row, panel, written, layout.zeroOf), layout),
      };
    });
  return { typed, items: completions };
}

function detailOf({ detail }: NameHere): { readonly detail?: string } {
  return detail === undefined ? {} : { detail };
}

/** A table that is read as a part of the budget, or that just begins to be one. */
function isOfBudget({ table }: CursorRow, { ledgers }: BudgetDocument): boolean {
  const { title, unit } = table.table.caption;
  return unit !== undefined || ledgers.some((ledger) => ledger.table.caption.title !== undefined && ledger.table.caption.title === title);
}

interface TypedLabel {
  readonly span: Span;
  readonly typed: string;
  /** 其中 stands in front. */
  readonly isPart: boolean;
  readonly isNumbered: boolean;
}

const BEFORE_NAME = /^(其\s*中\s*[:：]?)?[\s\u3000]*((?:[(（]\s*)?[一二三四五六七八九十\d]{1,3}\s*[)）、.．])?[\s\u3000]*/u;

/** What is typed of a name, without 其中 and the number before it. */
function typedLabel({ cell, text, offset }: CursorRow): TypedLabel {
  if (!cell || cell.text === '') return { span: { start: offset, end: offset }, typed: '', isPart: false, isNumbered: false };
  const from = Math.min(cell.span.start, offset);
  const [before = '', part, number] = BEFORE_NAME.exec(text.slice(from, Math.max(offset, from))) ?? [];
  const start = from + before.length;
  return {
    span: { start, end: Math.max(cell.span.end, offset) },
    typed: text.slice(start, offset),
    isPart: part !== undefined,
    isNumbered: number !== undefined,
  };
}

function valuesOf({ row, column }: CursorRow, panel: Panel, name: string, zeroOf: (column: number) => string): ReadonlyMap<number, string> {
  const blank = panel.amounts.filter(({ index }) => (row.cells[index]?.text ?? '') === '');
  return new Map([[column, name], ...blank.map(({ index }) => [index, zeroOf(index)] as const)]);
}

/** The number after that of the row above, as it prints its own. */
function nextOrdinal(above: Item | undefined): string {
  const ordinal = above?.label.prefix === undefined ? above?.label.ordinal : undefined;
  return (ordinal && numberLike(above, ordinal, ordinal.value + 1)) ?? '';
}

function* namesFor(
  row: CursorRow,
  document: BudgetDocument,
  items: readonly Item[],
  above: Item | undefined,
  isPart: boolean,
): Generator<RowName> {
  if (above) {
    const whole = isPart ? wholeAbove(items, row) : above;
    for (const [place, name] of partsOf(whole?.label.name ?? '', document).entries())
      yield { name, fit: PART + (isPart ? PART : 0) - place / 10, detail: whole?.label.name ?? '', isNumbered: false };
  }
  if (isPart) return;
  for (const [place, name] of formRows(row, document, items).entries())
    yield { name, fit: LACKING_FORM_ROW - place / 10, isNumbered: true };
  if (listsClasses(items)) {
    for (const entry of document.catalogue.allEntries('function'))
      if (entry.level === '类' && isInForce(entry, document.year))
        yield { name: entry.name, fit: CLASS - Number(entry.code) / 100, detail: entry.code, isNumbered: true };
  }
  yield* namesElsewhere(row, document);
}

/** The row that 其中 speaks of: the nearest above that is no part itself. */
function wholeAbove(items: readonly Item[], { row }: CursorRow): Item | undefined {
  return items.findLast((item) => item.row.row.line < row.line && item.label.prefix === undefined);
}

/** The rows that the form prints in this table and that it lacks; of the side that has most of the rows that are there. */
function formRows({ table }: CursorRow, { form: { pack } }: BudgetDocument, items: readonly Item[]): readonly string[] {
  const { title } = table.table.caption;
  const key = title === undefined ? undefined : formTitleKey(title);
  const form = pack.tables.find((each) => [each.title, ...each.aliases].some((name) => formTitleKey(name) === key));
  if (!form) return [];
  const printed = new Set(items.map(({ label }) => normalise(label.name)));
  const namesOf = (line: string) => line.split('|').map((name) => splitLabel(name).name);
  const sides = form.rows.map((lines) => ({
    lines,
    found: lines.filter((each) => namesOf(each).some((name) => printed.has(name))).length,
  }));
  const [best] = sides.sort((a, b) => b.found - a.found);
  if (!best || (best.found === 0 && form.rows.length > 1)) return [];
  return best.lines.filter((each) => !namesOf(each).some((name) => printed.has(name))).map((each) => each.split('|')[0] ?? '');
}

function listsClasses(items: readonly Item[]): boolean {
  return items.some(({ label, codes }) => codes.length === 0 && label.name.length > 2 && classNamed(label.name) !== undefined);
}

/** Names that other tables have in a column of the same label: units, projects. */
function* namesElsewhere({ table, column }: CursorRow, { ledgers }: BudgetDocument): Generator<RowName> {
  const label = table.columns[column]?.path.at(-1);
  const title = table.table.caption.title;
  if (label === undefined) return;
  for (const ledger of ledgers) {
    if (ledger.table.caption.title === title) continue;
    const at = ledger.columns.find(({ role, path }) => role === 'name' && path.at(-1) === label)?.index;
    if (at === undefined) continue;
    for (const item of ledger.items.flat().slice(0, MOST_ROWS)) {
      const name = item.row.row.cells[at]?.text ?? '';
      if (name === '' || item.isTotal || item.codes.length > 0) continue;
      yield { name: splitLabel(name).name, fit: ELSEWHERE, detail: ledger.table.caption.title ?? '', isNumbered: false };
    }
  }
}

/** Tables of projects are long, and names are only looked up. */
const MOST_ROWS = 400;
