import { normalise } from '../base/normalise.js';
import { perUnit } from '../base/per-unit.js';
import { perWord } from '../base/per-word.js';
import { entriesOf, kindOfCode, sameName } from './catalogue/catalogue.js';
import type { BudgetTable, Item } from './ledger.js';

/**
 * Recognition is by content: a unit of money, the words of budget forms, subject codes with their official names.
 * One table that is plainly a budget makes the document one; the other tables of such a document need less.
 */
const ENOUGH_ALONE = 5;
const ENOUGH_IN_A_BUDGET = 2;

const TITLE_WORDS = /(?:预算|决算|收支|收入|支出|经费|采购|资金|拨款|购买服务|用款|转移支付|政府债务|债务限额|债务余额).*表/u;
const DOCUMENT_TITLE = /(?:部门|单位|财政|政府)(?:收支)?(?:预算|决算)(?:公开|公示|报告|文本|草案|说明|编制说明|\(草案\))*$/u;
/** A title is a line near the beginning, and no sentence. */
const LINES_OF_TITLES = 10;
const LONGEST_TITLE = 40;
const FORM_WORDS =
  /一般公共预算|政府性基金|国有资本经营预算|基本支出|项目支出|财政拨款|上级补助收入|附属单位上缴|事业收入|经营收入|本年收入合计|本年支出合计|收入总计|支出总计|收入合计|支出合计|结转下年|上年结转|三公|因公出国|公务接待|公务用车|功能分类|经济分类|科目编码|科目名称|财政专户|工资福利支出|一般公共服务支出|预算数|决算数|行政经费|机关运行经费/u;

/** The tables that are budget tables; none where the document is not a budget. Its title stands among the lines given. */
export function recogniseTables(tables: readonly BudgetTable[], lines: readonly string[] = []): readonly BudgetTable[] {
  const ofTitle = lines.slice(0, LINES_OF_TITLES).some(isDocumentTitle) ? 2 : 0;
  const scoreOf = ({ points }: BudgetMarks) => withTitle(points, ofTitle);
  const isEnough = (marks: BudgetMarks) => scoreOf(marks) >= ENOUGH_ALONE && marks.isPresented;
  if (!tables.some((table) => isEnough(marksOf(table)))) return [];
  return tables.filter((table) => {
    const marks = marksOf(table);
    return scoreOf(marks) >= ENOUGH_IN_A_BUDGET || (scoreOf(marks) > 0 && marks.hasTotal);
  });
}

/** What a table shows by itself of being one of a budget. */
interface BudgetMarks {
  readonly points: number;
  readonly isPresented: boolean;
  readonly hasTotal: boolean;
}

const NO_MARKS: BudgetMarks = { points: 0, isPresented: false, hasTotal: false };

const marksOf = perUnit((table: BudgetTable): BudgetMarks => {
  if (!hasAmounts(table)) return NO_MARKS;
  const totals = hasTotal(table);
  const known = knownSubjects(table);
  return { points: score(table, known, totals), isPresented: isPresented(table, known, totals), hasTotal: totals };
});

const isDocumentTitle = perWord((line): boolean => {
  const title = normalise(line).replace(/^#+/u, '');
  return title.length <= LONGEST_TITLE && DOCUMENT_TITLE.test(title);
});

/** The title of the document speaks for tables that look like a budget themselves. */
function withTitle(points: number, ofTitle: number): number {
  return points >= ENOUGH_IN_A_BUDGET ? points + ofTitle : points;
}

/** A table of a document, not a sample of data: it has a unit, a title, a total or a good many subjects. */
function isPresented(table: BudgetTable, known: number, totals: boolean): boolean {
  const { caption } = table.table;
  return caption.unit !== undefined || (caption.namesTable && TITLE_WORDS.test(caption.title ?? '')) || totals || known >= 5;
}

function hasAmounts(table: BudgetTable): boolean {
  return table.columns.some((column) => column.role === 'amount') && table.table.rows.length > 0;
}

function hasTotal(table: BudgetTable): boolean {
  return table.items.some((items) => items.some((item) => item.isTotal && holdsAmount(item)));
}

function holdsAmount({ entries }: Item): boolean {
  for (const { amount } of entries.values()) if (amount) return true;
  return false;
}

function score(table: BudgetTable, known: number, totals: boolean): number {
  const { caption } = table.table;
  let points = 0;
  if (caption.unit) points += 3;
  if (caption.title && TITLE_WORDS.test(caption.title)) points += 2;
  points += Math.min(4, formWords(table).size * 2);
  points += Math.min(4, known * 2);
  if (totals) points += 1;
  return points;
}

const formWordIn = perWord((text): string | undefined => {
  // Tables and files that are counted are no budget.
  return /(?:表|文件|数量|个数)$/u.test(text) ? undefined : FORM_WORDS.exec(text)?.[0];
});

function formWords(table: BudgetTable): ReadonlySet<string> {
  const words = new Set<string>();
  const note = (text: string) => {
    const word = formWordIn(text);
    if (word !== undefined) words.add(word);
  };
  for (const column of table.columns) for (const label of column.path) note(label);
  for (const items of table.items) for (const item of items.slice(0, 40)) note(item.label.name);
  return words;
}

/** How many of the first rows print a code with its official name. */
function knownSubjects(table: BudgetTable): number {
  let known = 0;
  for (const items of table.items) {
    for (const item of items.slice(0, 20)) {
      for (const { code, name } of item.codes) {
        const kind = kindOfCode(code);
        if (kind && name !== '' && entriesOf(kind, code).some((entry) => sameName(entry.name, name))) known++;
      }
    }
  }
  return known;
}
