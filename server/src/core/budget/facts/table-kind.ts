/** Which of the forms of a budget a table is, by its title and by the codes it lists. */
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import { kindOfCode } from '../catalogue/catalogue.js';
import type { BudgetTable } from '../ledger.js';
import { sidesOf } from '../sides.js';
import type { Flow, Fund, Part, TableKind } from './fact.js';
import { readScope } from './vocabulary.js';

export type { TableKind } from './fact.js';

/** What a title says about all figures of its table. */
export interface TableForm {
  readonly kind: TableKind;
  /** Undefined where the table has a side for each. */
  readonly flow: Flow | undefined;
  readonly fund: Fund;
  /** Whether the title names the fund, rather than that none is named. */
  readonly namesFund: boolean;
  readonly part: Part | undefined;
  /** The title says that the table also holds something else (项目支出及其他支出, 三公经费和机关运行经费). */
  readonly isMixed: boolean;
  /** Final accounts (决算), which print the budget beside what was spent. */
  readonly isFinal: boolean;
}

/** Tables about something else than the amounts of the budget as a whole. */
const NO_FORM =
  /绩效|目标|重点|债|资产|指标|人员情况|机构|新增|名录|投资|批复|标准|对比|变动|增减|说明|目录|清单|参考|样表|补充|追加|调整|分月|用款|转移支付|非税|专项资金|社会保险/u;
const ECONOMIC = /经济/u;

/** The form of a table; undefined where its title does not say. */
export const tableForm = perUnit(formOf);

function formOf(table: BudgetTable): TableForm | undefined {
  const { title, namesTable } = table.table.caption;
  if (title === undefined || !namesTable) return undefined;
  const words = normalise(title).replace(/"/gu, '');
  if (NO_FORM.test(words)) return undefined;
  // What stands in brackets says how the table is arranged, not what it is about.
  const { fund, part } = readScope(words.replace(/\([^()]*\)/gu, ''));
  const kind = kindOf(words, fund, table);
  if (!kind) return undefined;
  const isMixed =
    /及其他|和其他|、其他/u.test(words) || [/三公/u, /会议|培训/u, /运行经费|行政经费/u].filter((item) => item.test(words)).length > 1;
  return {
    kind,
    flow: flowOf(kind),
    fund: fund ?? defaultFund(kind),
    namesFund: fund !== undefined,
    part: partOf(kind, part),
    isMixed,
    isFinal: /决算/u.test(words),
  };
}

function kindOf(words: string, fund: Fund | undefined, table: BudgetTable): TableKind | undefined {
  if (/购买服务/u.test(words)) return 'purchased-services';
  if (/采购/u.test(words)) return 'procurement';
  if (/三公|会议费|培训费/u.test(words)) return 'three-public';
  if (/机关运行|行政经费/u.test(words)) return 'operating-cost';
  const codes = codeKinds(table);
  const isEconomic = codes.economic > codes.function || (codes.function === 0 && ECONOMIC.test(words));
  const isProject = /项目(?:支出|预算|经费|及|表)/u.test(words);
  if (/基本支出/u.test(words) && isProject) return undefined;
  if (/基本支出/u.test(words)) return isEconomic ? 'basic-economic' : codes.function > 0 ? undefined : 'basic-categories';
  if (isProject) return isEconomic ? 'project-economic' : codes.function > 0 ? undefined : 'projects';
  if (/收支|收入支出/u.test(words)) return overviewKind(fund, table);
  if (/支出/u.test(words)) {
    if (isEconomic) return fund === undefined ? undefined : 'economic';
    return fund === undefined ? 'expenditure' : isFiscal(fund) ? 'fund-expenditure' : undefined;
  }
  if (/收入/u.test(words)) return fund === undefined ? 'income' : undefined;
  return undefined;
}

function overviewKind(fund: Fund | undefined, table: BudgetTable): TableKind | undefined {
  if (sidesOf(table).length === 0) return fund !== undefined && isFiscal(fund) && fund !== 'fiscal' ? 'fund-expenditure' : undefined;
  if (fund === undefined) return 'overview';
  return fund === 'fiscal' ? 'fiscal-overview' : undefined;
}

/** 财政拨款 and the three budgets it consists of. */
export function isFiscal(fund: Fund): boolean {
  return fund === 'fiscal' || fund === 'general' || fund === 'government-fund' || fund === 'state-capital';
}

function codeKinds(table: BudgetTable): { readonly function: number; readonly economic: number } {
  const counts = { function: 0, economic: 0 };
  for (const items of table.items) {
    for (const { codes } of items) {
      const kind = codes[0] && kindOfCode(codes[0].code);
      if (kind === 'function') counts.function++;
      else if (kind === 'department-economic' || kind === 'government-economic') counts.economic++;
    }
  }
  return counts;
}

function flowOf(kind: TableKind): Flow | undefined {
  if (kind === 'overview' || kind === 'fiscal-overview') return undefined;
  return kind === 'income' ? 'income' : 'expenditure';
}

/** 三公 are paid from 财政拨款 wherever nothing more is said. */
function defaultFund(kind: TableKind): Fund {
  return kind === 'three-public' || kind === 'operating-cost' ? 'fiscal' : 'all';
}

function partOf(kind: TableKind, part: Part | undefined): Part | undefined {
  if (kind === 'basic-economic' || kind === 'basic-categories') return 'basic';
  if (kind === 'project-economic' || kind === 'projects') return 'project';
  return kind === 'overview' || kind === 'fiscal-overview' ? undefined : part === 'basic' || part === 'project' ? part : undefined;
}
