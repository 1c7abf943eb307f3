import { readAmount } from '../base/amount.js';
import { isIdeograph, normalise } from '../base/normalise.js';
import { perWord } from '../base/per-word.js';
import { isBlankCell, plainAmountOf } from '../table/cell.js';
import { columnPath } from '../table/header.js';
import type { LogicalTable } from '../table/logical-table.js';

/**
 * What a column holds: subject codes, the code of a unit, names, amounts, or something else
 * (quantities, rates, goals, remarks).
 */
export type ColumnRole = 'code' | 'unit-code' | 'name' | 'amount' | 'other';

export interface Column {
  readonly index: number;
  /** Normalised labels from the top of the header down. */
  readonly path: readonly string[];
  readonly role: ColumnRole;
}

/** Tables side by side share rows: 收入 | 预算 | 支出 | 预算 are two panels. */
export interface Panel {
  /** Columns before the amounts, in order. */
  readonly labels: readonly Column[];
  readonly amounts: readonly Column[];
  /** Columns of the panel that are neither. */
  readonly others: readonly Column[];
}

const UNIT_CODE_PATTERN = /(?:单位|部门)(?:编码|代码|编号)/u;
const CODE_PATTERN = /(?:编码|代码|编号)(?:\(.*\))?$|^[类款项目]$/u;
/** The label over the columns that a subject code is split over. */
const SPLIT_CODE_PATTERN = /科目(?:编码|代码|编号)$/u;
const NAME_PATTERN = /(?:名称|科目|类别|项目|功能分类|经济分类|支出用途|资金来源|类型)(?:\(.*\))?$|^(?:收入|支出|单位|部门|项)$/u;
const OTHER_PATTERN =
  /(?:序号|行次|栏次|数量|计量单位|人数|辆数|面积|占比|比重|幅度|增幅|降幅|百分比|增减比例|增长比例|变动比例|增减%|增长%|备注|说明|绩效|目标|指标|内容|依据|原因|方式|目录|日期|时间|电话|联系人)|[%％]|率(?:\(.*\))?$/u;
const AMOUNT_PATTERN = /(?:合计|小计|总计|额|预算|决算|支出|收入|资金|拨款|结转|结余|经费|费用?|基金|补助|数|元\)?)$/u;

/** Decides what each column of a table holds, from its labels first and its cells second. */
export function readColumns(table: LogicalTable): readonly Column[] {
  return Array.from({ length: table.header.columnCount }, (_, index) => {
    const path = columnPath(table.header, index);
    return { index, path, role: roleOf(table, index, path) };
  });
}

function roleOf(table: LogicalTable, index: number, path: readonly string[]): ColumnRole {
  const label = path.at(-1) ?? '';
  const said = roleByLabel(label);
  if (said === 'code' || said === 'unit-code') return said;
  if (path.slice(0, -1).some((part) => SPLIT_CODE_PATTERN.test(part)) && !/名称/u.test(label)) return 'code';
  return said ?? roleByContent(table, index, path, label);
}

/** What the label alone says; the labels of budget tables are few. */
const roleByLabel = perWord((label): ColumnRole | undefined => {
  if (UNIT_CODE_PATTERN.test(label) && !/科目/u.test(label)) return 'unit-code';
  if (CODE_PATTERN.test(label) && !/项目/u.test(label.slice(0, -2))) return 'code';
  return OTHER_PATTERN.test(label) ? 'other' : undefined;
});

function roleByContent(table: LogicalTable, index: number, path: readonly string[], label: string): ColumnRole {
  const content = contentOf(table, index);
  const asksForAmounts = AMOUNT_PATTERN.test(label);
  if (content.filled === 0) {
    if (NAME_PATTERN.test(label) && !/支出$|收入$/u.test(label)) return 'name';
    return asksForAmounts || path.some((part) => /(?:支出|收入|拨款|预算|决算|其中)/u.test(part)) ? 'amount' : 'other';
  }
  if (content.years > 1 && content.years === content.filled && !asksForAmounts) return 'other';
  if (content.codes * 2 > content.filled && !asksForAmounts && !content.hasDecimals) return 'code';
  if (content.amounts * 2 >= content.filled && content.amounts > 0) return /名称|编码/u.test(label) ? 'other' : 'amount';
  // A few figures among words such as 待定 are amounts still where the label asks for amounts.
  if (content.hasDecimals && asksForAmounts && !NAME_PATTERN.test(label)) return 'amount';
  return content.words * 2 > content.filled || NAME_PATTERN.test(label) ? 'name' : 'other';
}

/** What the cells of a column look like, by how many of them do. */
interface Content {
  filled: number;
  amounts: number;
  codes: number;
  words: number;
  years: number;
  hasDecimals: boolean;
}

function contentOf(table: LogicalTable, column: number): Content {
  const content: Content = { filled: 0, amounts: 0, codes: 0, words: 0, years: 0, hasDecimals: false };
  for (const { row } of table.rows) {
    const cell = row.cells[column];
    if (!cell || isBlankCell(cell)) continue;
    const decimals = plainAmountOf(cell)?.decimals ?? 0;
    if (decimals === 0) addContent(content, cell.text);
    else addFigure(content);
  }
  return content;
}

/** A figure with decimals is nothing but an amount. */
function addFigure(content: Content): void {
  content.filled++;
  content.amounts++;
  content.hasDecimals = true;
}

function addContent(content: Content, text: string): void {
  const reading = readAmount(text);
  if (reading.kind === 'blank') return;
  content.filled++;
  if (reading.kind === 'text') content.words++;
  else content.amounts++;
  if (reading.kind === 'amount' && reading.amount.decimals > 0) content.hasDecimals = true;
  else if (!isIdeograph(text.charCodeAt(0))) {
    if (/^(?:\d{3}(?:\d\d){0,2}|1\d{8})$/u.test(normalise(text))) content.codes++;
    if (/^(?:19|20)\d\d$/u.test(text)) content.years++;
  }
}

/** Splits the columns into panels: a label column after an amount column begins the next one. */
export function readPanels(columns: readonly Column[]): readonly Panel[] {
  const panels: { labels: Column[]; amounts: Column[]; others: Column[] }[] = [];
  let open: { labels: Column[]; amounts: Column[]; others: Column[] } = { labels: [], amounts: [], others: [] };
  columns.forEach((column, place) => {
    const isLabel = column.role === 'code' || column.role === 'name' || column.role === 'unit-code';
    if (isLabel && open.amounts.length > 0) {
      if (!columns.slice(place).some((later) => later.role === 'amount')) {
        open.others.push(column);
        return;
      }
      panels.push(open);
      open = { labels: [], amounts: [], others: [] };
    }
    if (isLabel) open.labels.push(column);
    else if (column.role === 'amount') open.amounts.push(column);
    else open.others.push(column);
  });
  panels.push(open);
  return panels;
}
