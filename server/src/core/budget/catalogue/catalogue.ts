/**
 * What is known about subject codes: which exist, under which name in which year, and how sure that is. A document may have
 * codes of its user's own besides; what is asked of the functions here is asked of the published catalogue alone.
 */
import {
  type CatalogueEntry,
  type CatalogueKind,
  type CatalogueLevel,
  type Confidence,
  isInForce,
  LAST_COVERED_YEAR,
} from './catalogue-entry.js';
import { comparableName, withoutLocalSuffix } from './comparable-name.js';
import { officialEntries, type SubjectEntries, withOwnEntries } from './official-entries.js';

export {
  type CatalogueEntry,
  type CatalogueKind,
  type CatalogueLevel,
  type Confidence,
  type Fund,
  isInForce,
  kindOfCode,
  levelOf,
  parentCodes,
} from './catalogue-entry.js';
export { sameName } from './comparable-name.js';
export { type AppliesTo, isMappedPair, type Partner, partnersOf } from './economic-mapping.js';

/** The subjects that may stand in a document. */
export interface Catalogue {
  /** Every name the code has had, by year. */
  entriesOf(kind: CatalogueKind, code: string): readonly CatalogueEntry[];
  /**
   * The name in force in a year; the latest one when the year is not known. Where a name that is only believed
   * (low confidence) competes with a certain one, the certain one is given.
   */
  entryIn(kind: CatalogueKind, code: string, year: number | undefined): CatalogueEntry | undefined;
  /** Every entry that has, or had, a name. */
  entriesNamed(kind: CatalogueKind, name: string): readonly CatalogueEntry[];
  /** Every entry of a kind: the published ones in the order of codes, then the user's own. */
  allEntries(kind: CatalogueKind): readonly CatalogueEntry[];
  /**
   * What an author may have meant, best first: the codes that bear this name (in force that year before others,
   * under the same parent before others, then by closeness to the given code), then codes in force that year
   * that differ from the given one by a digit changed, swapped, lost or doubled, the likest name first.
   */
  nearestCodes(kind: CatalogueKind, sought: Sought, year: number | undefined, limit: number): readonly CatalogueEntry[];
}

export interface Sought {
  readonly code?: string;
  readonly name?: string;
}

/** The published subjects. */
export const officialCatalogue: Catalogue = catalogueOver(officialEntries);

/** The published subjects and, beside them, the user's own. */
export function catalogueWith(own: readonly CatalogueEntry[]): Catalogue {
  return own.length === 0 ? officialCatalogue : catalogueOver(withOwnEntries(own));
}

export const { entriesOf, entryIn, entriesNamed, allEntries, nearestCodes } = officialCatalogue;

function catalogueOver(subjects: SubjectEntries): Catalogue {
  const entriesOf: Catalogue['entriesOf'] = (kind, code) => subjects.withCode(kind, code);
  const entriesNamed: Catalogue['entriesNamed'] = (kind, name) => {
    const plain = comparableName(name);
    const named = subjects.named(kind, plain);
    return named.length > 0 ? named : subjects.named(kind, withoutLocalSuffix(plain));
  };
  return {
    entriesOf,
    entriesNamed,
    allEntries: (kind) => subjects.all(kind),
    entryIn(kind, code, year) {
      let best: CatalogueEntry | undefined;
      for (const entry of entriesOf(kind, code)) {
        if (year !== undefined && !isInForce(entry, year)) continue;
        if (best === undefined || isPreferred(entry, best)) best = entry;
      }
      return best;
    },
    nearestCodes(kind, sought, year, limit) {
      const { code, name } = sought;
      const named = name === undefined || name === '' ? [] : codesNamed(entriesNamed(kind, name), code, year);
      const alike = code === undefined ? [] : codesLike(subjects.all(kind), { ...sought, code }, year);
      const found = new Map<string, CatalogueEntry>();
      for (const entry of [...named, ...alike]) {
        if (found.size >= limit) break;
        if (!found.has(entry.code)) found.set(entry.code, entry);
      }
      return [...found.values()];
    },
  };
}

export type Coverage = 'complete' | 'nearly-complete' | 'partial';

/**
 * How much of a level the catalogue holds for a year; an absence proves an error only where it is `complete`.
 *
 * - Economic subjects: the edition of 2018 holds exactly as many 类 and 款 as were published, later additions
 *   are known up to 2026. Before 2018 another edition was in force, after 2026 additions are likely.
 * - Function: the 类 of 2018 to 2026 are all there. The 款 are believed complete for 2021 and 2022 only, and
 *   the yearly additions of other years are mostly missing, as are some 项 in every year; regions may add 项.
 * - Revenue: all 类, nearly all 款, a part of the rest.
 * - Procurement: the edition of 2022 was taken over whole; that of 2013 only in its upper levels.
 *
 * Without a year the newest covered year is meant, as in `entryIn`.
 */
export function coverage(kind: CatalogueKind, level: CatalogueLevel, year: number | undefined): Coverage {
  const asked = year ?? LAST_COVERED_YEAR;
  switch (kind) {
    case 'department-economic':
    case 'government-economic':
      if (asked < FIRST_COVERED_YEAR) return 'partial';
      return asked <= LAST_COVERED_YEAR ? 'complete' : 'nearly-complete';
    case 'function':
      return functionCoverage(level, asked);
    case 'revenue':
      return level === '类' || level === '款' ? 'nearly-complete' : 'partial';
    case 'procurement-2013':
      if (level === 0) return 'complete';
      return level === 1 ? 'nearly-complete' : 'partial';
    case 'procurement-2022':
      return asked >= 2022 ? 'complete' : 'partial';
  }
}

const FIRST_COVERED_YEAR = 2018;

function functionCoverage(level: CatalogueLevel, year: number): Coverage {
  const covered = year >= FIRST_COVERED_YEAR && year <= LAST_COVERED_YEAR;
  if (level === '类') return covered ? 'complete' : 'partial';
  return level === '款' && (year === 2021 || year === 2022) ? 'nearly-complete' : 'partial';
}

const CONFIDENCE_RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 0, low: 1 };

/** A certain name before a believed one, then the one that holds longest, then the one that began last. */
function isPreferred(entry: CatalogueEntry, other: CatalogueEntry): boolean {
  const rank = CONFIDENCE_RANK[entry.confidence] - CONFIDENCE_RANK[other.confidence];
  if (rank !== 0) return rank < 0;
  const end = (entry.validTo ?? Number.MAX_SAFE_INTEGER) - (other.validTo ?? Number.MAX_SAFE_INTEGER);
  if (end !== 0) return end > 0;
  return (entry.validFrom ?? 0) > (other.validFrom ?? 0);
}

// --- Candidates ------------------------------------------------------------------------------------------

function codesNamed(named: readonly CatalogueEntry[], code: string | undefined, year: number | undefined): readonly CatalogueEntry[] {
  const rank = (entry: CatalogueEntry): readonly number[] => [
    isInForce(entry, year) ? 0 : 1,
    code === undefined || distanceOfPlaces(entry.code, code) <= 1 ? 0 : 1,
    code === undefined ? 0 : editDistance(entry.code, code),
    CONFIDENCE_RANK[entry.confidence],
    code === undefined ? 0 : distanceOfPlaces(entry.code, code),
  ];
  return sortedBy(
    named.filter((entry) => entry.code !== code),
    rank,
  );
}

/** Under the same parent 0, under the same grandparent 1, and so on; another level counts as far away. */
function distanceOfPlaces(a: string, b: string): number {
  if (a.length !== b.length) return 9;
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return Math.ceil((a.length - shared) / 2);
}

const FARTHEST_CODE = 2;

function codesLike(
  entries: readonly CatalogueEntry[],
  { code, name }: Sought & { readonly code: string },
  year: number | undefined,
): readonly CatalogueEntry[] {
  const near = entries.filter(
    (entry) =>
      entry.code !== code &&
      isInForce(entry, year) &&
      Math.abs(entry.code.length - code.length) <= 1 &&
      editDistance(entry.code, code) <= FARTHEST_CODE,
  );
  const wanted = name === undefined ? undefined : comparableName(name);
  const rank = (entry: CatalogueEntry): readonly number[] => [
    editDistance(entry.code, code),
    wanted === undefined ? 0 : -likeness(comparableName(entry.name), wanted),
    CONFIDENCE_RANK[entry.confidence],
    distanceOfPlaces(entry.code, code),
  ];
  return sortedBy(near, rank);
}

function sortedBy(entries: readonly CatalogueEntry[], rank: (entry: CatalogueEntry) => readonly number[]): readonly CatalogueEntry[] {
  const ranked = entries.map((entry, order) => ({ entry, rank: [...rank(entry), order] }));
  ranked.sort((a, b) => {
    for (let index = 0; index < a.rank.length; index++) {
      const difference = (a.rank[index] ?? 0) - (b.rank[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return ranked.map(({ entry }) => entry);
}

/** Changed, lost, doubled and swapped neighbours each count one. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The share of neighbouring character pairs two names have in common, from 0 to 100. */
function likeness(a: string, b: string): number {
  const pairs = new Set<string>();
  for (let index = 1; index < a.length; index++) pairs.add(a.slice(index - 1, index + 1));
  let common = 0;
  for (let index = 1; index < b.length; index++) if (pairs.has(b.slice(index - 1, index + 1))) common++;
  const total = a.length + b.length - 2;
  return total <= 0 ? 0 : Math.round((200 * common) / total);
}
