import { parentCodes } from '../../budget/catalogue/catalogue.js';
import type { CursorRow } from './cursor-row.js';
import type { DocumentUse } from './document-use.js';
import type { SubjectSite } from './subject-site.js';

/**
 * The subjects above a code, from the top down, that the table prints at their level and has not printed for the row of the
 * cursor. None where one of them stands elsewhere in the table: a second one would be as wrong as none.
 */
export function missingParents(row: CursorRow, site: SubjectSite, code: string, use: DocumentUse): readonly string[] {
  if (!/^\d/u.test(code)) return [];
  const levels = levelsFor(site, code, use);
  const wanted = [...parentCodes(code)].reverse().filter((parent) => levels.has(parent.length));
  const rowsAbove = site.rows.filter(({ line }) => line < row.row.line);
  const open = wanted.findLastIndex((parent) => {
    const at = rowsAbove.findLastIndex((each) => each.code === parent);
    return at >= 0 && rowsAbove.slice(at).every((each) => each.code.startsWith(parent));
  });
  const missing = wanted.slice(open + 1);
  const printed = new Set(site.rows.map((each) => each.code));
  return missing.some((parent) => printed.has(parent)) ? [] : missing;
}

const CLASS = 3;

/** How long the codes are that the table prints, or would print. */
function levelsFor({ rows }: SubjectSite, code: string, use: DocumentUse): ReadonlySet<number> {
  const family = code.charAt(0);
  const own = new Set(rows.filter((each) => each.code.charAt(0) === family).map((each) => each.code.length));
  const elsewhere = use.lengths(family);
  const all = elsewhere.size > 0 ? elsewhere : new Set([CLASS, CLASS + 2, CLASS + 4]);
  if (rows.length < ENOUGH_ROWS) return new Set([...own, ...all]);
  // A table of one level has no parents; one whose rows are less deep says nothing of what is to stand between.
  if (own.size === 1 && own.has(code.length)) return new Set();
  if (Math.max(...own) < code.length) return new Set([...own, ...all]);
  return elsewhere.has(CLASS) ? new Set([...own, CLASS]) : own;
}

const ENOUGH_ROWS = 2;
