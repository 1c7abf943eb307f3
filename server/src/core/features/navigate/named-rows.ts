/** Which names the rows of a document bear that its author gave. Subjects are named by their catalogue, items by the form. */
import { normalise, splitLabel } from '../../base/normalise.js';
import { entriesNamed } from '../../budget/catalogue/catalogue.js';
import { classNamed } from '../../budget/catalogue/subject-class.js';
import type { Column } from '../../budget/columns.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { TableKind } from '../../budget/facts/table-kind.js';
import { readScope } from '../../budget/facts/vocabulary.js';
import type { BudgetTable, Item } from '../../budget/ledger.js';
import { isTotalName } from '../../budget/total-name.js';
import { fullText } from '../../table/logical-table.js';
import type { OwnNameKind } from './own-name-kind.js';

const SHORTEST_NAME = 3;
const LONGEST_NAME = 80;
const SUBJECT_KINDS = ['function', 'department-economic', 'government-economic', 'revenue'] as const;

/** Normalised names with their kind; a name that is given twice is what it is first. */
export function givenNames(document: BudgetDocument): ReadonlyMap<string, OwnNameKind> {
  const names = new Map<string, OwnNameKind>();
  const add = (name: string, kind: OwnNameKind) => {
    if (name.length >= SHORTEST_NAME && name.length <= LONGEST_NAME && !names.has(name)) names.set(name, kind);
  };
  if (document.owner !== undefined) add(normalise(document.owner), 'owner');
  const forms = new Map(document.forms.map(({ table, form }) => [table, form.kind]));
  for (const { table } of document.systems) {
    const isOfProjects = listsProjects(table, forms.get(table));
    table.panels.forEach(({ labels }, panel) => {
      const columns = labels.flatMap((column) => {
        const kind = kindOfColumn(column, isOfProjects);
        return kind ? [{ column, kind }] : [];
      });
      for (const item of table.items[panel] ?? []) for (const each of columns) addCell(item, each, add);
    });
  }
  for (const name of namesOfSheets(document)) if (!isCommonItem(name)) add(name, 'project');
  return names;
}

interface NameColumn {
  readonly column: Column;
  /** `listed` for a column whose rows say by a code of their own that they are units. */
  readonly kind: 'unit' | 'project' | 'listed';
}

/** Whether a table lists projects, by its title or by the label over their names; what lists something else says 项目名称 of that. */
function listsProjects({ table: { caption }, columns }: BudgetTable, kind: TableKind | undefined): boolean {
  if (/项目/u.test(caption.title ?? '')) return true;
  if (kind !== undefined && kind !== 'projects') return false;
  return columns.some(({ role, path }) => role === 'name' && /项目名称/u.test(path.at(-1) ?? ''));
}

/** What a column names, by its label; nothing for subjects and what is bought. */
function kindOfColumn({ role, path }: Column, isOfProjects: boolean): NameColumn['kind'] | undefined {
  const label = path.at(-1) ?? '';
  if (role !== 'name' || /科目|功能分类|经济分类|采购|品目|来源|用途/u.test(label)) return undefined;
  if (/(?:单位|部门)(?:名称)?$/u.test(label)) return 'unit';
  return isOfProjects ? 'project' : 'listed';
}

function addCell(item: Item, { column, kind }: NameColumn, add: (name: string, kind: OwnNameKind) => void): void {
  const cell = item.row.row.cells[column.index];
  if (!cell || cell.text === '' || item.codes.some(({ nameSpan, span }) => holds(cell.span, nameSpan ?? span))) return;
  const label = splitLabel(fullText(item.row, column.index));
  const { name } = label;
  if (isTotalName(name) || (label.code !== undefined && item.unitCode === undefined)) return;
  const named = kind === 'listed' ? item.unitCode && (/项目/u.test(column.path.at(-1) ?? '') ? 'project' : 'unit') : kind;
  if (named === 'unit' && /\p{Script=Han}{3}/u.test(name) && !isSubject(name)) add(name, 'unit');
  if (named === 'project' && !isCommonItem(name)) add(name, 'project');
}

function holds(outer: { readonly start: number; readonly end: number }, inner: { readonly start: number }): boolean {
  return outer.start <= inner.start && inner.start < Math.max(outer.end, outer.start + 1);
}

const SHEET_LINE = /^项目名称[:：](.+)$/u;

/** A sheet about one project names it beside the words 项目名称. */
function namesOfSheets({ tables, paragraphs }: BudgetDocument): readonly string[] {
  const inText = paragraphs.flatMap(({ text }) => SHEET_LINE.exec(text)?.[1] ?? []);
  const inCells = tables.flatMap(({ rows }) =>
    rows.flatMap(({ row: { cells } }) => {
      const at = cells.findIndex(({ text }) => text.length <= 8 && /^项目名称[:：]?$/u.test(normalise(text)));
      return at < 0 ? [] : (cells.slice(at + 1).find(({ text }) => text !== '')?.text ?? []);
    }),
  );
  return [...inText, ...inCells].map(normalise);
}

/** What forms and catalogues name themselves: 公务接待费, 财政拨款收入, 运转类项目, 社会保障和就业支出. */
function isCommonItem(name: string): boolean {
  if (!/\p{Script=Han}{2}/u.test(name) || /类(?:项目)?$/u.test(name)) return true;
  return readScope(name).rest === '' || isSubject(name);
}

function isSubject(name: string): boolean {
  return classNamed(name) !== undefined || SUBJECT_KINDS.some((kind) => entriesNamed(kind, name).length > 0);
}
