/** What a subject code is by its shape, and what is known of one. */

export type CatalogueKind =
  | 'function'
  | 'department-economic'
  | 'government-economic'
  | 'revenue'
  | 'procurement-2013'
  | 'procurement-2022';

export type Confidence = 'high' | 'medium' | 'low';

export type Fund = 'general' | 'government-fund' | 'state-capital' | 'social-insurance';

/** Subjects have named levels; procurement counts from 0 (货物, 工程, 服务) downwards. */
export type CatalogueLevel = '类' | '款' | '项' | '目' | number;

/** One name of a code with the fiscal years in which it holds; an absent year means no bound is known. */
export interface CatalogueEntry {
  readonly kind: CatalogueKind;
  readonly code: string;
  readonly name: string;
  readonly level: CatalogueLevel;
  /** Only for subjects of function. */
  readonly fund?: Fund;
  readonly validFrom?: number;
  readonly validTo?: number;
  /** `low`: existence or years are doubtful, so nothing may be held against an author because of it. */
  readonly confidence: Confidence;
  /** The user's own, from the settings, rather than one of the published catalogue. */
  readonly own?: true;
}

/** The kind a code belongs to by its shape alone. The 2013 and 2022 procurement codes of nine characters differ only by year. */
export function kindOfCode(code: string, year?: number): CatalogueKind | undefined {
  const letter = code.charAt(0);
  if (letter === 'A' || letter === 'B' || letter === 'C') return procurementKind(code, year);
  if (!isAllDigits(code, 0)) return undefined;
  const length = code.length;
  const threeOrFive = length === 3 || length === 5;
  if (letter === '1') return threeOrFive || length === 7 || length === 9 ? 'revenue' : undefined;
  if (letter === '2') return threeOrFive || length === 7 ? 'function' : undefined;
  if (letter === '3') return threeOrFive ? 'department-economic' : undefined;
  if (letter === '5') return threeOrFive ? 'government-economic' : undefined;
  return undefined;
}

/** The codes above a code, nearest first: `2080506` → `20805`, `208`. Purely by shape. */
export function parentCodes(code: string, kind: CatalogueKind | undefined = kindOfCode(code)): readonly string[] {
  if (kind === undefined) return [];
  if (kind === 'procurement-2022') return procurementParents(code);
  const shortest = kind === 'procurement-2013' ? 1 : 3;
  const parents: string[] = [];
  for (let length = code.length - 2; length >= shortest; length -= 2) parents.push(code.slice(0, length));
  return parents;
}

/** The level a code has by its shape. */
export function levelOf(kind: CatalogueKind, code: string): CatalogueLevel {
  if (kind === 'procurement-2013') return (code.length - 1) / 2;
  if (kind === 'procurement-2022') return filledPairs(code);
  if (code.length <= 3) return '类';
  if (code.length <= 5) return '款';
  return code.length <= 7 ? '项' : '目';
}

/** Whether a name holds in a year; without a year, whether it has no known end. */
export function isInForce(entry: CatalogueEntry, year: number | undefined): boolean {
  if (year === undefined) return entry.validTo === undefined;
  return (entry.validFrom ?? year) <= year && year <= (entry.validTo ?? year);
}

/** The newest year that the catalogue knows of; it is meant where no year is given. */
export const LAST_COVERED_YEAR = 2026;

function isAllDigits(code: string, from: number): boolean {
  for (let index = from; index < code.length; index++) {
    const unit = code.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return code.length > from;
}

/** The edition of 2022 pads its codes to nine characters and applies fully from 2023 on. */
function procurementKind(code: string, year: number | undefined): CatalogueKind | undefined {
  const digits = code.length - 1;
  const newer = (year ?? LAST_COVERED_YEAR) >= 2023;
  if (digits === 0) return newer ? 'procurement-2022' : 'procurement-2013';
  if (digits > 10 || digits % 2 !== 0 || !isAllDigits(code, 1)) return undefined;
  return digits === 8 && newer ? 'procurement-2022' : 'procurement-2013';
}

function procurementParents(code: string): readonly string[] {
  const parents: string[] = [];
  for (let pairs = filledPairs(code) - 1; pairs > 0; pairs--) parents.push(code.slice(0, 1 + 2 * pairs).padEnd(code.length, '0'));
  return filledPairs(code) > 0 ? [...parents, code.charAt(0)] : parents;
}

/** How many pairs of digits stand before the padding of zeros. */
function filledPairs(code: string): number {
  let end = code.length;
  while (end > 1 && code.endsWith('00', end)) end -= 2;
  return (end - 1) / 2;
}
