import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import { type CatalogueKind, parentCodes } from '../../budget/catalogue/catalogue.js';
import { LAST_COVERED_YEAR } from '../../budget/catalogue/catalogue-entry.js';
import { splitCode } from '../../budget/codes/code-places.js';
import type { BudgetDocument } from '../../budget/document.js';
import { type Completion, type CompletionList, mostCompletions } from './completion.js';
import type { CursorRow } from './cursor-row.js';
import { useOf } from './document-use.js';
import { fillRow } from './fill-row.js';
import { matchQuality, typedName } from './name-match.js';
import { kindsByFamily, type PlaceOfSubject, placeOfSubject } from './rank-subjects.js';
import { rowLayout } from './row-layout.js';
import { type Subject, subjectsOf } from './subject-index.js';
import { type SubjectPlace, type SubjectSite, subjectPlaceAt } from './subject-site.js';

/** The subjects that go with what is typed into a column of codes or of their names; undefined in other columns. */
export function completeSubjects(row: CursorRow, document: BudgetDocument): CompletionList | undefined {
  const { catalogue, year } = document;
  const place = subjectPlaceAt(row, catalogue, year);
  if (!place) return undefined;
  const span = typedSpan(row);
  const written = row.text.slice(span.start, row.offset);
  const typed = readTyped(written, row, place);
  if (!typed) return undefined;
  const use = useOf(document);
  const around = placeOfSubject(row, place, use);
  const scored: { readonly subject: Subject; readonly score: number }[] = [];
  for (const kind of kindsFor(place, typed, year)) {
    for (const subject of subjectsOf(catalogue, kind, year)) {
      const score = scoreOf(subject, typed, around);
      if (score !== undefined) scored.push({ subject, score });
    }
    // Subjects of another kind are offered where this one has none.
    if (scored.length > 0) break;
  }
  scored.sort((a, b) => b.score - a.score || (a.subject.entry.code < b.subject.entry.code ? -1 : 1));
  const layout = rowLayout(row, use);
  const items = scored.slice(0, mostCompletions).map(({ subject: { entry } }): Completion => {
    const { code, name, kind } = entry;
    return {
      kind: 'subject',
      label: `${code} ${name}`,
      ...detailOf(parentCodes(code, kind).at(0), document, kind),
      subject: { kind, code },
      ...fillRow({ row, place, code, name, span, document, use, layout }),
    };
  });
  return { typed: written, items };
}

function detailOf(parent: string | undefined, { catalogue, year }: BudgetDocument, kind: CatalogueKind): { readonly detail?: string } {
  const name = parent === undefined ? undefined : catalogue.entryIn(kind, parent, year)?.name;
  return name === undefined ? {} : { detail: name };
}

/** The content of the cell, widened to the cursor. */
function typedSpan({ cell, offset }: CursorRow): Span {
  if (!cell || cell.text === '') return { start: offset, end: offset };
  return { start: Math.min(cell.span.start, offset), end: Math.max(cell.span.end, offset) };
}

interface Typed {
  /** What a code may begin with; the parts that a split code has in the cells on the left are in front. None where no digit is typed. */
  readonly codes: readonly string[];
  /** How many of these characters the author has typed in this cell. */
  readonly digits: number;
  readonly name: string;
}

/** What is typed as the beginning of a code, of a name, or of both; undefined where an existing cell is only entered. */
function readTyped(written: string, row: CursorRow, { site, part }: SubjectPlace): Typed | undefined {
  const plain = normalise(written).replace(/^\[/u, '');
  if (plain === '' && (row.cell?.text ?? '') !== '') return undefined;
  const [, digits = '', rest = ''] = /^([A-Ca-c]?\d*)\]?(.*)$/u.exec(plain) ?? [];
  // A letter alone rather begins the sound of a name, unless codes of purchases begin with it.
  const isCode = /\d/u.test(digits) || (digits !== '' && rest === '' && site.kind?.startsWith('procurement') === true);
  const code = isCode && part !== 'name' ? digits.toUpperCase() : '';
  const name = typedName(code === '' ? plain : rest);
  if (plain !== '' && code === '' && name === '') return undefined;
  return { codes: code === '' ? partsOnLeft(row, site) : splitPrefixes(code, row, site), digits: code.length, name };
}

/** What a code begins with whose part at the cursor begins with what is typed; a form may print 5 for 05. */
function splitPrefixes(typed: string, row: CursorRow, site: SubjectSite): readonly string[] {
  if (typed.length > 2) return [typed];
  const before = partsOnLeft(row, site)[0] ?? '';
  return before !== '' && typed.length === 1 ? [before + typed, `${before}0${typed}`] : [before + typed];
}

/** The parts of a split code that stand on the left of the cursor, in its row or, where they are blank, above it. */
function partsOnLeft(row: CursorRow, { columns, rows }: SubjectSite): readonly string[] {
  const at = columns.findIndex(({ index }) => index === row.column);
  if (at <= 0) return [];
  const above = splitCode(rows.findLast(({ line }) => line < row.row.line)?.code ?? '');
  const parts = columns.slice(0, at).map(({ index }, place) => {
    const text = normalise(row.row.cells[index]?.text ?? '');
    return text === '' ? (above[place] ?? '') : place === 0 ? text : text.padStart(2, '0');
  });
  const before = parts.join('');
  return before.length === 1 + 2 * at ? [before] : [];
}

/** The kinds of subjects to look among, one after the other. */
function kindsFor({ site, part }: SubjectPlace, { codes, digits }: Typed, year: number | undefined): readonly CatalogueKind[] {
  const own = site.kind === undefined ? [] : [site.kind];
  const [code = ''] = codes;
  if (part !== 'name' && digits > 0) {
    if (/^[ABC]/u.test(code)) return (year ?? LAST_COVERED_YEAR) >= 2023 ? ['procurement-2022', 'procurement-2013'] : ['procurement-2013'];
    return [...own, ...kindsByFamily(code.charAt(0))];
  }
  return own.length > 0 ? own : ['function', 'department-economic', 'government-economic', 'revenue'];
}

/** How much speaks for a subject; undefined where it does not go with what is typed. */
function scoreOf({ entry, name }: Subject, typed: Typed, around: PlaceOfSubject): number | undefined {
  const { codes } = typed;
  if (codes.length > 0 && !codes.some((code) => entry.code.startsWith(code))) return undefined;
  const quality = typed.name === '' ? 0 : matchQuality(typed.name, name);
  if (typed.name !== '' && quality === 0) return undefined;
  const fit = around.fitOf(entry);
  // Where nothing is typed, only what has a reason to be here is offered.
  if (typed.digits === 0 && typed.name === '' && fit <= 0) return undefined;
  const isWhole = typed.digits > 0 && codes.includes(entry.code) && !around.isTaken(entry.code) ? WHOLE_CODE : 0;
  return fit + quality + isWhole;
}

const WHOLE_CODE = 200;
