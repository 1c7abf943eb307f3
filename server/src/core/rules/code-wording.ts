/** What the rules about subject codes share: the judged codes of a document, places to look at, and fixes. */
import type { Edit } from '../base/span.js';
import type { CatalogueEntry, CatalogueKind } from '../budget/catalogue/catalogue.js';
import { kindOfCode } from '../budget/catalogue/catalogue.js';
import type { Candidate } from '../budget/codes/code-evidence.js';
import type { CodeFault, JudgedCode } from '../budget/codes/code-faults.js';
import { codeEdits, type RawCode } from '../budget/codes/code-places.js';
import type { Locale, RelatedPlace } from './finding.js';
import type { Fix, RuleContext } from './rule.js';

export type CodeFaultOf<K extends CodeFault['kind']> = Extract<CodeFault, { readonly kind: K }>;

const MOST_CODES_OFFERED = 3;
const MOST_RELATED_PLACES = 6;

/** The faults of some kinds, in the order of the document. */
export function codeFaults<K extends CodeFault['kind']>(context: RuleContext, ...kinds: readonly K[]): readonly CodeFaultOf<K>[] {
  const wanted: readonly CodeFault['kind'][] = kinds;
  return context.document.judgedCodes.flatMap(({ fault }) =>
    fault && wanted.includes(fault.kind) && !isUncovered(fault) ? [fault as CodeFaultOf<K>] : [],
  );
}

/** The catalogue holds a third of the 项 of revenue and few 目: what it does not know there says nothing. */
function isUncovered({ kind, code }: CodeFault): boolean {
  return (kind === 'unknown' || kind === 'unofficial-name') && code !== undefined && /^1\d{6}/u.test(code);
}

/** The printed code as it stands in the text; the parts of a split one with a bar between. */
export function printedCode({ parts }: RawCode): string {
  const last = parts.findLastIndex((part) => part.text !== '');
  return parts
    .slice(0, last + 1)
    .map((part) => part.text)
    .join('|');
}

const KIND_NAMES: Readonly<Record<CatalogueKind, readonly [string, string]>> = {
  function: ['支出功能分类', 'functional'],
  'department-economic': ['部门预算支出经济分类', 'department economic'],
  'government-economic': ['政府预算支出经济分类', 'government economic'],
  revenue: ['收入分类', 'revenue'],
  'procurement-2013': ['政府采购品目', 'procurement'],
  'procurement-2022': ['政府采购品目', 'procurement'],
};

/** What a classification is called. */
export function kindName(kind: CatalogueKind | undefined, locale: Locale): string {
  return kind === undefined ? '' : KIND_NAMES[kind][locale === 'en' ? 1 : 0];
}

/** The years as a reader says them: 2019 年及以前, 2020–2022 年. */
export function yearsOf(entry: { readonly validFrom?: number; readonly validTo?: number }, locale: Locale): string {
  const { validFrom: from, validTo: to } = entry;
  if (locale === 'en') {
    if (from !== undefined && to !== undefined) return from === to ? `in ${from}` : `from ${from} to ${to}`;
    return to !== undefined ? `up to ${to}` : from !== undefined ? `from ${from} on` : 'in other years';
  }
  if (from !== undefined && to !== undefined) return from === to ? `${from} 年` : `${from}–${to} 年`;
  return to !== undefined ? `${to} 年及以前` : from !== undefined ? `${from} 年起` : '其他年度';
}

/** The year as a reader says it; documents do not always name one. */
export function yearWords(year: number | undefined, locale: Locale): string {
  if (locale === 'en') return year === undefined ? 'this year' : String(year);
  return year === undefined ? '本年度' : `${year} 年`;
}

/** Fixes that print another code, best first; the name stays. */
export function codeFixes({ raw, above, candidates }: CodeFault, locale: Locale): readonly Fix[] {
  return candidates.slice(0, MOST_CODES_OFFERED).flatMap((candidate) => {
    const edits = codeEdits(raw, candidate.code, above);
    if (edits.length === 0) return [];
    const title =
      locale === 'en' ? `Change the code to ${candidate.code} (${candidate.name})` : `将编码改为 ${candidate.code}（${candidate.name}）`;
    return [{ title, edits, changesFigures: false }];
  });
}

/** The fix that prints the official name; the code stays. */
export function nameFix({ raw, official }: CodeFault, locale: Locale): readonly Fix[] {
  if (!official || !raw.nameSpan) return [];
  const title = locale === 'en' ? `Change the name to ${official.name}` : `将名称改为“${official.name}”`;
  return [{ title, edits: [{ span: raw.nameSpan, newText: official.name }], changesFigures: false }];
}

/** The edits that print another subject altogether, code and name. */
export function subjectEdits(raw: RawCode, candidate: Candidate): readonly Edit[] {
  const edits = codeEdits(raw, candidate.code, []);
  return raw.nameSpan ? [...edits, { span: raw.nameSpan, newText: candidate.name }] : edits;
}

/** Where else the document prints the name with its right code, and the printed code with its right name. */
export function evidencePlaces(fault: CodeFault, locale: Locale, { document }: RuleContext): readonly RelatedPlace[] {
  const sound = soundCodes(document.judgedCodes);
  const meant = fault.candidates[0]?.code;
  const witnesses = [
    ...(sound.get(meant ?? '') ?? []).filter((raw) => raw.name === fault.raw.name),
    ...(fault.code === meant ? [] : (sound.get(fault.code ?? '') ?? [])),
  ];
  return witnesses.slice(0, MOST_RELATED_PLACES).map((raw) => {
    const code = raw.name === fault.raw.name ? meant : fault.code;
    return { span: raw.span, message: locale === 'en' ? `here ${code} is ${raw.name}` : `此处 ${code} 为“${raw.name}”` };
  });
}

const soundByDocument = new WeakMap<readonly JudgedCode[], ReadonlyMap<string, readonly RawCode[]>>();

/** The first rows that print a code without fault and with a name, by code; asked for each fault, so found once for a document. */
function soundCodes(judged: readonly JudgedCode[]): ReadonlyMap<string, readonly RawCode[]> {
  const known = soundByDocument.get(judged);
  if (known) return known;
  const sound = new Map<string, RawCode[]>();
  for (const { raw, code, fault } of judged) {
    if (fault || code === undefined || raw.name === '') continue;
    const list = sound.get(code);
    if (!list) sound.set(code, [raw]);
    else if (list.length < MOST_RELATED_PLACES) list.push(raw);
  }
  soundByDocument.set(judged, sound);
  return sound;
}

/** The kind of subject a place is about, as far as it can be told. */
export function kindAt({ raw, code }: CodeFault): CatalogueKind | undefined {
  return raw.site.kind ?? (code === undefined ? undefined : kindOfCode(code));
}

/** Whether the catalogue leaves no doubt that a name was another year's. */
export function isSureRenaming(entry: CatalogueEntry, year: number | undefined): boolean {
  return entry.confidence === 'high' && !isNearBoundary(entry, year);
}

/** Years of change are mostly recalled and may be off by one. */
export function isNearBoundary(entry: { readonly validFrom?: number; readonly validTo?: number }, year: number | undefined): boolean {
  if (year === undefined) return true;
  const after = entry.validTo === undefined ? Number.POSITIVE_INFINITY : Math.abs(year - entry.validTo);
  const before = entry.validFrom === undefined ? Number.POSITIVE_INFINITY : Math.abs(year - entry.validFrom);
  return Math.min(after, before) <= 1;
}
