import { partnersOf } from '../../budget/catalogue/catalogue.js';
import { cellsOfSubject, type SubjectToPrint } from './subject-cells.js';
import type { SubjectSite } from './subject-site.js';

/** The government's economic subject that belongs beside a department's, or the other way round; nothing where several may. */
export function cellsOfPartner(subject: SubjectToPrint): ReadonlyMap<number, string> {
  const { place, code, document } = subject;
  const partners = partnersOf(code).map((partner) => partner.code);
  const other = place.beside.find(({ kind }) => kind?.endsWith('economic') === true && kind !== place.site.kind);
  if (!other || partners.length === 0 || !other.kind) return new Map();
  const wanted = oneOf(partners, other, subject);
  const name = wanted === undefined ? undefined : document.catalogue.entryIn(other.kind, wanted, document.year)?.name;
  if (wanted === undefined || name === undefined) return new Map();
  const cells = cellsOfSubject({ ...subject, place: { ...place, site: other }, code: wanted, name });
  // What an author has put beside a subject stays.
  const isFree = (column: number) => subject.isNewRow === true || (subject.row.row.cells[column]?.text ?? '') === '';
  return new Map([...cells].filter(([column]) => isFree(column)));
}

/** The only partner, or the only one of the 类 that the rows beside are of: bodies and institutions have 类 of their own. */
function oneOf(partners: readonly string[], { rows }: SubjectSite, { row, place, code }: SubjectToPrint): string | undefined {
  if (partners.length === 1) return partners[0];
  const { line } = row.row;
  const heads = place.site.rows.find((each) => each.line >= line)?.code.startsWith(code) === true;
  // The head of a group is like the rows below it; without any, it is not what an earlier head of the same code is.
  const near = heads ? rows.find((each) => each.line >= line) : rows.findLast((each) => each.line < line);
  const ofClass = partners.filter((partner) => near !== undefined && partner.startsWith(near.code.slice(0, 3)));
  if (heads || code.length > 3) return ofClass.length === 1 ? ofClass[0] : undefined;
  const taken = new Set(
    place.site.rows
      .flatMap((each) => (each.code === code ? rows.filter((other) => other.line === each.line) : []))
      .map((each) => each.code),
  );
  const free = partners.filter((partner) => !taken.has(partner));
  return free.length === 1 ? free[0] : ofClass.find((partner) => free.includes(partner));
}
