import { groupBy } from '../../base/group-by.js';
import type { EvaluatedEquation } from '../../budget/sums/equation.js';
import type { TableSystem } from '../../budget/sums/equations.js';
import type { Finding } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { spanOfTable } from '../places.js';
import { tableName } from '../row-name.js';
import { EquationStates } from './equation-state.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, type Say, sayIn } from './words.js';

/** Each table: its sums in rows and columns, and, where it has two sides, that they balance. */
export function tableObligations(analysis: Analysis): readonly Obligation[] {
  const { document, options } = analysis;
  const states = new EquationStates(analysis);
  const overviews = new Set(
    document.forms.filter(({ form }) => form.kind === 'overview' || form.kind === 'fiscal-overview').map(({ table }) => table),
  );
  const byTable = groupBy(document.evaluated.filter(isWithinTable), ({ equation }) => equation.table);
  const ratesByTable = groupBy(document.ratesInTables.rates, ({ item }) => item.table);
  const say = sayIn(options.locale);
  return document.systems.flatMap((system): readonly Obligation[] => {
    const span = spanOfTable(system);
    const title = tableName(system.table.table, options.locale);
    const scope = (finding: Finding) => span.start <= finding.span.start && finding.span.start <= span.end;
    const place = system.table.table.caption.titleSpan ?? { start: span.start, end: span.start };
    const base = { group: 'tables', scope, place } as const;
    const sums: Obligation = {
      ...base,
      id: `table-sums:${system.table.table.index + 1}`,
      title: say(`${title}：表内合计`, `${title}: sums`),
      ruleIds: ['wrong-sum', 'part-exceeds-whole'],
      sideRuleIds: ['rounding-difference'],
      evidence: sumsEvidence(system, byTable.get(system.table) ?? [], states, say),
    };
    const balance = balanceEvidence(system, byTable.get(system.table) ?? [], overviews.has(system.table), states, say);
    const rates = ratesByTable.get(system.table)?.length ?? 0;
    const ofRates: Obligation = {
      ...base,
      id: `table-rates:${system.table.table.index + 1}`,
      title: say(`${title}：增减幅度`, `${title}: rates of change`),
      ruleIds: ['wrong-rate-in-table'],
      evidence: { kind: 'checked', detail: say(`增减幅度 ${rates} 个`, counted(rates, 'rate')) },
    };
    if (!balance) return rates > 0 ? [sums, ofRates] : [sums];
    const balances: Obligation = {
      ...base,
      id: `balance:${system.table.table.index + 1}`,
      title: say(`${title}：收支平衡`, `${title}: balance`),
      ruleIds: ['unbalanced-totals'],
      evidence: balance,
    };
    return rates > 0 ? [sums, balances, ofRates] : [sums, balances];
  });
}

function sumsEvidence({ equations }: TableSystem, inTable: readonly EvaluatedEquation[], states: EquationStates, say: Say): Evidence {
  const asked = equations.filter(({ source }) => source.kind !== 'balance').length;
  if (asked === 0)
    return { kind: 'not-applicable', detail: say('表中没有合计与组成部分的关系', 'nothing in the table adds up to anything else') };
  const evaluated = inTable.filter(({ equation }) => equation.source.kind !== 'balance');
  const { holding, broken } = states.of(evaluated);
  const held = say(`${asked} 个等式中 ${holding} 个成立`, `${holding} of ${asked} equations hold`);
  const unread = asked - evaluated.length;
  if (unread === 0 || broken === 'open') return { kind: 'checked', detail: held, ...(broken ? { broken } : {}) };
  return {
    kind: 'unchecked',
    detail: `${held}${say(`，${unread} 个因有数字无法读取或过大未能核对`, `, ${unread} could not be worked out: a figure cannot be read or is too large`)}`,
  };
}

function isWithinTable({ equation: { source } }: EvaluatedEquation): boolean {
  return source.kind === 'rows' || source.kind === 'columns' || source.kind === 'balance';
}

/** Undefined for a table that has no two sides by its title or its totals. */
function balanceEvidence(
  system: TableSystem,
  inTable: readonly EvaluatedEquation[],
  isOverview: boolean,
  states: EquationStates,
  say: Say,
): Evidence | undefined {
  const asked = system.equations.filter(({ source }) => source.kind === 'balance');
  if (asked.length === 0 && !isOverview) return undefined;
  if (asked.length === 0)
    return { kind: 'unchecked', detail: say('没有读出收入、支出两边的总计', 'the totals of the two sides were not found') };
  const evaluated = inTable.filter(({ equation }) => equation.source.kind === 'balance');
  if (evaluated.length === 0) return { kind: 'unchecked', detail: say('收入总计或支出总计无法读取', 'one of the totals cannot be read') };
  const { broken } = states.of(evaluated);
  return {
    kind: 'checked',
    detail: broken ? say('收支总计不等', 'the totals differ') : say('收入总计 = 支出总计', 'income = expenditure'),
    ...(broken ? { broken } : {}),
  };
}
