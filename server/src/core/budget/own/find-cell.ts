/** The cell that a user means by the words that stand around it. */
import { normalise, splitLabel } from '../../base/normalise.js';
import { sameName } from '../catalogue/catalogue.js';
import type { Column } from '../columns.js';
import { readScope } from '../facts/vocabulary.js';
import type { BudgetTable, Entry, Item } from '../ledger.js';
import type { OwnTerm } from './own-identity.js';
import type { TitledTables } from './titled-tables.js';

/** Why a document does not say which cell is meant, or has no such cell. */
export type Obstacle =
  /** `offered` are what the document has instead, the likeliest first. */
  | { readonly kind: 'no-table' | 'no-row' | 'no-column'; readonly term: OwnTerm; readonly offered: readonly string[] }
  /** More than one fits: `offered` tells them apart where it can. */
  | {
      readonly kind: 'many-tables' | 'many-rows' | 'many-columns';
      readonly term: OwnTerm;
      readonly count: number;
      readonly offered: readonly string[];
    }
  /** The row has no cell in that column. */
  | { readonly kind: 'no-cell'; readonly term: OwnTerm }
  /** What stands there is no figure. */
  | { readonly kind: 'unreadable'; readonly term: OwnTerm }
  /** Two terms are one cell, so that the line says nothing. */
  | { readonly kind: 'same-cell'; readonly term: OwnTerm }
  /** Its figures leave the range in which sums are exact. */
  | { readonly kind: 'too-large' };

export type CellSearch =
  | { readonly kind: 'cell'; readonly item: Item; readonly entry: Entry }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

/** Looks for the cell of a term. */
export function findCell(term: OwnTerm, tables: TitledTables): CellSearch {
  const named = tables.named(term.table);
  const [table, another] = named;
  if (!table) return obstacle({ kind: 'no-table', term, offered: likeliest(term.table, titlesOf(tables.all)) });
  if (another) return obstacle({ kind: 'many-tables', term, count: named.length, offered: titlesOf(named) });
  return findInTable(term, table);
}

function titlesOf(tables: readonly BudgetTable[]): readonly string[] {
  return distinct(tables.flatMap(({ table }) => table.caption.title ?? []));
}

function obstacle(found: Obstacle): CellSearch {
  return { kind: 'obstacle', obstacle: found };
}

// ---- rows

function findInTable(term: OwnTerm, table: BudgetTable): CellSearch {
  const rows = findRows(term.row, table);
  if (rows.length > 0) return findInRows(term, rows);
  // A form that lists 三公经费 from left to right has for a column what another has for a row.
  const across = term.column === undefined && !term.row.some(isTotalWord) ? onlyRow(table) : undefined;
  const columns = across ? findColumns(term.row, across.panel.amounts) : [];
  if (across && columns.length > 0) return cellOf(term, across, columns);
  const names = table.items.flat().map(({ label, codes }) => label.name || (codes[0]?.code ?? ''));
  return obstacle({ kind: 'no-row', term, offered: likeliest(term.row.join(''), distinct(names)) });
}

/** The rows that print all of these words; those that print them otherwise only where none prints them just so. */
function findRows(words: readonly string[], table: BudgetTable): readonly Item[] {
  const items = table.items.flat();
  const exact = items.filter((item) => words.every((word) => prints(item, word)));
  if (exact.length > 0) return exact;
  return items.filter((item) => words.every((word) => prints(item, word) || printsAlike(item, word)));
}

function prints(item: Item, word: string): boolean {
  const { code, name } = splitLabel(word);
  if (code !== undefined && !item.codes.some((printed) => printed.code === code)) return false;
  if (name === '') return code !== undefined;
  return item.unitCode === name || item.codes.some((printed) => printed.code === name) || namesOf(item).includes(name);
}

function printsAlike(item: Item, word: string): boolean {
  const { name } = splitLabel(word);
  if (name === '') return false;
  if (isWholeTotal(name)) return isWholeTotal(item.label.name);
  const about = itemNamed(name);
  return namesOf(item).some(
    (printed) => printed !== '' && (sameName(printed, name) || (about !== undefined && itemNamed(printed) === about)),
  );
}

/** Items of 三公经费 and the like have names that vary from form to form: 公务接待费, 公务接待费支出. */
function itemNamed(name: string): string | undefined {
  const { item, rest } = readScope(name);
  return rest === '' ? item : undefined;
}

function namesOf(item: Item): readonly string[] {
  const others = item.panel.labels.flatMap(({ role, index }) => {
    const text = role === 'name' ? item.row.row.cells[index]?.text : undefined;
    return text ? [splitLabel(text).name] : [];
  });
  return [item.label.name, ...item.codes.map(({ name }) => name), ...others];
}

function isWholeTotal(name: string): boolean {
  return /^(?:总?合计|总计)$/u.test(name);
}

/** A total that a table lacks is not the column of totals: its row may be lost with a page. */
function isTotalWord(word: string): boolean {
  return /(?:合计|总计|小计)$/u.test(normalise(word));
}

/** The row that a table without subjects has for everything: its only one with amounts, or its only total. */
function onlyRow(table: BudgetTable): Item | undefined {
  if (table.items.flat().some(({ codes }) => codes.length > 0)) return undefined;
  const filled = table.items.flat().filter(({ entries }) => [...entries.values()].some(({ amount }) => amount !== undefined));
  if (filled.length === 1) return filled[0];
  const totals = filled.filter(({ label }) => isWholeTotal(label.name));
  return totals.length === 1 ? totals[0] : undefined;
}

function findInRows(term: OwnTerm, rows: readonly Item[]): CellSearch {
  const found = rows.map((item) => ({ item, columns: columnsFor(term, item) }));
  // Tables side by side may print one name on both sides: the column tells which is meant.
  const fitting = found.filter(({ columns }) => columns.length > 0);
  const [first] = fitting;
  if (!first) {
    const labels = distinct(rows.flatMap(({ panel }) => panel.amounts.map(labelOf)));
    return obstacle({ kind: 'no-column', term, offered: likeliest(term.column?.at(-1) ?? '', labels) });
  }
  const chosen = fitting.length === 1 ? first : theTotal(fitting);
  if (chosen) return cellOf(term, chosen.item, chosen.columns);
  const offered = distinct(fitting.map(({ item }) => describe(item)));
  return obstacle({ kind: 'many-rows', term, count: fitting.length, offered });
}

/** Of several totals, the one of the whole table is its first or its last row. */
function theTotal<T extends { readonly item: Item }>(rows: readonly T[]): T | undefined {
  if (!rows.every(({ item }) => item.isTotal)) return undefined;
  const outermost = rows.filter(({ item }) => {
    const siblings = item.table.items[item.table.panels.indexOf(item.panel)] ?? [];
    return siblings[0] === item || siblings.at(-1) === item;
  });
  return outermost.length === 1 ? outermost[0] : undefined;
}

function describe({ codes, label, unitCode }: Item): string {
  return [...codes.map(({ code }) => code), unitCode ?? '', label.name].filter((part) => part !== '').join('/');
}

// ---- columns

function cellOf(term: OwnTerm, item: Item, columns: readonly Column[]): CellSearch {
  const [column, another] = columns;
  if (!column || another) {
    const offered = distinct(columns.map(({ path }) => path.filter((label) => label !== '').join('/')));
    return obstacle({ kind: 'many-columns', term, count: columns.length, offered });
  }
  const entry = item.entries.get(column.index);
  if (!entry) return obstacle({ kind: 'no-cell', term });
  return entry.unreadable ? obstacle({ kind: 'unreadable', term }) : { kind: 'cell', item, entry };
}

function columnsFor({ column }: OwnTerm, { panel }: Item): readonly Column[] {
  return column === undefined ? mainColumns(panel.amounts) : findColumns(column, panel.amounts);
}

const WHOLE_COLUMN = /^(?:总?合计|总计|小计)$/u;
const BUDGET_COLUMN = /^(?:(?:(?:19|20)\d\d|本|当)年(?:度)?)?(?:预算(?:数|额|金额)?|金额)(?:\([^()]*\))?$/u;

/** The column that is meant where none is named: the only one, or that of totals, or that of the budget; or else all. */
function mainColumns(amounts: readonly Column[]): readonly Column[] {
  const current = amounts.filter(({ path }) => !readScope(path.join('')).year?.startsWith('previous'));
  if (current.length <= 1) return current.length === 1 ? current : amounts;
  for (const pattern of [WHOLE_COLUMN, BUDGET_COLUMN]) {
    const fitting = current.filter((column) => pattern.test(labelOf(column)));
    if (fitting.length === 1) return fitting;
    // The total of everything stands before the totals of its parts.
    const [first, ...others] = fitting;
    if (first && first.index === current[0]?.index && others.every(({ path }) => path.length > first.path.length)) return [first];
  }
  return current;
}

/** The columns under these labels: the last one just so, or else any; a total among several stands for them. */
function findColumns(words: readonly string[], amounts: readonly Column[]): readonly Column[] {
  const wanted = words.map(normalise);
  const last = wanted.at(-1) ?? '';
  const under = (column: Column, same: (label: string, word: string) => boolean) =>
    wanted.every((word) => column.path.some((label) => same(label, word)));
  const readings: readonly ((column: Column) => boolean)[] = [
    (column) => under(column, isSame) && labelOf(column) === last,
    (column) => under(column, isSame),
    (column) => under(column, isSameButRemarks),
    (column) => under(column, (label, word) => label.includes(word)),
  ];
  for (const fits of readings) {
    const found = amounts.filter(fits);
    if (found.length <= 1) {
      if (found.length === 1) return found;
      continue;
    }
    const totals = found.filter((column) => WHOLE_COLUMN.test(labelOf(column)));
    return totals.length === 1 ? totals : found;
  }
  return [];
}

function labelOf({ path }: Column): string {
  return path.findLast((label) => label !== '') ?? '';
}

function isSame(label: string, word: string): boolean {
  return label === word;
}

function isSameButRemarks(label: string, word: string): boolean {
  const open = label.indexOf('(');
  return open > 0 && label.slice(0, open) === word;
}

// ---- what to offer instead

const MOST_OFFERED = 3;

/** The names that have most characters in common with a word; the word in them, or they in it, before all others. */
function likeliest(word: string, names: readonly string[]): readonly string[] {
  const wanted = normalise(word);
  const characters = new Set(wanted);
  const scored = names.slice(0, MOST_COMPARED).map((name) => {
    const plain = normalise(name);
    const common = [...new Set(plain)].filter((character) => characters.has(character)).length;
    const contains = wanted !== '' && plain !== '' && (plain.includes(wanted) || wanted.includes(plain));
    return { name, score: (contains ? 1 : 0) + (2 * common) / Math.max(1, characters.size + new Set(plain).size) };
  });
  return scored
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OFFERED)
    .map(({ name }) => name);
}

const MOST_COMPARED = 400;
const LEAST_LIKENESS = 0.4;

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== ''))];
}
