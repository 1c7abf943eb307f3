/** Which codes an author may have meant where one is printed that does not hold. */
import { normalise } from '../../base/normalise.js';
import { type Catalogue, type CatalogueEntry, type CatalogueKind, editDistance, isInForce, kindOfCode } from '../catalogue/catalogue.js';
import { type Candidate, fitOf, type Neighbourhood, type PrintedPairs } from './code-evidence.js';
import type { RawCode } from './code-places.js';

/** All that bears on one printed code. */
export interface Surroundings extends Neighbourhood {
  /** The parts of the row above as they were meant. */
  readonly aboveParts: readonly string[];
  readonly pairs: PrintedPairs;
  readonly catalogue: Catalogue;
  readonly year: number | undefined;
  /** What the column is for. */
  readonly kind: CatalogueKind | undefined;
}

export const MOST_CANDIDATES = 5;

/** Whether an entry holds in a year, or may hold because the years of its renaming are not certain. */
export function mayBeInForce(entry: CatalogueEntry, year: number | undefined): boolean {
  if (year === undefined || isInForce(entry, year)) return true;
  return entry.confidence !== 'high' && (isInForce(entry, year - 1) || isInForce(entry, year + 1));
}

/** Authors add these to names that do without: 办公设备购置费 is 办公设备购置. */
const LOOSE_ENDING = /(?<=.{4})(?:费|支出|经费)$/u;

/**
 * The codes that bear the printed name: in the catalogue, or else elsewhere in the document, or else codes close to the
 * printed one that fit better and whose official name it is a form of.
 */
export function namedAlike(raw: RawCode, code: string | undefined, around: Surroundings): readonly Candidate[] {
  const { pairs, catalogue, year } = around;
  const { name, pattern } = raw;
  const kind = around.kind ?? (code === undefined ? undefined : kindOfCode(code));
  if (name === '' || kind === undefined) return [];
  const isOther = (entry: CatalogueEntry) => entry.code !== pattern && entry.code !== code && mayBeInForce(entry, year);
  for (const wording of [name, name.replace(LOOSE_ENDING, '')]) {
    const named = catalogue.nearestCodes(kind, { name: wording }, year, Number.MAX_SAFE_INTEGER).filter(isOther);
    if (named.length > 0) return named;
  }
  const inDocument = pairs.codesNamed(name, raw).filter((other) => other !== pattern && kindOfCode(other) === kind);
  if (inDocument.length > 0) return inDocument.map((other) => ({ code: other, name, kind }));
  if (fitOf(pattern, around) === 2) return [];
  return oneSlipAway(kind, pattern, around).filter(
    (entry) => isOther(entry) && fitOf(entry.code, around) === 2 && formOf(name, normalise(entry.name)),
  );
}

/**
 * The codes one slip away that the rows around ask for, where the printed one does not fit between them. A code whose
 * parent and neighbours are certain may be one that the catalogue lacks, unless it is to replace one that the catalogue has.
 */
export function inPlace(raw: RawCode, code: string | undefined, around: Surroundings): readonly Candidate[] {
  const { pattern } = raw;
  const { above, below, repeats, catalogue, year } = around;
  const kind = around.kind ?? kindOfCode(pattern);
  if (kind === undefined || fitOf(pattern, around) === 2) return [];
  const meant = new Map<string, Candidate>();
  const add = (candidate: Candidate) => {
    if (fitOf(candidate.code, around) === 2 && (repeats || !around.isBeside(candidate.code))) meant.set(candidate.code, candidate);
  };
  const addByPlace = (candidate: string | undefined) => {
    if (candidate === undefined || kindOfCode(candidate) !== kind) return;
    if (candidate !== code && editDistance(candidate, pattern) !== 1) return;
    const entry = catalogue.entryIn(kind, candidate, year);
    if (!entry && code !== undefined && code === pattern && catalogue.entriesOf(kind, code).length > 0) return;
    add({ code: candidate, name: entry?.name ?? raw.name, kind });
  };
  // A split code whose lost part the row above gives.
  if (code !== undefined && code !== pattern) addByPlace(code);
  if (above !== undefined && pattern.length > 3 && above.length >= pattern.length - 2)
    addByPlace(above.slice(0, pattern.length - 2) + pattern.slice(-2));
  if (below !== undefined && below.length > pattern.length && !below.includes('?')) addByPlace(below.slice(0, pattern.length));
  if (meant.size > 0) return [...meant.values()];
  for (const entry of oneSlipAway(kind, pattern, around)) add(entry);
  return [...meant.values()].slice(0, MOST_CANDIDATES);
}

/** The subjects in force whose code differs from what is printed by one digit changed, lost, added or swapped with its neighbour. */
function oneSlipAway(kind: CatalogueKind, printed: string, { catalogue, year }: Surroundings): readonly CatalogueEntry[] {
  const variants = new Set<string>();
  for (let at = 0; at <= printed.length; at++) {
    const before = printed.slice(0, at);
    const after = printed.slice(at);
    for (const digit of '0123456789') {
      variants.add(before + digit + after);
      if (after !== '') variants.add(before + digit + after.slice(1));
    }
    variants.add(before + after.slice(1));
    if (after.length > 1) variants.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  variants.delete(printed);
  return [...variants].flatMap((code) => catalogue.entriesOf(kind, code).find((entry) => mayBeInForce(entry, year)) ?? []);
}

/** Whether a name is a beginning, a shortened or a drawn-out form of the official one: nothing moved, little missing. */
export function formOf(printed: string, official: string): boolean {
  if (printed.length >= 2 && (official.startsWith(printed) || printed.startsWith(official))) return true;
  const [short, long] = printed.length <= official.length ? [printed, official] : [official, printed];
  if (short.length < 4 || short.length * 3 < long.length * 2) return false;
  let at = 0;
  for (const character of long) if (character === short.charAt(at)) at++;
  return at === short.length;
}
