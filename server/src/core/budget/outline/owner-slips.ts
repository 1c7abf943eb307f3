import type { TextLine } from '../../table/physical-table.js';
import { ownerIn } from '../../table/table-owner.js';
import type { BudgetDocument } from '../document.js';

/** A line above a table that names its owner with a slip of the pen. */
export interface OwnerSlip {
  readonly line: TextLine;
  readonly written: string;
  /** As all other tables have it. */
  readonly meant: string;
}

/** How many lines must agree on a name before another one is a slip. */
const FEWEST_AGREEING = 4;
const SHORTEST_NAME = 6;
const LONGEST_OWNER_LINE = 120;
/** What tells one unit from the next. */
const TELLING = /[一二三四五六七八九十\d东南西北中上下左右前后大小新老省市县区镇乡村甲乙丙丁a-z]/iu;

/** The name of the owner, which all tables but one write in one way. */
export function findOwnerSlips({ blocks }: BudgetDocument): readonly OwnerSlip[] {
  const byName = new Map<string, TextLine[]>();
  for (const block of blocks) {
    if (block.kind !== 'text' || block.text.length > LONGEST_OWNER_LINE || !/[:：]/u.test(block.text)) continue;
    const owner = ownerIn(block.text, false);
    if (owner === undefined) continue;
    const lines = byName.get(owner);
    if (lines) lines.push(block);
    else byName.set(owner, [block]);
  }
  const [most, ...others] = [...byName].sort((a, b) => b[1].length - a[1].length);
  if (!most || most[1].length < FEWEST_AGREEING) return [];
  const [meant] = most;
  return others.flatMap(([written, lines]) => {
    const [line, ...more] = lines;
    return line && more.length === 0 && isSlip(written, meant) ? [{ line, written, meant }] : [];
  });
}

/** One character more, less or other than meant, or two that changed places; none that names another unit. */
function isSlip(written: string, meant: string): boolean {
  const [a, b] = [[...written], [...meant]];
  if (b.length < SHORTEST_NAME || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [inWritten, inMeant] = [a.slice(start, a.length - end).join(''), b.slice(start, b.length - end).join('')];
  if (TELLING.test(inWritten + inMeant)) return false;
  const isSwapped = inWritten.length === 2 && inMeant === [...inWritten].reverse().join('');
  return isSwapped || (inWritten.length <= 1 && inMeant.length <= 1);
}
