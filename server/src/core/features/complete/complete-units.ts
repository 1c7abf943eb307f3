import type { LineMap } from '../../base/line-map.js';
import type { MoneyUnit } from '../../base/money-unit.js';
import type { BudgetDocument } from '../../budget/document.js';
import { contentEnd, contentStart } from '../../table/line-end.js';
import { type CompletionList, mostCompletions } from './completion.js';
import { type NameHere, rankNames } from './rank-names.js';

/** `单位：万` and `金额单位：` ask for a unit of money; 编制单位 and 预算单位 are owners. */
const BEFORE_UNIT = /(?:^|[^\p{Script=Han}]|金额|货币|计量)单\s*位\s*[:：]\s*(?:人民币)?[\s\u3000]*([^\s\u3000|:：，。]{0,6})$/u;
const BEFORE_OWNER =
  /(?:部\s*门|单\s*位|主管部门|编制单位|编制部门|预算单位|填报单位)\s*(?:名\s*称)?\s*(?:[(（][公盖]章[)）])?[:：][\s\u3000]*([^\s\u3000|:：，。]{0,30})$/u;
const UNIT_BEHIND = /^[元百千万亿]*/u;
const WORDS_BEHIND = /^[^\s\u3000|:：，。]*/u;

const UNITS: readonly MoneyUnit[] = ['万元', '元', '千元', '亿元', '百元'];

/** Units of money after 单位：, and the owners of the document's tables after 部门名称：. */
export function completeUnits(text: string, lines: LineMap, offset: number, document: BudgetDocument): CompletionList | undefined {
  const line = lines.lineAt(offset);
  const before = text.slice(contentStart(text, lines, line), offset);
  const behind = text.slice(offset, contentEnd(text, lines, line));
  const unit = BEFORE_UNIT.exec(before)?.[1];
  if (unit !== undefined) {
    const list = listOf('unit', unitsOf(document), unit, offset, behind, UNIT_BEHIND);
    if (list.items.length > 0) return list;
  }
  const owner = BEFORE_OWNER.exec(before)?.[1];
  return owner === undefined ? undefined : listOf('name', ownersOf(document), owner, offset, behind, WORDS_BEHIND);
}

function listOf(
  kind: 'unit' | 'name',
  names: readonly NameHere[],
  typed: string,
  offset: number,
  behind: string,
  more: RegExp,
): CompletionList {
  const span = { start: offset - typed.length, end: offset + (more.exec(behind)?.[0].length ?? 0) };
  const items = rankNames(names, typed)
    .slice(0, mostCompletions)
    .map(({ name }) => ({ kind, label: name, span, newText: name, edits: [] }));
  return { typed, items };
}

/** The units that the document uses most come first. */
function unitsOf({ ledgers }: BudgetDocument): readonly NameHere[] {
  return UNITS.map((name, place) => {
    const used = ledgers.filter(({ table }) => table.caption.unit === name).length;
    return { name, fit: used > 0 ? 10 + used : -place };
  });
}

function ownersOf({ ledgers }: BudgetDocument): readonly NameHere[] {
  const counts = new Map<string, number>();
  for (const { table } of ledgers) {
    const { owner } = table.caption;
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].map(([name, fit]) => ({ name, fit }));
}
