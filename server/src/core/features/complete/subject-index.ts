/** The subjects of a year, ready to be looked up with every key that is pressed. */
import { type Catalogue, type CatalogueEntry, type CatalogueKind, isInForce } from '../../budget/catalogue/catalogue.js';
import { LAST_COVERED_YEAR } from '../../budget/catalogue/catalogue-entry.js';
import { type SearchName, searchName } from './name-match.js';

export interface Subject {
  readonly entry: CatalogueEntry;
  readonly name: SearchName;
}

/** The subjects of a kind that are in force in a year, in the order of codes; in the newest year where none is known. */
export function subjectsOf(catalogue: Catalogue, kind: CatalogueKind, year: number = LAST_COVERED_YEAR): readonly Subject[] {
  const byKey = indexes.get(catalogue) ?? new Map<string, readonly Subject[]>();
  indexes.set(catalogue, byKey);
  const key = `${kind} ${year}`;
  const known = byKey.get(key);
  if (known) return known;
  const built = build(catalogue, kind, year);
  byKey.set(key, built);
  return built;
}

/** A catalogue is a value, and so is what is looked up in it. */
const indexes = new WeakMap<Catalogue, Map<string, readonly Subject[]>>();

function build(catalogue: Catalogue, kind: CatalogueKind, year: number): readonly Subject[] {
  const codes = new Set<string>();
  const subjects: Subject[] = [];
  for (const { code } of catalogue.allEntries(kind)) {
    if (codes.has(code)) continue;
    codes.add(code);
    const entry = catalogue.entryIn(kind, code, year);
    if (entry && isInForce(entry, year)) subjects.push({ entry, name: nameOf(entry) });
  }
  return subjects.sort((a, b) => (a.entry.code < b.entry.code ? -1 : 1));
}

/** Catalogues with codes of a user's own share all other entries. */
const names = new WeakMap<CatalogueEntry, SearchName>();

function nameOf(entry: CatalogueEntry): SearchName {
  const known = names.get(entry);
  if (known) return known;
  const name = searchName(entry.name);
  names.set(entry, name);
  return name;
}
