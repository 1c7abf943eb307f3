/** The published catalogue, unpacked kind by kind when it is first asked for. */
import { groupBy } from '../../base/group-by.js';
import { CATALOGUE_DATA } from './catalogue-data.js';
import { type CatalogueEntry, type CatalogueKind, type Confidence, type Fund, levelOf } from './catalogue-entry.js';
import { comparableName } from './comparable-name.js';

/** Where entries are looked up. */
export interface SubjectEntries {
  /** In the order of codes. */
  all(kind: CatalogueKind): readonly CatalogueEntry[];
  withCode(kind: CatalogueKind, code: string): readonly CatalogueEntry[];
  /** By a name as names are compared. */
  named(kind: CatalogueKind, comparable: string): readonly CatalogueEntry[];
}

export const officialEntries: SubjectEntries = {
  all: (kind) => indexOf(kind).entries,
  withCode: (kind, code) => indexOf(kind).byCode.get(code) ?? NO_ENTRIES,
  named(kind, comparable) {
    const index = indexOf(kind);
    index.byName ??= groupByName(index.entries);
    return index.byName.get(comparable) ?? NO_ENTRIES;
  },
};

/** The published entries with others after them. */
export function withOwnEntries(own: readonly CatalogueEntry[]): SubjectEntries {
  const byCode = groupBy(own, ({ kind, code }) => `${kind} ${code}`);
  const byName = groupBy(own, ({ kind, name }) => `${kind} ${comparableName(name)}`);
  const joined = new Map<CatalogueKind, readonly CatalogueEntry[]>();
  const join = (official: readonly CatalogueEntry[], more: readonly CatalogueEntry[] | undefined) =>
    more ? [...official, ...more] : official;
  return {
    all(kind) {
      const known =
        joined.get(kind) ??
        join(
          officialEntries.all(kind),
          own.filter((entry) => entry.kind === kind),
        );
      joined.set(kind, known);
      return known;
    },
    withCode: (kind, code) => join(officialEntries.withCode(kind, code), byCode.get(`${kind} ${code}`)),
    named: (kind, comparable) => join(officialEntries.named(kind, comparable), byName.get(`${kind} ${comparable}`)),
  };
}

const NO_ENTRIES: readonly CatalogueEntry[] = [];

interface KindIndex {
  readonly entries: readonly CatalogueEntry[];
  readonly byCode: ReadonlyMap<string, readonly CatalogueEntry[]>;
  byName: ReadonlyMap<string, readonly CatalogueEntry[]> | undefined;
}

/** What was unpacked once; it follows from the data and never changes. */
const indexes = new Map<CatalogueKind, KindIndex>();

function indexOf(kind: CatalogueKind): KindIndex {
  const known = indexes.get(kind);
  if (known !== undefined) return known;
  const entries = unpack(kind, CATALOGUE_DATA[kind]);
  const index: KindIndex = { entries, byCode: groupBy(entries, ({ code }) => code), byName: undefined };
  indexes.set(kind, index);
  return index;
}

function groupByName(entries: readonly CatalogueEntry[]): ReadonlyMap<string, readonly CatalogueEntry[]> {
  return groupBy(entries, ({ name }) => comparableName(name));
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
