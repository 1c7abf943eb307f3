import { quotes } from '../../budget/own/own-identity.js';

/** What a place in an identity is for, and what is typed there; offsets are those of the line. */
export interface IdentityPlace {
  readonly kind: 'table' | 'row' | 'column';
  /** The title before the bracket; empty where the place is a title itself. */
  readonly table: string;
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

const OPENING = '[【［';
const CLOSING = ']】］';
const SIGNS = '+＋-－−–—﹣=＝≤≦⩽≥≧⩾<>＜＞';

/** Reads a line that is not finished up to an offset; undefined where no word belongs. */
export function identityPlaceAt(line: string, offset: number): IdentityPlace | undefined {
  let kind: IdentityPlace['kind'] | undefined = 'table';
  let table = '';
  let start = 0;
  let seenBracket = false;
  for (let at = 0; at < offset; at++) {
    const character = line.charAt(at);
    const close = quotes.get(character);
    if (close !== undefined && line.slice(start, at).trim() === '') {
      const end = line.indexOf(close, at + 1);
      if (end < 0 || end >= offset) break;
      at = end;
    } else if (kind === 'table' && OPENING.includes(character)) {
      table = withoutQuotes(line.slice(start, at));
      kind = 'row';
      seenBracket = true;
      start = at + 1;
    } else if (kind === 'table' && (isRelation(character) || (!seenBracket && ':：'.includes(character)))) start = at + 1;
    else if (kind === undefined && SIGNS.includes(character)) {
      kind = 'table';
      start = at + 1;
    } else if (kind !== undefined && kind !== 'table' && CLOSING.includes(character)) kind = undefined;
    else if (kind === 'row' && ',，'.includes(character)) {
      kind = 'column';
      start = at + 1;
    } else if (kind !== undefined && kind !== 'table' && '/／'.includes(character)) start = at + 1;
    // After ≤ the next sign = belongs to it.
    else if (kind === 'table' && SIGNS.includes(character) && line.slice(start, at).trim() === '') start = at + 1;
  }
  if (kind === undefined) return undefined;
  while (start < offset && /\s/u.test(line.charAt(start))) start++;
  const typed = line.slice(start, offset);
  return { kind, table: kind === 'table' ? '' : table, start, end: endOfWord(line, offset, kind), typed: withoutQuotes(typed) };
}

function isRelation(character: string): boolean {
  return '=＝≤≦⩽≥≧⩾<>＜＞'.includes(character);
}

/** Where the word ends that the cursor is in. */
function endOfWord(line: string, offset: number, kind: IdentityPlace['kind']): number {
  const stops = kind === 'table' ? `${OPENING}${SIGNS}` : `${CLOSING},，/／`;
  let end = offset;
  while (end < line.length && !stops.includes(line.charAt(end))) end++;
  // Words that go on to the end of the line are those of the next term, of which no sign tells yet.
  return end === line.length ? offset : end;
}

function withoutQuotes(text: string): string {
  return text.trim().replace(/^["「“『']|["」”』']$/gu, '');
}
