/** Which subjects are likely at a place: what the rows above and below leave room for, what the document prints elsewhere. */
import type { CatalogueEntry, CatalogueKind, Fund } from '../../budget/catalogue/catalogue.js';
import { tableForm } from '../../budget/facts/table-kind.js';
import { isAncestorCode } from '../../budget/subject-code.js';
import type { CursorRow } from './cursor-row.js';
import type { DocumentUse } from './document-use.js';
import type { SubjectPlace } from './subject-site.js';

/** Scores subjects at one place. */
export interface PlaceOfSubject {
  /** How much speaks for a subject here, whatever is typed; not above 0 where nothing does. */
  fitOf(entry: CatalogueEntry): number;
  /** Whether the table prints it already, and once is enough. */
  isTaken(code: string): boolean;
}

const CHILD = 50;
const SIBLING = 46;
const GRANDCHILD = 40;
const MISSED_SIBLING = 34;
const NEXT_GROUP = 30;
const NEXT_CLASS = 22;
const FIRST_ROW = 20;
const USED_ELSEWHERE = 24;
const USUAL = 6;
const PRINTED_ALREADY = -60;
const OUT_OF_ORDER = -25;
const OTHER_FUND = -35;
const OTHER_DEPTH = -15;
const DOUBTFUL = -4;

export function placeOfSubject(row: CursorRow, { site, beside }: SubjectPlace, use: DocumentUse): PlaceOfSubject {
  const { line } = row.row;
  const place = site.rows.findLastIndex((each) => each.line < line);
  const above = site.rows[place]?.code;
  const below = site.rows[place + 1]?.code;
  const printed = new Set(site.rows.map(({ code }) => code));
  // Beside another classification the same code stands in many rows, and a 类 heads the rows of each of its partners.
  const repeats = site.rows.length > 4 && printed.size * 5 < site.rows.length * 4;
  const lengths = new Set(site.rows.map(({ code }) => code.length));
  const fund = fundOf(row);
  const heads = beside.some(({ kind }) => kind?.endsWith('economic'));
  const isTaken = (code: string) => !repeats && printed.has(code) && !(heads && code.length === 3);
  return {
    isTaken,
    fitOf(entry) {
      const { code } = entry;
      let fit = isTaken(code) ? PRINTED_ALREADY : positionOf(code, above, below);
      if (use.count(code) > 0) fit += USED_ELSEWHERE;
      if (USUAL_SUBJECTS.test(code)) fit += USUAL;
      if (lengths.size > 0 && site.rows.length > 4 && !lengths.has(code.length)) fit += OTHER_DEPTH;
      if (fund !== undefined && entry.fund !== undefined && entry.fund !== fund) fit += OTHER_FUND;
      if (entry.confidence === 'low') fit += DOUBTFUL;
      return fit;
    },
  };
}

/** How well a code goes between two rows. */
function positionOf(code: string, above: string | undefined, below: string | undefined): number {
  if (above === undefined) return below === undefined || code < below ? FIRST_ROW - code.length : 0;
  const isBetween = code > above && (below === undefined || code < below || below <= above);
  if (!isBetween) return isSibling(code, above) ? MISSED_SIBLING : code.startsWith(above.slice(0, 3)) ? OUT_OF_ORDER / 2 : OUT_OF_ORDER;
  if (isAncestorCode(above, code)) return code.length === above.length + 2 ? CHILD : GRANDCHILD;
  if (isSibling(code, above)) return SIBLING;
  const shared = sharedLevel(above, code);
  if (shared >= 3) return NEXT_GROUP - (code.length - shared);
  return NEXT_CLASS - code.length / 2;
}

function isSibling(code: string, other: string): boolean {
  return code.length > 3 && code.length === other.length && code.slice(0, -2) === other.slice(0, -2);
}

/** How much of the hierarchy two codes share: 5 for 2080505 and 2080601 is 3, for 2080505 and 2080506 it is 5. */
function sharedLevel(a: string, b: string): number {
  for (let length = Math.min(a.length, b.length); length >= 3; length -= 2) if (a.slice(0, length) === b.slice(0, length)) return length;
  return 0;
}

/** The fund a table is about, as far as its title says; subjects belong to one. */
function fundOf({ table }: CursorRow): Fund | undefined {
  const form = tableForm(table);
  switch (form?.namesFund ? form.fund : undefined) {
    case 'general':
      return 'general';
    case 'government-fund':
      return 'government-fund';
    case 'state-capital':
      return 'state-capital';
    default:
      return undefined;
  }
}

/**
 * What nearly every owner prints: the retirement, health and housing of its staff, running costs, and the economic subjects for
 * staff and offices. Where names are alike, these are meant more often.
 */
const USUAL_SUBJECTS =
  /^(?:201|208|20805(?:0[1-6])?|210|21011(?:0[1-3])?|221|22102(?:0[1-3])?|2\d\d\d\d(?:01|02|50)|301(?:0[1-3]|07|08|09|1[0-3]|99)?|302(?:0[1-9]|1[1-7]|2[6-9]|31|39|99)?|303(?:0[1-2]|09|99)?|310(?:02|03|13)?|50[1-9]|50[12]0\d)$/u;

/** Subjects of a class by the first digit of their codes. */
export function kindsByFamily(family: string): readonly CatalogueKind[] {
  switch (family) {
    case '1':
      return ['revenue'];
    case '2':
      return ['function'];
    case '3':
      return ['department-economic'];
    case '5':
      return ['government-economic'];
    default:
      return [];
  }
}
