import type { BudgetTable, Entry, Item } from '../ledger.js';

/**
 * What an amount is about. The same fact in two places is the same amount; a fact is only given to a figure where every
 * part of it is known.
 */
export interface Fact {
  readonly flow: Flow;
  /** '' for the whole, a subject code of function, economy or revenue, or a named item. */
  readonly subject: Subject;
  readonly fund: Fund;
  readonly part: Part;
  readonly year: FactYear;
}

export type Flow = 'income' | 'expenditure';

/** A code (`2080505`, `30217`, `50206`), a named item, or '' for the whole. */
export type Subject = string;

/** Items that forms name without a code. */
export type NamedItem =
  | 'three-public'
  | 'travel-abroad'
  | 'vehicles'
  | 'vehicle-purchase'
  | 'vehicle-running'
  | 'reception'
  | 'operating-cost'
  | 'meetings'
  | 'training'
  | 'procurement'
  | 'procurement-goods'
  | 'procurement-works'
  | 'procurement-services'
  | 'purchased-services'
  | 'transfers'
  | 'non-tax';

/** Where the money comes from; `all` for every source together, `fiscal` for 财政拨款, the three budgets together. */
export type Fund =
  | 'all'
  | 'fiscal'
  | 'general'
  | 'government-fund'
  | 'state-capital'
  | 'special-account'
  | 'business'
  | 'operating'
  | 'other'
  /** 其他资金: what a form counts in it differs, so it is the same only within one table. */
  | 'other-funds'
  | 'own-funds'
  | 'superior-grant'
  | 'affiliated-remittance'
  /** 用事业基金弥补收支差额, 使用非财政拨款结余. */
  | 'reserve-fund';

/** Which part of the money: how it is spent, or whether it is of this year. `all` is 收入总计 and 支出总计. */
export type Part =
  | 'all'
  /** 本年收入合计, 本年支出合计. */
  | 'this-year'
  /** 当年财政拨款安排: what is spent of this year's grant, beside what is spent of 上年结转. */
  | 'granted'
  /** 上年结转. */
  | 'carried-over'
  /** 结转下年. */
  | 'carried-forward'
  | 'basic'
  | 'project'
  /** 人员经费, 公用经费: parts of 基本支出. */
  | 'personnel'
  | 'public'
  /** 事业单位经营支出. */
  | 'operating-business'
  /** 对附属单位补助支出, 上缴上级支出. */
  | 'subsidy'
  | 'remittance'
  /** 单位预留机动经费. */
  | 'contingency'
  /** What 机关运行经费 is spent on. */
  | 'running';

/** `current` is the budget of the document's year, or its final figure in final accounts. */
export type FactYear = 'current' | 'previous' | 'previous-executed' | 'initial' | 'adjusted';

/** Equal keys are the same fact. */
export function factKey({ flow, subject, fund, part, year }: Fact): string {
  return `${flow}|${subject}|${fund}|${part}|${year}`;
}

/** The forms of a budget that figures are compared between. */
export type TableKind =
  /** 收支总体情况表: all income beside all expenditure. */
  | 'overview'
  | 'income'
  | 'expenditure'
  /** 财政拨款收支总体情况表. */
  | 'fiscal-overview'
  /** Expenditure by function of one source: 一般公共预算支出, 政府性基金预算支出, 国有资本经营预算支出, 财政拨款支出. */
  | 'fund-expenditure'
  /** 基本支出 and 项目支出 by economic subject. */
  | 'basic-economic'
  | 'project-economic'
  | 'economic'
  /** 基本支出预算表 by category, 项目支出表 by project. */
  | 'basic-categories'
  | 'projects'
  | 'three-public'
  | 'operating-cost'
  | 'procurement'
  | 'purchased-services';

/** A figure of a table with what it is about. */
export interface FactCell {
  readonly fact: Fact;
  /** The form of its table. */
  readonly kind: TableKind;
  /** Tables of one owner and one set belong together; a volume of several departments has several books. */
  readonly book: number;
  readonly table: BudgetTable;
  readonly item: Item;
  readonly entry: Entry;
}

/** Every figure of the tables whose fact is known. */
export interface FactIndex {
  readonly cells: readonly FactCell[];
  /** All places of one fact, in the order of the document. */
  placesOf(fact: Fact): readonly FactCell[];
  /** All facts about a subject, in the order of the document. */
  about(subject: Subject): readonly FactCell[];
  /** The facts of a figure: more than one where its row prints a department and a government code. */
  factsAt(entry: Entry): readonly FactCell[];
}

export function indexFacts(cells: readonly FactCell[]): FactIndex {
  const byKey = new Map<string, FactCell[]>();
  const bySubject = new Map<Subject, FactCell[]>();
  const byEntry = new Map<Entry, FactCell[]>();
  for (const cell of cells) {
    push(byKey, factKey(cell.fact), cell);
    push(bySubject, cell.fact.subject, cell);
    push(byEntry, cell.entry, cell);
  }
  return {
    cells,
    placesOf: (fact) => byKey.get(factKey(fact)) ?? [],
    about: (subject) => bySubject.get(subject) ?? [],
    factsAt: (entry) => byEntry.get(entry) ?? [],
  };
}

function push<K>(lists: Map<K, FactCell[]>, key: K, cell: FactCell): void {
  const list = lists.get(key);
  if (list) list.push(cell);
  else lists.set(key, [cell]);
}
