/** The names by which sentences call the owner of a document: as tables name it, and as its title does. */
import { normalise } from '../../base/normalise.js';
import { sameList } from '../../base/per-unit.js';
import { perWord } from '../../base/per-word.js';
import type { Block } from '../../table/physical-table.js';
import type { BudgetTable } from '../ledger.js';

/** Titles stand at the beginning; they may go on in the next line. */
const OPENING_LINES = 12;
const DOCUMENT = /(?:部门|单位|综合)?(?:预算|决算)(?:草案|公开|说明|编制说明|情况|公开说明|公开表|报告|信息公开)*$/u;
const YEAR = /(?:19|20)\d\d年(?:度)?/u;
const SHORTEST_NAME = 3;
const LONGEST_TITLE = 60;

export function ownerNames(tables: readonly BudgetTable[], blocks: readonly Block[]): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'text' && block.text.trim() !== '') lines.push(block.text);
    if (lines.length === OPENING_LINES) break;
  }
  const titled = lines.flatMap((line, place) => [...nameInTitle(line), ...nameInTitle(`${line}${lines[place + 1] ?? ''}`)]);
  const named = tables.flatMap(({ table }) => table.caption.owner ?? []);
  return sameNames([...new Set([...named, ...titled])]);
}

const sameNames = sameList<string>();

/** `某某局2022年部门预算`, `2022年某某局部门预算`. */
const nameInTitle = perWord((line: string): readonly string[] => {
  const text = normalise(line).replace(/^#+/u, '');
  const year = YEAR.exec(text);
  if (!year || text.length > LONGEST_TITLE || !DOCUMENT.test(text) || /[，。；:]/u.test(text)) return [];
  const [before, behind] = [text.slice(0, year.index), text.slice(year.index + year[0].length).replace(DOCUMENT, '')];
  return [before, behind].map((name) => name.replace(/^关于/u, '')).filter((name) => name.length >= SHORTEST_NAME);
});
