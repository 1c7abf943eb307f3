/** Names of subjects in sentences, and in rows without codes, that the year does not know or that their code does not bear. */
import { perUnit } from '../../base/per-unit.js';
import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { Prose } from '../../prose/prose.js';
import { type CatalogueEntry, entriesNamed, entriesOf, entryIn, isInForce, sameName } from '../catalogue/catalogue.js';
import type { FactIndex } from '../facts/fact.js';
import type { Item } from '../ledger.js';
import { type DocumentSubjects, documentSubjects } from './document-subjects.js';
import { readSubjectPaths, type SubjectMention, type SubjectPath } from './subject-mentions.js';

interface Place {
  readonly code: string;
  /** As written. */
  readonly name: string;
  readonly span: Span;
  /** The same again, further on in the paragraph. */
  readonly repeated: readonly Span[];
}

export type SubjectNameFault =
  /** A subject's name of other years. */
  | (Place & { readonly kind: 'stale'; readonly entry: CatalogueEntry; readonly official: CatalogueEntry; readonly meant: string })
  /** The code in brackets is not that of the name; `digits` are where the code stands, as it should be. */
  | (Place & { readonly kind: 'other-code'; readonly named: string; readonly digits: string });

export function subjectNameFaults(facts: FactIndex, prose: Prose, year: number | undefined): readonly SubjectNameFault[] {
  if (year === undefined) return [];
  const subjects = documentSubjects(facts);
  const faults = [...rowFaults(facts, year)];
  for (const paragraph of prose.paragraphs)
    if (paragraph.kind !== 'aside' && paragraph.text.includes(')')) faults.push(...textFaults(paragraph, subjects, year));
  return faults.sort((a, b) => a.span.start - b.span.start);
}

/** Rows that name a class without its code. */
function rowFaults(facts: FactIndex, year: number): readonly SubjectNameFault[] {
  const seen = new Set<unknown>();
  const faults: SubjectNameFault[] = [];
  for (const { fact, item } of facts.cells) {
    if (fact.subject.length !== 3 || item.codes.length > 0) continue;
    const cell = item.labelCell;
    if (!cell || seen.has(cell) || !/^2\d\d$/u.test(fact.subject)) continue;
    seen.add(cell);
    const { name } = item.label;
    const stale = staleNameOf(item, fact.subject, year);
    if (!stale) continue;
    const at = cell.text.indexOf(name);
    const span = at < 0 ? cell.span : { start: cell.span.start + at, end: cell.span.start + at + name.length };
    faults.push({ kind: 'stale', code: fact.subject, name, span, repeated: [], ...stale });
  }
  return faults;
}

const staleNameOf = perUnit((item: Item, subject: string, year: number): Stale | undefined => staleEntry(subject, item.label.name, year));

const textFaults = perUnit((paragraph: Paragraph, subjects: DocumentSubjects, year: number): readonly SubjectNameFault[] => {
  const faults = new Map<string, SubjectNameFault>();
  for (const path of readSubjectPaths(paragraph.text)) {
    path.mentions.forEach((mention, place) => {
      const fault = mentionFault(paragraph, path, place, subjects, year);
      const first = fault && faults.get(`${fault.kind}${mention.name}`);
      if (first && fault) faults.set(`${fault.kind}${mention.name}`, { ...first, repeated: [...first.repeated, fault.span] });
      else if (fault) faults.set(`${fault.kind}${mention.name}`, fault);
    });
  }
  return [...faults.values()];
});

function mentionFault(
  paragraph: Paragraph,
  path: SubjectPath,
  place: number,
  subjects: DocumentSubjects,
  year: number,
): SubjectNameFault | undefined {
  const mention = path.mentions[place] as SubjectMention;
  const { name, nameSpan } = mention;
  const span = paragraph.spanOf(nameSpan.start, nameSpan.end);
  const code = codeAt(path, place) ?? codeNamed(name, year);
  if (code === undefined) return undefined;
  const stale = staleEntry(code, name, year);
  if (stale) return { kind: 'stale', code, name, span, repeated: [], ...stale };
  return otherCode(paragraph, path, place, code, subjects, year);
}

/** Name and code lead to two subjects that the tables list both. */
function otherCode(
  paragraph: Paragraph,
  path: SubjectPath,
  place: number,
  code: string,
  subjects: DocumentSubjects,
  year: number,
): SubjectNameFault | undefined {
  const { name, digits, digitsSpan } = path.mentions[place] as SubjectMention;
  if (digits === undefined || !digitsSpan || bears(code, name, year) || subjects.isCalled(code, name)) return undefined;
  const above = code.slice(0, -2);
  const [named, ...others] = subjects.named(name, 'function').filter((other) => other.length === code.length && other.startsWith(above));
  if (named === undefined || others.length > 0 || named === code || place !== path.mentions.length - 1) return undefined;
  const span = paragraph.spanOf(digitsSpan.start, digitsSpan.end);
  return { kind: 'other-code', code, name, span, repeated: [], named, digits: named.slice(-digits.length) };
}

/** The code that the digits make up as far as a mention. */
function codeAt({ mentions, code }: SubjectPath, place: number): string | undefined {
  if (code === undefined) return undefined;
  const length = code.length - 2 * (mentions.length - 1 - place);
  return length >= 3 ? code.slice(0, length) : undefined;
}

/** The subject that only had a name in other years; undefined where the name is in force, or is that of several. */
function codeNamed(name: string, year: number): string | undefined {
  const entries = [...entriesNamed('function', name), ...entriesNamed('function', `${name}支出`)];
  if (entries.length === 0 || entries.some((entry) => isInForce(entry, year) || entry.confidence === 'low')) return undefined;
  const codes = new Set(entries.map(({ code }) => code));
  return codes.size === 1 ? [...codes][0] : undefined;
}

function bears(code: string, name: string, year: number): boolean {
  return entriesOf('function', code).some((entry) => isInForce(entry, year) && isCalled(entry, name));
}

function isCalled(entry: CatalogueEntry, name: string): boolean {
  return sameName(entry.name, name) || sameName(entry.name, `${name}支出`) || sameName(`${entry.name}支出`, name);
}

interface Stale {
  readonly entry: CatalogueEntry;
  readonly official: CatalogueEntry;
  /** The name in force, with or without 支出 at its end as the written one. */
  readonly meant: string;
}

function staleEntry(code: string, name: string, year: number): Stale | undefined {
  if (bears(code, name, year)) return undefined;
  const entry = entriesOf('function', code).find((candidate) => candidate.confidence !== 'low' && isCalled(candidate, name));
  const official = entry && entryIn('function', code, year);
  if (!entry || !official || official.confidence === 'low') return undefined;
  const endsShort = !name.endsWith('支出') && entry.name.endsWith('支出');
  return { entry, official, meant: endsShort ? official.name.replace(/支出$/u, '') : official.name };
}
