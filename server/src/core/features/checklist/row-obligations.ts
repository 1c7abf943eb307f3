import type { BudgetDocument } from '../../budget/document.js';
import type { Item } from '../../budget/ledger.js';
import type { Analysis } from '../analyse.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, type Say, sayIn } from './words.js';

/** What each table asks of its rows and cells, counted over the document. */
export function rowObligations({ document, options }: Analysis): readonly Obligation[] {
  const say = sayIn(options.locale);
  const items = document.systems.flatMap(({ table }) => table.items.flat());
  const obligation = (id: string, zh: string, en: string, ruleIds: readonly string[], evidence: Evidence): Obligation => ({
    id,
    group: 'rows',
    title: say(zh, en),
    ruleIds,
    evidence,
  });
  const coded = items.filter(({ codes }) => codes.length > 0).length;
  const withUnits = items.filter(({ unitCode, isOwner }) => unitCode !== undefined || isOwner).length;
  const numbered = items.filter(({ label }) => label.ordinal !== undefined).length;
  return [
    obligation(
      'figures',
      '金额可读，单元格不缺不多',
      'Figures can be read and stand in their columns',
      ['unreadable-amount', 'cell-count'],
      figures(document, say),
    ),
    obligation('total-rows', '合计行、分组行齐全', 'Totals and groups have their rows', ['missing-total-row', 'ungrouped-row'], {
      kind: 'checked',
      detail: say(`核对 ${document.systems.length} 张表`, counted(document.systems.length, 'table')),
    }),
    obligation(
      'subject-rows',
      '科目上下级齐全',
      'Subjects have their parents and children',
      ['missing-parent-row', 'missing-child-row'],
      orNothing(coded, say, '带科目编码的行', 'row with a subject code', 'rows with a subject code'),
    ),
    obligation(
      'unit-rows',
      '各单位的行齐全',
      'Units have their rows',
      ['missing-unit-row'],
      orNothing(withUnits, say, '单位的行', 'row of a unit', 'rows of units'),
    ),
    obligation(
      'ordinals',
      '序号连续',
      'Numbering has no gaps',
      ['ordinal-gap'],
      orNothing(numbered, say, '有序号的行', 'numbered row', 'numbered rows'),
    ),
    obligation(
      'duplicates',
      '没有重复的行',
      'No row is printed twice',
      ['duplicate-row'],
      orNothing(items.filter(isNamed).length, say, '有名称的行', 'row', 'rows'),
    ),
  ];
}

function figures({ systems }: BudgetDocument, say: Say): Evidence {
  let printed = 0;
  for (const { table } of systems)
    for (const { entries } of table.items.flat()) for (const { cell } of entries.values()) if (cell.text !== '') printed++;
  return printed === 0
    ? { kind: 'not-applicable', detail: say('表中没有金额', 'there are no amounts') }
    : { kind: 'checked', detail: say(`核对金额 ${printed} 个`, counted(printed, 'amount')) };
}

function orNothing(count: number, say: Say, zh: string, one: string, many: string): Evidence {
  return count === 0
    ? { kind: 'not-applicable', detail: say(`没有${zh}`, `there are no ${many}`) }
    : { kind: 'checked', detail: say(`核对${zh} ${count} 个`, counted(count, one, many)) };
}

function isNamed({ label, codes }: Item): boolean {
  return label.name !== '' || codes.length > 0;
}
