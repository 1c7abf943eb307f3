/**
 * What is known about subject codes: which exist, under which name in which year, and which department
 * subject goes with which government subject. Each kind is unpacked when it is first asked for.
 */
import { normalise } from '../../base/normalise.js';
import { BRACKETED_NAMES, CATALOGUE_DATA, MAPPING_DATA } from './catalogue-data.js';

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
}

export type Coverage = 'complete' | 'nearly-complete' | 'partial';

export type AppliesTo = '机关' | '事业单位' | '不限';

export interface Partner {
  readonly code: string;
  readonly appliesTo: AppliesTo;
  readonly confidence: Confidence;
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

/** Every name the code has had, by year. */
export function entriesOf(kind: CatalogueKind, code: string): readonly CatalogueEntry[] {
  return indexOf(kind).byCode.get(code) ?? NO_ENTRIES;
}

/**
 * The name in force in a year; the latest one when the year is not known. Where a name that is only believed
 * (low confidence) competes with a certain one, the certain one is given.
 */
export function entryIn(kind: CatalogueKind, code: string, year: number | undefined): CatalogueEntry | undefined {
  let best: CatalogueEntry | undefined;
  for (const entry of entriesOf(kind, code)) {
    if (year !== undefined && !isInForce(entry, year)) continue;
    if (best === undefined || isPreferred(entry, best)) best = entry;
  }
  return best;
}

/** Every entry that has, or had, a name. */
export function entriesNamed(kind: CatalogueKind, name: string): readonly CatalogueEntry[] {
  const index = indexOf(kind);
  index.byName ??= groupByName(index.entries);
  const plain = comparableName(name);
  return index.byName.get(plain) ?? index.byName.get(withoutLocalSuffix(plain)) ?? NO_ENTRIES;
}

/** Whether a name holds in a year; without a year, whether it has no known end. */
export function isInForce(entry: CatalogueEntry, year: number | undefined): boolean {
  if (year === undefined) return entry.validTo === undefined;
  return (entry.validFrom ?? year) <= year && year <= (entry.validTo ?? year);
}

/** Every entry of a kind, in the order of codes. */
export function allEntries(kind: CatalogueKind): readonly CatalogueEntry[] {
  return indexOf(kind).entries;
}

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

/**
 * Whether two names mean the same subject: equal after normalisation, 其它 for 其他, a level marker such as
 * （类）, one of the few official variants, or a local suffix in brackets on one side (行政运行（人大）). A name
 * that is cut short is another name.
 */
export function sameName(a: string, b: string): boolean {
  const first = comparableName(a);
  const second = comparableName(b);
  if (first === second) return true;
  return withoutLocalSuffix(first) === second || first === withoutLocalSuffix(second);
}

/** The counterparts of a department or government economic code in the official mapping. */
export function partnersOf(code: string): readonly Partner[] {
  const mapping = mappingTable();
  return mapping.government.get(code) ?? mapping.department.get(code) ?? [];
}

/**
 * Whether a department subject may stand beside a government subject. `no` only where the mapping covers both
 * codes at their level: additions of later years are not mapped, and a 类 beside a 款 is judged by the 款
 * known below it.
 */
export function isMappedPair(departmentCode: string, governmentCode: string): 'yes' | 'no' | 'unknown' {
  const partners = mappingTable().government.get(departmentCode);
  if (partners === undefined) return 'unknown';
  if (partners.some((partner) => partner.code === governmentCode)) return 'yes';
  if (departmentCode.length === governmentCode.length) return partnersOf(governmentCode).length > 0 ? 'no' : 'unknown';
  if (departmentCode.length > governmentCode.length) return judgeClassBeside(partners, governmentCode);
  return judgeItemBesideClass(departmentCode, partners, governmentCode);
}

export interface Sought {
  readonly code?: string;
  readonly name?: string;
}

/**
 * What an author may have meant, best first: the codes that bear this name (in force that year before others,
 * under the same parent before others, then by closeness to the given code), then codes in force that year
 * that differ from the given one by a digit changed, swapped, lost or doubled, the likest name first.
 */
export function nearestCodes(kind: CatalogueKind, sought: Sought, year: number | undefined, limit: number): readonly CatalogueEntry[] {
  const found = new Map<string, CatalogueEntry>();
  for (const entry of [...codesNamed(kind, sought, year), ...codesLike(kind, sought, year)]) {
    if (found.size >= limit) break;
    if (!found.has(entry.code)) found.set(entry.code, entry);
  }
  return [...found.values()];
}

const NO_ENTRIES: readonly CatalogueEntry[] = [];
const FIRST_COVERED_YEAR = 2018;
const LAST_COVERED_YEAR = 2026;

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

// --- Names -----------------------------------------------------------------------------------------------

/** Official forms of the same name in different editions, the first one standing for all. */
const NAME_VARIANTS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['其他对个人和家庭的补助', '其他对个人和家庭的补助支出', '其他对个人和家庭的补助(支出)', '其他对个人和家庭补助'],
      ['因公出国(境)费用', '因公出国(境)费'],
    ] as const
  ).flatMap(([form, ...variants]) => variants.map((variant) => [variant, form] as const)),
);

const LEVEL_MARKERS: readonly string[] = ['(类)', '(款)', '(项)', '(目)'];

function comparableName(name: string): string {
  let result = normalise(name).replaceAll('其它', '其他');
  for (const marker of LEVEL_MARKERS) if (result.endsWith(marker)) result = result.slice(0, -marker.length);
  return NAME_VARIANTS.get(result) ?? result;
}

let bracketedNames: ReadonlySet<string> | undefined;

function withoutLocalSuffix(name: string): string {
  if (!name.endsWith(')')) return name;
  bracketedNames ??= new Set(BRACKETED_NAMES.split('\n').map(comparableName));
  if (bracketedNames.has(name)) return name;
  const open = name.lastIndexOf('(');
  return open > 0 ? (NAME_VARIANTS.get(name.slice(0, open)) ?? name.slice(0, open)) : name;
}

// --- Candidates ------------------------------------------------------------------------------------------

function codesNamed(kind: CatalogueKind, { code, name }: Sought, year: number | undefined): readonly CatalogueEntry[] {
  if (name === undefined || name === '') return NO_ENTRIES;
  const named = entriesNamed(kind, name);
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

function codesLike(kind: CatalogueKind, { code, name }: Sought, year: number | undefined): readonly CatalogueEntry[] {
  if (code === undefined) return NO_ENTRIES;
  const near = indexOf(kind).entries.filter(
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

// --- Mapping ---------------------------------------------------------------------------------------------

function judgeClassBeside(partners: readonly Partner[], governmentClass: string): 'yes' | 'no' | 'unknown' {
  if (partners.some((partner) => partner.code.startsWith(governmentClass))) return 'yes';
  return partnersOf(governmentClass).length > 0 ? 'no' : 'unknown';
}

function judgeItemBesideClass(departmentClass: string, partners: readonly Partner[], governmentItem: string): 'yes' | 'no' | 'unknown' {
  if (partnersOf(governmentItem).some((partner) => partner.code.startsWith(departmentClass))) return 'yes';
  const governmentClass = governmentItem.slice(0, 3);
  if (partners.some((partner) => partner.code === governmentClass)) return 'unknown';
  return partnersOf(governmentClass).length > 0 ? 'no' : 'unknown';
}

interface MappingTable {
  /** Government partners by department code. */
  readonly government: ReadonlyMap<string, readonly Partner[]>;
  /** Department partners by government code. */
  readonly department: ReadonlyMap<string, readonly Partner[]>;
}

const APPLIES: Readonly<Record<string, AppliesTo>> = { o: '机关', u: '事业单位', b: '不限' };

let mapping: MappingTable | undefined;

function mappingTable(): MappingTable {
  mapping ??= unpackMapping(MAPPING_DATA);
  return mapping;
}

function unpackMapping(data: string): MappingTable {
  const government = new Map<string, Partner[]>();
  const department = new Map<string, Partner[]>();
  for (const line of data.split('\n')) {
    const [departmentCode = '', ...marked] = line.split(' ');
    for (const mark of marked) {
      const digits = mark.search(/[oub]/);
      const governmentCode = mark.slice(0, digits);
      const appliesTo = APPLIES[mark.charAt(digits)] ?? '不限';
      const confidence: Confidence = mark.endsWith('m') ? 'medium' : 'high';
      append(government, departmentCode, { code: governmentCode, appliesTo, confidence });
      append(department, governmentCode, { code: departmentCode, appliesTo, confidence });
    }
  }
  return { government, department };
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

// --- Unpacking -------------------------------------------------------------------------------------------

interface KindIndex {
  readonly entries: readonly CatalogueEntry[];
  readonly byCode: ReadonlyMap<string, readonly CatalogueEntry[]>;
  byName: ReadonlyMap<string, readonly CatalogueEntry[]> | undefined;
}

const indexes = new Map<CatalogueKind, KindIndex>();

function indexOf(kind: CatalogueKind): KindIndex {
  const known = indexes.get(kind);
  if (known !== undefined) return known;
  const entries = unpack(kind, CATALOGUE_DATA[kind]);
  const byCode = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) append(byCode, entry.code, entry);
  const index: KindIndex = { entries, byCode, byName: undefined };
  indexes.set(kind, index);
  return index;
}

function groupByName(entries: readonly CatalogueEntry[]): ReadonlyMap<string, readonly CatalogueEntry[]> {
  const byName = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) append(byName, comparableName(entry.name), entry);
  return byName;
}

function unpack(kind: CatalogueKind, data: string): readonly CatalogueEntry[] {
  const [usualYears = '-', ...lines] = data.split('\n');
  let code = '';
  return lines.map((line) => {
    const space = line.indexOf(' ');
    const bar = line.indexOf('|', space);
    code = code.slice(0, Number.parseInt(line.charAt(0), 36)) + line.slice(1, space);
    const name = bar < 0 ? line.slice(space + 1) : line.slice(space + 1, bar);
    return entryFrom(kind, code, name, bar < 0 ? '' : line.slice(bar + 1), usualYears);
  });
}

const FUND_MARKS: Readonly<Record<string, Fund>> = { g: 'government-fund', s: 'state-capital', i: 'social-insurance' };

function entryFrom(kind: CatalogueKind, code: string, name: string, marks: string, usualYears: string): CatalogueEntry {
  let confidence: Confidence = 'high';
  let fund: Fund = 'general';
  let at = 0;
  for (; at < marks.length; at++) {
    const mark = marks.charAt(at);
    const named = FUND_MARKS[mark];
    if (mark === 'm') confidence = 'medium';
    else if (mark === 'l') confidence = 'low';
    else if (named !== undefined) fund = named;
    else break;
  }
  const entry: Draft<CatalogueEntry> = { kind, code, name, level: levelOf(kind, code), confidence };
  if (kind === 'function') entry.fund = fund;
  const years = at < marks.length ? marks.slice(at) : usualYears;
  const dash = years.indexOf('-');
  if (dash > 0) entry.validFrom = Number(years.slice(0, dash));
  if (dash < years.length - 1) entry.validTo = Number(years.slice(dash + 1));
  return entry;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** The level a code has by its shape. */
export function levelOf(kind: CatalogueKind, code: string): CatalogueLevel {
  if (kind === 'procurement-2013') return (code.length - 1) / 2;
  if (kind === 'procurement-2022') return filledPairs(code);
  if (code.length <= 3) return '类';
  if (code.length <= 5) return '款';
  return code.length <= 7 ? '项' : '目';
}
