/** Judges every printed subject code: whether it exists, holds in the year, bears its name and may stand with its partner. */
import { groupBy } from '../../base/group-by.js';
import { interned } from '../../base/interned.js';
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { Span } from '../../base/span.js';
import {
  type Catalogue,
  type CatalogueEntry,
  type CatalogueKind,
  editDistance,
  isMappedPair,
  kindOfCode,
  type Partner,
  partnersOf,
  sameName,
} from '../catalogue/catalogue.js';
import type { BudgetTable, Item } from '../ledger.js';
import { formOf, inPlace, MOST_CANDIDATES, mayBeInForce, namedAlike, type Surroundings } from './code-candidates.js';
import {
  bestFirst,
  type Candidate,
  collectPairs,
  countCodes,
  fitOf,
  neighbourhoodOf,
  type PrintedPairs,
  pairsInWords,
  scoreOf,
} from './code-evidence.js';
import { type CodeSite, codeEdits, type RawCode, type RawPart, readCode, readCodeSites, splitCode } from './code-places.js';

interface FaultyCode {
  readonly raw: RawCode;
  /** Where the fault stands: the part of a split code that is wrong, or the code. */
  readonly place: Span;
  /** The parts of the row above as they were meant: blank parts stand for them. */
  readonly above: readonly string[];
  /** The code as read; undefined where nothing can be made of it. */
  readonly code: string | undefined;
  /** What may have been meant, best first. */
  readonly candidates: readonly Candidate[];
  /** The code that was most likely meant; undefined where the printed one may well be right and its name wrong. */
  readonly likely: string | undefined;
  /** The catalogue's entry for the printed code in the document's year. */
  readonly official: CatalogueEntry | undefined;
}

export type CodeFault =
  | (FaultyCode & { readonly kind: 'malformed' | 'unknown' })
  | (FaultyCode & { readonly kind: 'not-in-force'; readonly entry: CatalogueEntry })
  /** The name is that of the same code in other years. */
  | (FaultyCode & { readonly kind: 'stale-name'; readonly entry: CatalogueEntry })
  /** The name is that of another code. */
  | (FaultyCode & { readonly kind: 'other-name' })
  /** Name and code agree, but the code belongs under another parent than the one it stands under. */
  | (FaultyCode & { readonly kind: 'misplaced' })
  /** The name is a cut or shortened form of the official one. */
  | (FaultyCode & { readonly kind: 'short-name' })
  /** The name is no official name at all. */
  | (FaultyCode & { readonly kind: 'unofficial-name' })
  /** The name of a purchase belongs to another code; `listed` where the printed code belongs to another name. */
  | (FaultyCode & { readonly kind: 'procurement'; readonly listed: boolean })
  | (FaultyCode & {
      readonly kind: 'unmapped-pair';
      readonly department: RawCode;
      readonly departmentCode: string;
      readonly partners: readonly Partner[];
    });

/** A printed code with what was found out about it. */
export interface JudgedCode {
  readonly raw: RawCode;
  /** The code as read; undefined where nothing can be made of it. */
  readonly code: string | undefined;
  /** The code that was most likely meant: the one printed, unless that is likely wrong. */
  readonly meant: string | undefined;
  /** At most one for each place. */
  readonly fault: CodeFault | undefined;
}

/** Judges every printed code of a document, in the order of tables and columns. */
export function judgeCodes(tables: readonly BudgetTable[], catalogue: Catalogue, year: number | undefined): readonly JudgedCode[] {
  const byTable = tables.map((table) => readCodeSites(table, catalogue, year));
  const pairs = knownPairs(byTable.map((sites) => pairsInWords(sites)).join('\n\n'), () => collectPairs(byTable.flat()));
  return byTable.flatMap((sites) => judgeTable(sites, catalogue, pairs, year));
}

const knownPairs = interned<PrintedPairs>();

const judgeTable = perUnit(
  (sites: readonly CodeSite[], catalogue: Catalogue, pairs: PrintedPairs, year: number | undefined): readonly JudgedCode[] => {
    const document: DocumentCodes = { catalogue, pairs, year };
    const partners = partnersIn(sites);
    return judgePairs(
      sites.flatMap((site) => judgeSite(site, partners, document)),
      document,
    );
  },
);

/** What holds for all codes of a document. */
interface DocumentCodes {
  readonly catalogue: Catalogue;
  readonly pairs: PrintedPairs;
  readonly year: number | undefined;
}

/** By item, the economic codes of its row; a row that prints both classifications has two. */
function partnersIn(sites: readonly CodeSite[]): ReadonlyMap<Item, readonly RawCode[]> {
  const economic = sites.filter(({ kind }) => kind?.endsWith('economic'));
  return groupBy(
    economic.flatMap(({ raws }) => raws),
    ({ item }) => item,
  );
}

/** Judges from the top down, so that a code that is wrong does not make the rows below it wrong that leave its parts blank. */
function judgeSite(site: CodeSite, partners: ReadonlyMap<Item, readonly RawCode[]>, document: DocumentCodes): readonly JudgedCode[] {
  const named = namesAreSubjects(site, document);
  const counts = countCodes(site);
  let meantAbove: string | undefined;
  let aboveParts: readonly string[] = [];
  return site.raws.map((printed, place) => {
    const partner = partners.get(printed.item)?.find((other) => other.site.kind !== site.kind)?.pattern;
    const around = neighbourhoodOf(site, place, counts, meantAbove, partner);
    const raw = named ? printed : { ...printed, name: '' };
    const { code, broken } = readCode(raw, aboveParts);
    const fault = judge(raw, code, broken, { ...around, ...document, raw, aboveParts, kind: site.kind });
    const meant = fault?.likely ?? code;
    if (meant !== undefined) {
      meantAbove = meant;
      aboveParts = splitCode(meant);
    }
    return { raw: printed, code, meant, fault };
  });
}

/** Names beside codes may be those of projects or units; then hardly any is the official one. */
function namesAreSubjects(site: CodeSite, { catalogue, year }: DocumentCodes): boolean {
  let known = 0;
  let official = 0;
  for (const { pattern, name } of site.raws) {
    const kind = kindOfCode(pattern, year);
    const entries = kind ? catalogue.entriesOf(kind, pattern) : [];
    if (entries.length === 0 || name === '') continue;
    known++;
    if (entries.some((entry) => sameName(entry.name, name))) official++;
  }
  return known < 4 || official * 4 >= known;
}

function judge(raw: RawCode, code: string | undefined, broken: RawPart | undefined, around: Surroundings): CodeFault | undefined {
  if (/^[A-Z]/u.test(raw.pattern)) return judgeProcurement(raw, around);
  if (broken) return malformed(raw, broken, code, around);
  if (code === undefined) return undefined;
  const kind = kindOfCode(code);
  const entries = kind ? around.catalogue.entriesOf(kind, code) : [];
  if (entries.length === 0) return unknown(raw, code, around);
  const current = entries.filter((entry) => mayBeInForce(entry, around.year));
  if (raw.name !== '' && current.some((entry) => sameName(entry.name, raw.name))) return misplaced(raw, code, around);
  if (current.length === 0) return notInForce(raw, code, entries, around);
  return raw.name === '' ? undefined : disagreeing(raw, code, entries, around);
}

function faulty(raw: RawCode, code: string | undefined, around: Surroundings, certainlyWrong: boolean): FaultyCode {
  const kind = code === undefined ? undefined : kindOfCode(code);
  const official = kind && code !== undefined ? around.catalogue.entryIn(kind, code, around.year) : undefined;
  const ranked = bestFirst(namedAlike(raw, code, around), (candidate) => scoreOf(candidate, around, official, around.pairs));
  const best = ranked[0];
  const likely = best !== undefined && (certainlyWrong || best.score > 0) ? best.candidate.code : undefined;
  return {
    raw,
    place: placeOf(raw, likely, around.aboveParts),
    above: around.aboveParts,
    code,
    candidates: ranked.map(({ candidate }) => candidate).slice(0, MOST_CANDIDATES),
    likely,
    official,
  };
}

/** The cells that differ from the code that was likely meant; the whole code where that is not known. */
function placeOf(raw: RawCode, likely: string | undefined, above: readonly string[]): Span {
  const edits = likely === undefined ? [] : codeEdits(raw, likely, above);
  const first = edits[0];
  const last = edits.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : raw.span;
}

// ---- codes that are not there

function malformed(raw: RawCode, broken: RawPart, code: string | undefined, around: Surroundings): CodeFault | undefined {
  const fault = { ...faulty(raw, undefined, around, true), place: broken.span };
  if (fault.likely !== undefined) return { ...fault, kind: 'malformed' };
  const near = inPlace(raw, code, around);
  if (near.length === 0 || looksLikeUnit(raw)) return undefined;
  return { ...fault, kind: 'malformed', candidates: near, likely: near.length === 1 ? near[0]?.code : undefined };
}

function unknown(raw: RawCode, code: string, around: Surroundings): CodeFault | undefined {
  const fault = faulty(raw, code, around, true);
  if (fault.candidates.length > 0) return { ...fault, kind: 'unknown' };
  if (looksLikeUnit(raw)) return undefined;
  const near = inPlace(raw, code, around);
  const only = near.length === 1 ? near[0] : undefined;
  if (raw.name === '' || only) return { ...fault, kind: 'unknown', candidates: near, likely: only?.code };
  return { ...fault, kind: 'unknown' };
}

const UNIT_NAME = /(?:局|委|委员会|办公室|中心|学校|[大中小]学|学院|医院|[厅处科股队所站馆院部会校园]|本级|机关|公司|集团|报社|联社)$/u;

/** Columns may mix subjects with the units that use them, under codes of their own. */
function looksLikeUnit({ name, item }: RawCode): boolean {
  const { owner } = item.table.table.caption;
  return UNIT_NAME.test(name) || (owner !== undefined && name === normalise(owner));
}

function notInForce(raw: RawCode, code: string, entries: readonly CatalogueEntry[], around: Surroundings): CodeFault {
  const entry = entries.find((past) => sameName(past.name, raw.name));
  const last = entry ?? (entries.at(-1) as CatalogueEntry);
  const fault = faulty(raw, code, around, true);
  // The name of a living subject says that the code was mistyped, not that an old one was kept.
  if (!entry && fault.likely !== undefined) return { ...fault, kind: 'other-name' };
  return { ...fault, kind: 'not-in-force', entry: last };
}

// ---- names that do not agree

function disagreeing(raw: RawCode, code: string, entries: readonly CatalogueEntry[], around: Surroundings): CodeFault | undefined {
  const stale = entries.find((entry) => sameName(entry.name, raw.name));
  const fault = faulty(raw, code, around, false);
  if (stale) return { ...fault, kind: 'stale-name', entry: stale, likely: undefined };
  const official = fault.official;
  const form = official && formOf(raw.name, normalise(official.name));
  if (fault.candidates.length > 0 && !(form && fault.likely === undefined)) return { ...fault, kind: 'other-name' };
  if (!official || entries.some((entry) => entry.confidence === 'low' && mayBeInForce(entry, around.year))) return undefined;
  if (form) return { ...fault, kind: 'short-name' };
  const [meant, another] = inPlace(raw, code, around);
  if (!meant || another) return { ...fault, kind: 'unofficial-name' };
  return { ...fault, kind: 'unofficial-name', place: placeOf(raw, meant.code, around.aboveParts), candidates: [meant], likely: meant.code };
}

/** A name that many codes share (行政运行) may agree with a code that belongs elsewhere. */
function misplaced(raw: RawCode, code: string, around: Surroundings): CodeFault | undefined {
  if (fitOf(code, around) === 2) return undefined;
  const isForeign = around.kind !== undefined && kindOfCode(code) !== around.kind;
  const belongs =
    around.repeats || code.length <= 3 || around.isBeside(code.slice(0, -2)) || around.pairs.elsewhere(code, raw.name, raw) > 0;
  if (belongs && !isForeign) return undefined;
  const fault = faulty(raw, code, around, false);
  const best = fault.candidates.find(
    (candidate) =>
      editDistance(candidate.code, code) === 1 &&
      fitOf(candidate.code, around) === 2 &&
      (isForeign || (around.isBeside(candidate.code.slice(0, -2)) && around.pairs.elsewhere(candidate.code, raw.name, raw) > 0)),
  );
  return best && { ...fault, kind: 'misplaced', place: placeOf(raw, best.code, around.aboveParts), candidates: [best], likely: best.code };
}

// ---- procurement

const PROCUREMENT_KINDS: readonly CatalogueKind[] = ['procurement-2013', 'procurement-2022'];

/** Local lists differ, so only what the row itself or the very same official name contradicts is worth a word. */
function judgeProcurement(raw: RawCode, around: Surroundings): CodeFault | undefined {
  const { name, pattern } = raw;
  const { catalogue } = around;
  if (name === '' || PROCUREMENT_KINDS.some((kind) => catalogue.entriesOf(kind, pattern).some((entry) => sameName(entry.name, name))))
    return undefined;
  if (around.pairs.elsewhere(pattern, name, raw) > 0) return undefined;
  const found = new Map<string, Candidate>();
  for (const kind of PROCUREMENT_KINDS) {
    for (const entry of catalogue.nearestCodes(kind, { code: pattern, name }, undefined, 40)) {
      if (sameName(entry.name, name) && editDistance(entry.code, pattern) <= 1) found.set(entry.code, entry);
    }
  }
  for (const code of around.pairs.codesNamed(name, raw))
    if (editDistance(code, pattern) <= 1 && !found.has(code)) found.set(code, { code, name, kind: undefined });
  const candidates = [...found.values()];
  if (candidates.length === 0) return undefined;
  const listed = PROCUREMENT_KINDS.some((kind) => catalogue.entriesOf(kind, pattern).length > 0);
  return {
    kind: 'procurement',
    raw,
    place: raw.span,
    above: [],
    code: pattern,
    candidates,
    likely: undefined,
    official: undefined,
    listed,
  };
}

// ---- pairs

/** Adds the faults of pairs to the judged codes of one table. */
function judgePairs(judged: readonly JudgedCode[], document: DocumentCodes): readonly JudgedCode[] {
  const rows = new Map<Item, JudgedCode[]>();
  const used = new Map<string, number>();
  for (const one of judged) {
    const row = rows.get(one.raw.item);
    if (row) row.push(one);
    else rows.set(one.raw.item, [one]);
    if (one.code !== undefined) used.set(one.code, (used.get(one.code) ?? 0) + 1);
  }
  return judged.map((one) => {
    const fault = one.fault ?? judgePair(one, rows.get(one.raw.item) ?? [], used, document);
    return fault ? { ...one, fault } : one;
  });
}

/** Speaks on the government subject, of the department subject in the same row. */
function judgePair(
  { raw, code, fault }: JudgedCode,
  row: readonly JudgedCode[],
  used: ReadonlyMap<string, number>,
  { catalogue, year }: DocumentCodes,
): CodeFault | undefined {
  if (row.length !== 2 || fault || code === undefined || kindOfCode(code) !== 'government-economic') return undefined;
  const department = row.find((other) => other.code !== undefined && kindOfCode(other.code) === 'department-economic');
  if (!department?.code || department.fault || isMappedPair(department.code, code) !== 'no') return undefined;
  const partners = [...partnersOf(department.code)].sort((a, b) => familiarity(b.code, used) - familiarity(a.code, used));
  return {
    kind: 'unmapped-pair',
    raw,
    place: raw.span,
    above: [],
    code,
    candidates: partners.flatMap((partner) => catalogue.entryIn('government-economic', partner.code, year) ?? []),
    likely: undefined,
    official: catalogue.entryIn('government-economic', code, year),
    department: department.raw,
    departmentCode: department.code,
    partners,
  };
}

/** How much of the table uses a government subject: itself first, then its class, which tells 机关 from 事业单位. */
function familiarity(code: string, used: ReadonlyMap<string, number>): number {
  let inClass = 0;
  for (const [other, count] of used) if (other.startsWith(code.slice(0, 3))) inClass += count;
  return (used.get(code) ?? 0) * 1000 + inClass;
}
