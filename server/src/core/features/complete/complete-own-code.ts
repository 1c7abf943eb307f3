/** Completes the codes of a user's own in the settings: first those that drafts print and the catalogue does not have. */
import type { Span } from '../../base/span.js';
import { type CatalogueKind, kindOfCode } from '../../budget/catalogue/catalogue.js';
import type { Analysis } from '../analyse.js';
import { type Completion, type CompletionList, mostCompletions } from './completion.js';
import { matchQuality, typedName } from './name-match.js';
import { rankNames } from './rank-names.js';
import { subjectsOf } from './subject-index.js';

const KINDS: readonly CatalogueKind[] = ['function', 'department-economic', 'government-economic', 'revenue'];

/** A code that is being written as the name of a setting. */
export function completeOwnCode(typed: string, span: Span, drafts: readonly Analysis[]): CompletionList {
  const own = new Map<string, string>();
  for (const { code, name } of unknownCodes(drafts)) if (code.startsWith(typed)) own.set(code, name);
  const ofDrafts = [...own].map(([code, name]) => itemFor(code, name, span));
  const published = /^\d+$/u.test(typed) || typedName(typed) !== '' ? publishedCodes(typed, drafts) : [];
  const items = [...ofDrafts, ...published.filter(({ code }) => !own.has(code)).map(({ code, name }) => itemFor(code, name, span))];
  return { typed, items: items.slice(0, mostCompletions) };
}

/** The name of such a code, as drafts print it. */
export function completeOwnCodeName(code: string, typed: string, span: Span, drafts: readonly Analysis[]): CompletionList {
  const names = unknownCodes(drafts).filter((each) => each.code === code && each.name !== '');
  const items = rankNames(
    names.map(({ name }) => ({ name, fit: 0 })),
    typed,
  ).map(({ name }): Completion => ({ kind: 'name', label: name, span, newText: name, edits: [] }));
  return { typed, items };
}

interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

function itemFor(code: string, name: string, span: Span): Completion {
  const kind = kindOfCode(code);
  return { kind: 'subject', label: `${code} ${name}`.trim(), span, newText: code, edits: [], ...(kind ? { subject: { kind, code } } : {}) };
}

/** What the drafts print and no catalogue has, be it that of the user. */
function unknownCodes(drafts: readonly Analysis[]): readonly CodeAndName[] {
  return drafts.flatMap(({ document: { judgedCodes, catalogue, year } }) =>
    judgedCodes.flatMap(({ raw, code }) => {
      const kind = code === undefined ? undefined : kindOfCode(code, year);
      return code !== undefined && kind !== undefined && catalogue.entriesOf(kind, code).length === 0 ? [{ code, name: raw.name }] : [];
    }),
  );
}

function publishedCodes(typed: string, drafts: readonly Analysis[]): readonly CodeAndName[] {
  const document = drafts[0]?.document;
  if (!document) return [];
  const { catalogue, year } = document;
  const name = /^\d+$/u.test(typed) ? '' : typedName(typed);
  const found = KINDS.flatMap((kind) =>
    subjectsOf(catalogue, kind, year).flatMap((subject) => {
      const quality = name === '' ? Number(subject.entry.code.startsWith(typed)) : matchQuality(name, subject.name);
      return quality > 0 ? [{ ...subject.entry, quality }] : [];
    }),
  );
  return found.sort((a, b) => b.quality - a.quality);
}
