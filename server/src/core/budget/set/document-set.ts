import { groupBy } from '../../base/group-by.js';
import type { DocumentDigest } from './digest.js';
import { ownerName } from './owner-name.js';

/** Documents that are looked at together. */
export interface DocumentSet {
  readonly digests: readonly DocumentDigest[];
  /** The documents of an owner for a year, in the order of the set. */
  of(ownerKey: string, year: number): readonly DocumentDigest[];
}

export function documentSet(digests: readonly DocumentDigest[]): DocumentSet {
  const families = groupBy(
    digests.filter(({ owner, year, isFinal }) => owner && year && !isFinal),
    ({ owner, year }) => `${owner?.key}|${year}`,
  );
  return { digests, of: (ownerKey, year) => families.get(`${ownerKey}|${year}`) ?? [] };
}

/** A document that another is compared with, or why there is none. */
export type Counterpart =
  | { readonly kind: 'found'; readonly digest: DocumentDigest }
  | { readonly kind: 'none' }
  /** Several documents might be meant, such as drafts of one another. */
  | { readonly kind: 'several' };

/** Last year's document of the same owner. */
export function lastYearOf(digest: DocumentDigest, set: DocumentSet): Counterpart {
  const { owner, year, isFinal } = digest;
  if (!owner || year === undefined || isFinal) return { kind: 'none' };
  return only(set.of(owner.key, year - 1).filter((other) => speaksOfTheSame(digest, other)));
}

/** The department as a whole and its own offices share a name, and not their figures. */
function speaksOfTheSame(a: DocumentDigest, b: DocumentDigest): boolean {
  if (a.owner?.isOwnOffices !== b.owner?.isOwnOffices) return false;
  return a.titled === undefined || b.titled === undefined || a.titled === b.titled;
}

/** The units of a department with their documents. */
export interface Units {
  readonly found: readonly DocumentDigest[];
  /** Names of units without a document, or with several. */
  readonly missing: readonly string[];
  /** Whether the documents found are all of the department's units for sure. */
  readonly isComplete: boolean;
}

/** The documents of the units that a department lists; undefined for a document that lists none. */
export function unitsOf(digest: DocumentDigest, set: DocumentSet): Units | undefined {
  const { units, year, owner } = digest;
  if (!units || !owner || owner.isOwnOffices || year === undefined) return undefined;
  const found: DocumentDigest[] = [];
  const missing: string[] = [];
  for (const name of units.names) {
    const unit = unitNamed(name, owner.key, digest, set, year);
    if (unit) found.push(unit);
    else missing.push(name);
  }
  const agrees = units.stated === undefined || units.stated === units.names.length;
  return { found, missing, isComplete: missing.length === 0 && agrees && new Set(found).size === units.names.length };
}

function unitNamed(name: string, department: string, digest: DocumentDigest, set: DocumentSet, year: number): DocumentDigest | undefined {
  const { key, isOwnOffices } = ownerName(name);
  // 局本级 and 本级 alone are the department's own offices.
  const isOwn = isOwnOffices && (key.length <= 1 || key === department);
  const others = set.of(isOwn ? department : key, year).filter((other) => other !== digest);
  const match = only(isOwn || key === department ? others.filter(isOfOwnOffices) : others);
  return match.kind === 'found' ? match.digest : undefined;
}

function isOfOwnOffices({ owner, titled }: DocumentDigest): boolean {
  return owner?.isOwnOffices === true || titled === 'unit';
}

/** Whether a change of one document may change what is found in another. */
export function mayDependOn(digest: DocumentDigest, changed: DocumentDigest): boolean {
  const key = changed.owner?.key;
  if (key === undefined || digest.name === changed.name) return false;
  return key === digest.owner?.key || (digest.units?.names.some((name) => ownerName(name).key === key) ?? false);
}

/** Other documents of the same owner and year that hold other tables: parts of one budget, not versions of it. */
export function partsBeside(digest: DocumentDigest, set: DocumentSet): readonly DocumentDigest[] {
  const { owner, year, kinds } = digest;
  if (!owner || year === undefined) return [];
  return set
    .of(owner.key, year)
    .filter((other) => other !== digest && speaksOfTheSame(digest, other) && ![...other.kinds].some((kind) => kinds.has(kind)));
}

function only(digests: readonly DocumentDigest[]): Counterpart {
  const [digest] = digests;
  if (!digest) return { kind: 'none' };
  return digests.length > 1 ? { kind: 'several' } : { kind: 'found', digest };
}
