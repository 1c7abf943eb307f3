/** Every figure of the recognised tables with what it is about, where that is known to the end. */
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import { kindOfCode } from '../catalogue/catalogue.js';
import { classNamed } from '../catalogue/subject-class.js';
import type { Column } from '../columns.js';
import type { BudgetTable, Item } from '../ledger.js';
import { sidesOf } from '../sides.js';
import {
  type Fact,
  type FactCell,
  type FactIndex,
  type FactYear,
  type Flow,
  type Fund,
  indexFacts,
  type Part,
  type Subject,
} from './fact.js';
import { isFiscal, type TableForm, tableForm } from './table-kind.js';
import { type ReadScope, readScope } from './vocabulary.js';

/** A table with its form and the facts of its figures. */
export interface TableFacts {
  readonly table: BudgetTable;
  readonly form: TableForm;
  /** Tables of one owner and one set belong together; a volume of several departments has several books. */
  readonly book: number;
  readonly cells: readonly FactCell[];
}

/** What a figure is about as far as its table, column or row says. */
interface Context {
  readonly flow?: Flow;
  readonly subject?: Subject;
  readonly fund?: Fund;
  readonly part?: Part;
  readonly year?: FactYear;
}

/** Reads the facts of all tables whose form is known. */
export function tableFacts(tables: readonly BudgetTable[], documentYear: number | undefined): readonly TableFacts[] {
  const all: TableFacts[] = [];
  let book = 0;
  for (const table of tables) {
    const form = tableForm(table);
    if (!form) continue;
    const year = yearOfTable(table, documentYear);
    if (!year) continue;
    const before = all.filter((other) => other.book === book);
    if (beginsBook(table, form, before)) book++;
    all.push(factsOfTable(table, form, year, documentYear, book));
  }
  return all;
}

const factsOfTable = perUnit(
  (table: BudgetTable, form: TableForm, year: FactYear, documentYear: number | undefined, book: number): TableFacts => ({
    table,
    form,
    book,
    cells: cellsOf(table, form, year, documentYear, book),
  }),
);

/** The facts of all tables as one index. */
export const factsOf = perUnit((tables: readonly TableFacts[]): FactIndex => indexFacts(tables.flatMap(({ cells }) => cells)));

/** A second 收支总体情况表 with other figures' owner, or another owner's table of a kind that is there already, begins another set. */
function beginsBook(table: BudgetTable, form: TableForm, before: readonly TableFacts[]): boolean {
  const sameForm = before.filter(
    (other) => other.form.kind === form.kind && other.form.fund === form.fund && other.form.part === form.part,
  );
  if (sameForm.length === 0) return false;
  if (form.kind === 'overview') return true;
  const owner = ownerOf(table);
  return owner !== undefined && sameForm.some((other) => ownerOf(other.table) !== undefined && ownerOf(other.table) !== owner);
}

function ownerOf(table: BudgetTable): string | undefined {
  const { owner } = table.table.caption;
  return owner === undefined ? undefined : normalise(owner);
}

/** A table of another year than the document's is about that year; of a year further back nothing is said. */
function yearOfTable(table: BudgetTable, documentYear: number | undefined): FactYear | undefined {
  const { year } = table.table.caption;
  return year === undefined || documentYear === undefined ? 'current' : yearFrom(year, documentYear);
}

function yearFrom(year: number, documentYear: number): FactYear | undefined {
  if (year === documentYear) return 'current';
  return year === documentYear - 1 ? 'previous' : undefined;
}

function cellsOf(table: BudgetTable, form: TableForm, year: FactYear, documentYear: number | undefined, book: number): readonly FactCell[] {
  const cells: FactCell[] = [];
  const base: Context = {
    ...(form.flow ? { flow: form.flow } : {}),
    fund: isFiscalByColumns(table, form) ? 'fiscal' : form.fund,
    ...(form.part ? { part: form.part } : {}),
    year,
  };
  const flows = sideFlows(table);
  const splitsYears = form.flow === 'expenditure' && splitsByYears(table);
  table.panels.forEach((panel, place) => {
    const flow = form.flow ?? flows.get(place) ?? flowOfPanel(panel.labels);
    if (!flow) return;
    const columns = new Map<number, Context>();
    for (const column of panel.amounts) {
      const ofThisYear = splitsYears && isGranted(column);
      // Of a table of one part of the money, such columns are a part of that part.
      if (ofThisYear && base.part) continue;
      const context = columnContext(column, { ...base, flow, ...(ofThisYear ? { part: 'granted' as const } : {}) }, form, documentYear);
      if (context) columns.set(column.index, context);
    }
    const rows = rowContexts(table.items[place] ?? [], flow, form, documentYear);
    for (const [item, contexts] of rows) {
      for (const [index, entry] of item.entries) {
        // A total that closes two panels lends its figure from one to the other.
        if (panel.amounts.every((own) => own !== entry.column)) continue;
        const column = columns.get(entry.column.index) ?? columns.get(index);
        if (!column) continue;
        for (const context of contexts) {
          const fact = factFrom(combine(column, context), flow, form);
          if (fact) cells.push({ fact, table, item, entry, book, kind: form.kind });
        }
      }
    }
  });
  return cells;
}

/** A table of details whose columns name fiscal sources and no others is about these alone. */
function isFiscalByColumns(table: BudgetTable, form: TableForm): boolean {
  if (form.namesFund || (form.kind !== 'projects' && form.kind !== 'basic-categories')) return false;
  const labels = table.panels.flatMap(({ amounts }) => amounts.flatMap(({ path }) => path));
  const funds = labels.flatMap((label) => readScope(label).fund ?? (/资金|收入|贷款|捐赠|结余/u.test(label) ? 'other' : []));
  return funds.length > 0 && funds.every(isFiscal);
}

const GRANTED = /^(?:本|当)年(?:度)?(?:财政)?(?:预算)?(?:拨款|安排)/u;

/** Whether a table of expenditure says what is spent of this year's money and what of money carried over. */
function splitsByYears({ panels }: BudgetTable): boolean {
  return panels.some(({ amounts }) => amounts.some(({ path }) => path.some((label) => readScope(label).part === 'carried-over')));
}

function isGranted({ path }: Column): boolean {
  return path.some((label) => GRANTED.test(normalise(label)));
}

function sideFlows(table: BudgetTable): ReadonlyMap<number, Flow> {
  const flows = new Map<number, Flow>();
  for (const { name, items } of sidesOf(table)) {
    const place = table.items.indexOf(items);
    if (place >= 0) flows.set(place, name === '收入' ? 'income' : 'expenditure');
  }
  return flows;
}

function flowOfPanel(labels: readonly Column[]): Flow | undefined {
  const words = labels[0]?.path.join('') ?? '';
  return /收入/u.test(words) ? 'income' : /支出/u.test(words) ? 'expenditure' : undefined;
}

/** What a column says; undefined where any of its labels is not understood. */
function columnContext(column: Column, base: Context, form: TableForm, documentYear: number | undefined): Context | undefined {
  let context: Context | undefined = base;
  for (const label of column.path) {
    const scope = scopeOfColumn(label, context?.subject);
    if (!scope) return undefined;
    // 上年结转 as a source of expenditure is no part of it that is compared; sources are named by income all the same.
    if (scope.flow && base.flow && scope.flow !== base.flow && !scope.fund) return undefined;
    const { fund, item } = scope;
    // 本年支出 over the whole side of a table says nothing of its rows.
    const part = form.flow === undefined && scope.part === 'this-year' ? undefined : scope.part;
    const year: FactYear | undefined = form.isFinal && BUDGET_LABEL.test(label) ? 'initial' : columnYear(scope, base.year, documentYear);
    if (year === undefined) return undefined;
    context = combine(context, {
      ...(fund ? { fund } : {}),
      ...(part && fitsFlow(part, base.flow) ? { part } : {}),
      ...(item ? { subject: item } : {}),
      year: year === 'current' ? (context?.year ?? year) : year,
    });
    if (!context) return undefined;
  }
  return form.kind === 'procurement' && column.path.length === 0 ? undefined : context;
}

/** Final accounts print the budget beside what was spent. */
const BUDGET_LABEL = /^(?:年初|全年|调整)?预算数?$/u;
const COLUMN_WORDS = /功能分类|支出用途|资金来源|资金性质|项目名称|经济分类|科目|支付方式/gu;

function scopeOfColumn(label: string, subject: Subject | undefined): ReadScope | undefined {
  if (subject === 'vehicles' && /^(?:公务用车)?购置(?:费|支出|费用)?$/u.test(label)) return { item: 'vehicle-purchase', rest: '' };
  if (subject === 'vehicles' && /^(?:公务用车)?运行(?:维护)?(?:费|支出|费用)?$/u.test(label)) return { item: 'vehicle-running', rest: '' };
  const scope = readScope(label.replace(COLUMN_WORDS, ''));
  return scope.rest === '' ? scope : undefined;
}

/** The year of a column: its words, or its figures against the document's year; undefined for a year further off. */
function columnYear(scope: ReadScope, base: FactYear | undefined, documentYear: number | undefined): FactYear | undefined {
  if (scope.calendarYear !== undefined && documentYear !== undefined) {
    const year = yearFrom(scope.calendarYear, documentYear);
    if (year === 'current') return scope.year === 'previous-executed' ? undefined : 'current';
    return year === undefined ? undefined : (scope.year ?? year);
  }
  return scope.year ?? base;
}

function fitsFlow(part: Part, flow: Flow | undefined): boolean {
  if (flow === undefined || part === 'all' || part === 'this-year') return true;
  return (part === 'carried-over') === (flow === 'income');
}

/** The rows of a panel that say what they are about, each with everything it may be read as. */
function rowContexts(
  items: readonly Item[],
  flow: Flow,
  form: TableForm,
  documentYear: number | undefined,
): readonly (readonly [Item, readonly Context[]])[] {
  const rows: (readonly [Item, readonly Context[]])[] = [];
  let carriedOver: Item | undefined;
  // A table of income may list its sources in rows instead of subjects.
  const isOverview = form.flow === undefined || (form.kind === 'income' && items.every(({ codes }) => codes.length === 0));
  const bare = items.filter((item) => item.label.name === '' && item.codes.length === 0);
  for (const item of items) {
    if (item.isOwner || item.unitCode !== undefined) continue;
    if (item.codes.length > 0) {
      rows.push([item, codeContexts(item, form)]);
      continue;
    }
    if (item.label.name === '') {
      // A form of a single row names everything in its header.
      if (bare.length === 1 && items.length === 1) rows.push([item, [{}]]);
      continue;
    }
    const context = namedContext(item, flow, form, isOverview) ?? yearContext(item, form, documentYear);
    if (!context) {
      if (closes(item, carriedOver)) carriedOver = undefined;
      continue;
    }
    if (closes(item, carriedOver)) carriedOver = undefined;
    const isCarried = carriedOver !== undefined && context.fund !== undefined && context.part === undefined;
    rows.push([item, [isCarried ? { ...context, part: 'carried-over' } : context]]);
    if (context.part === 'carried-over' && flow === 'income' && carriedOver === undefined) carriedOver = item;
  }
  return rows;
}

/** Whether a row ends what is listed under 上年结转: one numbered like it, or a total. */
function closes(item: Item, open: Item | undefined): boolean {
  if (!open) return false;
  return item.isTotal || (item.label.ordinal !== undefined && item.label.ordinal.kind === open.label.ordinal?.kind);
}

function codeContexts(item: Item, form: TableForm): readonly Context[] {
  const wanted: readonly string[] =
    form.kind === 'expenditure' || form.kind === 'income' || form.kind === 'fund-expenditure'
      ? ['function']
      : ['department-economic', 'government-economic'];
  return item.codes.flatMap(({ code }): Context[] => {
    const kind = kindOfCode(code);
    return kind !== undefined && wanted.includes(kind) ? [{ subject: code }] : [];
  });
}

/** What the words of a row say; undefined where they are not understood to the end. */
function namedContext(item: Item, flow: Flow, form: TableForm, isOverview: boolean): Context | undefined {
  const { name } = item.label;
  if (/^(?:合计|总计|总合计|共计)$/u.test(name)) return {};
  const namesItems = form.kind === 'three-public' || form.kind === 'operating-cost' || form.kind === 'procurement';
  // Long lists of projects name nothing that is compared.
  if (!isOverview && !namesItems && !item.isTotal) return undefined;
  const scope = readScope(name);
  if (scope.rest === '' && (scope.item || scope.fund || scope.part || (item.isTotal && scope.flow === flow))) {
    if (scope.item) return namesItems ? { subject: scope.item } : undefined;
    if (scope.part && !fitsFlow(scope.part, flow)) return undefined;
    if (!isOverview && !item.isTotal) return undefined;
    if (!scope.part && !scope.fund) return { part: 'all' };
    return { ...(scope.fund ? { fund: scope.fund } : {}), ...(scope.part ? { part: scope.part } : {}) };
  }
  if (!isOverview || flow !== 'expenditure') return procurementContext(name, form);
  const code = classNamed(name);
  return code === undefined ? undefined : { subject: code };
}

/** A row for each year, as some forms print 三公. */
function yearContext({ label }: Item, form: TableForm, documentYear: number | undefined): Context | undefined {
  if (form.kind !== 'three-public' || documentYear === undefined) return undefined;
  const scope = readScope(label.name);
  if (scope.rest !== '' || scope.calendarYear === undefined || scope.item || scope.fund || scope.part) return undefined;
  const year = columnYear(scope, 'current', documentYear);
  return year ? { year } : undefined;
}

function procurementContext(name: string, form: TableForm): Context | undefined {
  if (form.kind !== 'procurement') return undefined;
  const goods = /^(货物|工程|服务)[ABC]?(?:类)?$/u.exec(name)?.[1];
  if (goods === undefined) return undefined;
  return { subject: goods === '货物' ? 'procurement-goods' : goods === '工程' ? 'procurement-works' : 'procurement-services' };
}

const PARTS_WITHIN: Readonly<Partial<Record<Part, readonly Part[]>>> = {
  'this-year': ['basic', 'project', 'operating-business', 'subsidy', 'remittance', 'contingency', 'personnel', 'public'],
  basic: ['personnel', 'public'],
};
const FUNDS_WITHIN: Readonly<Partial<Record<Fund, readonly Fund[]>>> = {
  fiscal: ['general', 'government-fund', 'state-capital'],
  'other-funds': ['business', 'operating', 'other', 'superior-grant', 'affiliated-remittance'],
  'own-funds': ['business', 'operating', 'other', 'superior-grant', 'affiliated-remittance', 'reserve-fund'],
};

/** Both together; undefined where they contradict each other. */
function combine(wide: Context | undefined, narrow: Context): Context | undefined {
  if (!wide) return undefined;
  const fund = narrower(wide.fund, narrow.fund, 'all', FUNDS_WITHIN);
  const part = narrower(wide.part, narrow.part, 'all', PARTS_WITHIN);
  const subject = narrow.subject ?? wide.subject;
  if (fund === null || part === null) return undefined;
  const flow = narrow.flow ?? wide.flow;
  const year = narrow.year ?? wide.year;
  return {
    ...(flow ? { flow } : {}),
    ...(subject !== undefined ? { subject } : {}),
    ...(fund ? { fund } : {}),
    ...(part ? { part } : {}),
    ...(year ? { year } : {}),
  };
}

function narrower<T extends string>(
  wide: T | undefined,
  narrow: T | undefined,
  everything: T,
  within: Readonly<Partial<Record<T, readonly T[]>>>,
): T | undefined | null {
  if (narrow === undefined || narrow === wide) return wide;
  if (wide === undefined || wide === everything) return narrow;
  if (narrow === everything || within[narrow]?.includes(wide)) return wide;
  return within[wide]?.includes(narrow) ? narrow : null;
}

const INCOME_OF_OTHERS: readonly Fund[] = ['superior-grant', 'affiliated-remittance', 'reserve-fund'];

function factFrom(context: Context | undefined, flow: Flow, form: TableForm): Fact | undefined {
  if (!context) return undefined;
  const subject = context.subject ?? wholeOf(form);
  if (subject === undefined) return undefined;
  const { fund = 'all', year = 'current' } = context;
  return { flow, subject, fund, part: partIn(context, subject, flow, form), year };
}

/** What a table's total is about: the whole, or the one item that the table is for. */
function wholeOf({ kind, isMixed }: TableForm): Subject | undefined {
  if (kind === 'procurement' || kind === 'purchased-services') return kind;
  if (kind === 'three-public' || kind === 'operating-cost') return isMixed ? undefined : kind;
  return '';
}

function partIn({ part, fund }: Context, subject: Subject, flow: Flow, form: TableForm): Part {
  if (form.kind === 'operating-cost' && subject !== 'operating-cost') return 'running';
  const isPlain = part === undefined || part === 'this-year';
  if (isPlain && fund !== undefined && INCOME_OF_OTHERS.includes(fund)) return 'all';
  // A subject is listed with what is spent on it this year, so no distinction is made there.
  if (isPlain && subject !== '' && !(part && flow === 'income' && fund === 'all')) return 'all';
  if (part !== undefined) return part;
  const isSource = flow === 'income' && fund !== undefined && fund !== 'all' && fund !== form.fund;
  return isSource && (form.flow === undefined || form.kind === 'income') ? 'this-year' : 'all';
}
