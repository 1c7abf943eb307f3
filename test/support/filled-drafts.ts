/** Figures for a new draft of any form that agree wherever a form lets them: made from a small budget, not by the engine. */
import { type Analysis, analyse, applyEdits, type Edit, type FormPack, type Locale, newDraft } from '../../server/src/core/api.js';
import fc from './fast-check.js';

export interface DraftCase {
  readonly pack: FormPack;
  readonly year: number;
  readonly unit: '万元' | '元';
}

/** What is spent, in hundredths of 万元. */
export interface SmallBudget {
  /** By subject of function: basic, project. */
  readonly functions: ReadonlyMap<string, readonly [number, number]>;
  /** Basic and project spending by economic subject. */
  readonly basic: ReadonlyMap<string, number>;
  readonly project: ReadonlyMap<string, number>;
  /** Official expenses of last year: abroad, purchase, running, reception. */
  readonly lastYear: readonly [number, number, number, number];
}

export const OWNER = '青川县水务局';

/** Shares of what is left, for every economic subject that no other table fixes. */
const SHARED = [
  '30101',
  '30102',
  '30103',
  '30112',
  '30199',
  '30201',
  '30202',
  '30207',
  '30211',
  '30212',
  '30217',
  '30231',
  '30302',
  '30399',
  '31002',
];
const PROJECT_SHARED = ['30201', '30212', '30227', '31002'];

export const smallBudget: fc.Arbitrary<SmallBudget> = fc
  .record({
    leaves: fc.array(fc.tuple(fc.integer({ min: 50_000, max: 900_000 }), fc.integer({ min: 4_000, max: 900_000 })), {
      minLength: 7,
      maxLength: 7,
    }),
    shares: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: SHARED.length, maxLength: SHARED.length }),
    projectShares: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: PROJECT_SHARED.length, maxLength: PROJECT_SHARED.length }),
    lastYear: fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999), fc.nat(9_999)),
  })
  .map(({ leaves, shares, projectShares, lastYear }) => {
    const codes = ['2010301', '2010302', '2080505', '2080506', '2101101', '2101102', '2210201'];
    const functions = new Map(codes.map((code, place): readonly [string, readonly [number, number]] => [code, leaves[place] ?? [0, 0]]));
    const basicOf = (code: string) => functions.get(code)?.[0] ?? 0;
    const fixed = new Map([
      ['30108', basicOf('2080505')],
      ['30109', basicOf('2080506')],
      ['30113', basicOf('2210201')],
    ]);
    const all = [...functions.values()];
    const basicLeft = all.reduce((sum, [one]) => sum + one, 0) - [...fixed.values()].reduce((sum, one) => sum + one, 0);
    return {
      functions,
      basic: new Map([...fixed, ...split(basicLeft, SHARED, shares)]),
      project: split(
        all.reduce((sum, [, one]) => sum + one, 0),
        PROJECT_SHARED,
        projectShares,
      ),
      lastYear,
    };
  });

function split(whole: number, names: readonly string[], shares: readonly number[]): ReadonlyMap<string, number> {
  const sum = shares.reduce((total, one) => total + one, 0);
  let left = whole;
  return new Map(
    names.map((name, place) => {
      const part = place === names.length - 1 ? left : Math.floor((whole * (shares[place] ?? 0)) / sum);
      left -= part;
      return [name, part];
    }),
  );
}

export function blankDraft({ pack, year, unit }: DraftCase): string {
  return newDraft({ form: pack.id, year, owner: OWNER, unit }, { packs: [pack] }) ?? '';
}

export function read(text: string, locale: Locale = 'zh-CN'): Analysis {
  return analyse(text, { locale });
}

/** The draft with the figures of a budget in its cells; `wanted` leaves some as they are. */
export function fillTables(text: string, budget: SmallBudget, wanted: (cellStart: number) => boolean = () => true): string {
  const { document } = read(text);
  const kinds = new Set(document.systems.flatMap(({ table }) => tableKind(table.table.caption.title ?? '')));
  const edits: Edit[] = [];
  const done = new Set<number>();
  for (const { table } of document.systems) {
    const { title = '', unit } = table.table.caption;
    let isCarriedOver = false;
    for (const item of table.items.flat()) {
      isCarriedOver = /结转$/u.test(item.label.name) || (isCarriedOver && GENERAL.test(item.label.name));
      if (isCarriedOver) continue;
      const row = `${item.codes.find(({ code }) => !code.startsWith('5'))?.code ?? ''} ${item.label.name}`.trim();
      for (const { cell, column, amount } of item.entries.values()) {
        const { start } = cell.span;
        if (!amount || done.has(start) || !wanted(start)) continue;
        done.add(start);
        const path = column.path.join('|');
        const value = amountOf(
          {
            title,
            row,
            group: item.row.row.cells[0]?.text ?? '',
            path,
            hasProjectTable: kinds.has('project-economic'),
            year: document.year ?? 0,
          },
          budget,
        );
        edits.push({ span: cell.span, newText: unit === '元' ? `${value * 100}.00` : printed(value) });
      }
    }
  }
  return applyEdits(
    text,
    edits.sort((a, b) => a.span.start - b.span.start),
  );
}

function printed(value: number): string {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

type Kind = 'none' | 'three-public' | 'operating' | 'basic' | 'project' | 'project-economic' | 'all';

function tableKind(title: string): Kind {
  if (/政府性基金|国有资本|非税|转移支付|采购|购买服务/u.test(title)) return 'none';
  if (/三公/u.test(title)) return 'three-public';
  if (/机关运行/u.test(title)) return 'operating';
  if (/基本支出/u.test(title)) return 'basic';
  if (/项目支出.*经济/u.test(title)) return 'project-economic';
  return /项目支出/u.test(title) ? 'project' : 'all';
}

interface CellWords {
  readonly title: string;
  readonly row: string;
  readonly group: string;
  readonly path: string;
  readonly hasProjectTable: boolean;
  readonly year: number;
}

const OTHER_MONEY =
  /政府性基金|国有资本|专户|事业|经营|其他资金|其他收入|上级|附属|结转|机动|弥补|财政专项资金|教育收费|非税|专项收入|结余|债务/u;
const WHOLE =
  /^(?:合计|总计|收入总计|支出总计|本年收入合计|本年支出合计|当年收入小计|当年支出小计|收入合计|支出合计|本年收入|本年支出|小计)$/u;
const GENERAL = /^(?:财政拨款|财政拨款收入|预算拨款|一般公共预算.*|公共财政拨款.*)$/u;

function amountOf(words: CellWords, budget: SmallBudget): number {
  const { title, row, group, path } = words;
  const kind = tableKind(title);
  if (kind === 'none' || OTHER_MONEY.test(path)) return 0;
  if (kind === 'three-public') return officialExpense(words, budget);
  if ((/^\D/u.test(row) && OTHER_MONEY.test(row)) || (row === '小计' && !/一般公共/u.test(group))) return 0;
  const [code = ''] = /^\d+/u.exec(row) ?? [];
  if (kind === 'operating') return within(budget.basic, WHOLE.test(row) ? '302' : code);
  if (kind === 'project-economic') return within(budget.project, WHOLE.test(row) ? '' : code);
  if (/^[3]/u.test(code) || (kind === 'basic' && WHOLE.test(row))) {
    const classes = /人员经费/u.test(path) ? ['301', '303'] : /公用经费/u.test(path) ? ['302', '310'] : [''];
    const own = [...budget.basic].filter(([one]) => classes.some((prefix) => one.startsWith(prefix)));
    return within(new Map(own), code);
  }
  if (kind === 'basic') return within(budget.basic, ...categoryOf(row));
  const [basic, project] = functionAmounts(row, code, budget);
  if (kind === 'project') return project;
  if (/^基本支出$/u.test(row) || /基本支出/u.test(path)) return basic;
  if (/^项目支出$/u.test(row) || /项目支出/u.test(path)) return project;
  return basic + project;
}

/** The categories of 基本支出, by the classes that they hold. */
function categoryOf(row: string): readonly string[] {
  if (/工资|人员/u.test(row)) return ['301'];
  if (/商品和服务/u.test(row)) return ['302'];
  if (/公用/u.test(row)) return ['302', '310'];
  if (/个人和家庭/u.test(row)) return ['303'];
  return /资本性/u.test(row) ? ['310'] : [''];
}

const CLASS_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^一般公共服务/u, '201'],
  [/^社会保障和就业/u, '208'],
  [/卫生健康|医疗卫生/u, '210'],
  [/^住房保障/u, '221'],
];

function functionAmounts(row: string, code: string, { functions }: SmallBudget): readonly [number, number] {
  const ofClass = code || CLASS_NAMES.find(([name]) => name.test(row))?.[1];
  const isWhole = WHOLE.test(row) || GENERAL.test(row) || /^(?:基本|项目)支出$|水务局|项目名称/u.test(row) || row === '';
  if (ofClass === undefined && !isWhole) return [0, 0];
  let [basic, project] = [0, 0];
  for (const [one, amounts] of functions) {
    if (!isWhole && !one.startsWith(ofClass ?? '-')) continue;
    basic += amounts[0];
    project += amounts[1];
  }
  return [basic, project];
}

/** Official expenses, and what some forms print beside them; the label is that of the row, or of the column of a form with one row. */
function officialExpense({ row, path, hasProjectTable, year }: CellWords, { basic, project, lastYear }: SmallBudget): number {
  const labels = path.split('|');
  const last = labels.at(-1) ?? '';
  const label = row === '' ? (last === '小计' ? (labels.at(-2) ?? '') : last) : row;
  const of = (code: string) => (basic.get(code) ?? 0) + (hasProjectTable ? (project.get(code) ?? 0) : 0);
  const isOfLastYear = path.startsWith(String(year - 1));
  const [abroad, purchase, running, reception] = isOfLastYear ? lastYear : [of('30212'), of('31013'), of('30231'), of('30217')];
  if (/出国/u.test(label)) return abroad;
  if (/接待/u.test(label)) return reception;
  if (/购置及运行/u.test(label)) return purchase + running;
  if (/购置/u.test(label)) return purchase;
  if (/运行费|运行维护/u.test(label)) return running;
  if (/机关运行|行政经费/u.test(label)) return within(basic, '302', '310');
  if (/会议/u.test(label)) return of('30215');
  if (/培训/u.test(label)) return of('30216');
  const official = abroad + purchase + running + reception;
  return labels.length === 1 && row === '' ? official + of('30215') + of('30216') : official;
}

function within(amounts: ReadonlyMap<string, number>, ...codes: readonly string[]): number {
  return [...amounts].reduce((sum, [code, amount]) => (codes.some((prefix) => code.startsWith(prefix)) ? sum + amount : sum), 0);
}
