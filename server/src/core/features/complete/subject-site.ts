/** Which subjects belong where the cursor is: the columns for codes and names, and what the rows around have in them. */
import { type Catalogue, type CatalogueKind, kindOfCode } from '../../budget/catalogue/catalogue.js';
import { LAST_COVERED_YEAR } from '../../budget/catalogue/catalogue-entry.js';
import { columnGroups, isSubjectColumn, kindByHeader, readCodeSites } from '../../budget/codes/code-places.js';
import type { Column, Panel } from '../../budget/columns.js';
import { tableForm } from '../../budget/facts/table-kind.js';
import type { BudgetTable, Item, PrintedCode } from '../../budget/ledger.js';
import type { CursorRow } from './cursor-row.js';

/** The columns of one code of each row, and of its name. */
export interface SubjectSite {
  readonly panel: Panel;
  /** One for a whole code, several for a code that is split over 类, 款 and 项. */
  readonly columns: readonly Column[];
  readonly nameColumn: Column | undefined;
  /** Code and name share a cell. */
  readonly inName: boolean;
  readonly kind: CatalogueKind | undefined;
  /** The rows of the panel that print a code here, in their order. */
  readonly rows: readonly CodedRow[];
}

export interface CodedRow {
  readonly code: string;
  readonly printed: PrintedCode;
  readonly item: Item;
  /** In the text without the row of the cursor. */
  readonly line: number;
}

export interface SubjectPlace {
  readonly site: SubjectSite;
  readonly part: 'code' | 'name' | 'both';
  /** The sites of the same rows for other classifications: the government's economic subjects beside the department's. */
  readonly beside: readonly SubjectSite[];
}

/** What the cursor's column is for; undefined where it is not for subjects. */
export function subjectPlaceAt(row: CursorRow, catalogue: Catalogue, year: number | undefined): SubjectPlace | undefined {
  const sites = sitesOf(row.table, catalogue, year);
  const isAt = (column: Column) => column.index === row.column;
  const besides = (site: SubjectSite) => sites.filter((other) => other !== site && other.panel === site.panel);
  const own = sites.find(({ columns }) => columns.some(isAt));
  if (own) return { site: own, part: own.inName ? 'both' : 'code', beside: besides(own) };
  const named = sites.find(({ nameColumn }) => nameColumn && isAt(nameColumn));
  return named && { site: named, part: 'name', beside: besides(named) };
}

/** The sites at which rows print codes, and those whose header asks for codes that no row has yet. */
function sitesOf(table: BudgetTable, catalogue: Catalogue, year: number | undefined): readonly SubjectSite[] {
  const known = readCodeSites(table, catalogue, year);
  const byTable = kindByTable(table, year);
  return table.panels.flatMap((panel, place) => {
    const items = table.items[place] ?? [];
    return columnGroups(panel).flatMap((group): readonly SubjectSite[] => {
      const read = known.find((site) => site.panel === panel && site.inName === group.inName && site.columns[0] === group.columns[0]);
      if (!read && (group.inName || !asksForSubjects(group.columns))) return [];
      const rows = items.flatMap((item) => codedRow(item, group.columns) ?? []);
      return [{ panel, ...group, kind: read?.kind ?? kindByHeader(group) ?? kindByRows(rows, year) ?? byTable, rows }];
    });
  });
}

/** Whether the labels of columns say so: what a project or a unit is numbered with are no subjects. */
function asksForSubjects(columns: readonly Column[]): boolean {
  return columns.some(
    (column) => isSubjectColumn(column) || /^(?:编码|代码|编号|品目(?:编码|代码)?|采购品目.*)$/u.test(column.path.at(-1) ?? ''),
  );
}

function codedRow(item: Item, columns: readonly Column[]): CodedRow | undefined {
  const cells = columns.map(({ index }) => item.row.row.cells[index]);
  const printed = item.codes.find((each) => each.cells.some((cell) => cells.includes(cell)));
  return printed && { code: printed.code, printed, item, line: item.row.row.line };
}

function kindByRows(rows: readonly CodedRow[], year: number | undefined): CatalogueKind | undefined {
  const first = rows[0];
  return first && kindOfCode(first.code, year);
}

/** What a table lists by its title, where no row says so yet. */
function kindByTable(table: BudgetTable, year: number | undefined): CatalogueKind | undefined {
  switch (tableForm(table)?.kind) {
    case 'basic-economic':
    case 'project-economic':
    case 'economic':
      return 'department-economic';
    case 'income':
    case 'expenditure':
    case 'fund-expenditure':
      return 'function';
    case 'procurement':
      return (year ?? LAST_COVERED_YEAR) >= FIRST_YEAR_OF_NEW_ITEMS ? 'procurement-2022' : 'procurement-2013';
    default:
      return undefined;
  }
}

const FIRST_YEAR_OF_NEW_ITEMS = 2023;
