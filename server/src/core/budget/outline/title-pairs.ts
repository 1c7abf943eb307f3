import { compareTitles, similarity, titleCore, titleKey } from './title.js';

interface Named {
  readonly name: string;
}

export interface TitlePairs<Entry, Title> {
  readonly pairs: ReadonlyMap<Entry, Title>;
  /** Those of the pairs that stand at other places in the order of the two lists. */
  readonly moved: ReadonlySet<Entry>;
}

/** What is called almost the same at the same place is the same thing under another name. */
const ALIKE = 0.55;
/** More titles than these are no contents of tables. */
const MOST_TITLES = 80;

/**
 * Finds for each entry of a list the title it means: the same name first, then the same words, and then, between two that
 * were found, what is called almost the same.
 */
export function pairUp<Entry extends Named, Title extends Named>(
  entries: readonly Entry[],
  titles: readonly Title[],
): TitlePairs<Entry, Title> {
  const pairs = new Map<Entry, Title>();
  if (entries.length > MOST_TITLES || titles.length > MOST_TITLES) return { pairs, moved: new Set() };
  const taken = new Set<Title>();
  const take = (entry: Entry, title: Title) => {
    pairs.set(entry, title);
    taken.add(title);
  };
  for (const keyOf of [titleKey, titleCore]) {
    for (const entry of entries) {
      if (pairs.has(entry)) continue;
      const key = keyOf(entry.name);
      const title = titles.find(
        (candidate) => !taken.has(candidate) && keyOf(candidate.name) === key && compareTitles(entry.name, candidate.name) !== 'different',
      );
      if (title) take(entry, title);
    }
  }
  const inOrder = longestOrdered(entries.flatMap((entry) => (pairs.has(entry) ? [titles.indexOf(pairs.get(entry) as Title)] : [])));
  const moved = new Set(entries.filter((entry) => pairs.has(entry) && !inOrder.has(titles.indexOf(pairs.get(entry) as Title))));
  for (const { entry, title } of candidatesBetween(entries, titles, pairs, moved))
    if (!pairs.has(entry) && !taken.has(title)) take(entry, title);
  return { pairs, moved };
}

/** Entries and titles that are left over between two that belong together, the most alike first. */
function candidatesBetween<Entry extends Named, Title extends Named>(
  entries: readonly Entry[],
  titles: readonly Title[],
  pairs: ReadonlyMap<Entry, Title>,
  moved: ReadonlySet<Entry>,
): readonly { readonly entry: Entry; readonly title: Title }[] {
  const settled = entries.map((entry) => (pairs.has(entry) && !moved.has(entry) ? titles.indexOf(pairs.get(entry) as Title) : -1));
  const taken = new Set(pairs.values());
  const candidates = entries.flatMap((entry, place) => {
    if (pairs.has(entry)) return [];
    const after = settled.slice(0, place).findLast((at) => at >= 0) ?? -1;
    const before = settled.slice(place + 1).find((at) => at >= 0) ?? titles.length;
    return titles
      .slice(after + 1, before)
      .filter((title) => !taken.has(title))
      .map((title) => ({ entry, title, likeness: likeness(entry, title) }));
  });
  return candidates.filter(({ likeness }) => likeness >= ALIKE).sort((a, b) => b.likeness - a.likeness);
}

/** Variants of one name before names that differ. */
function likeness(one: Named, other: Named): number {
  return similarity(one.name, other.name) + (compareTitles(one.name, other.name) === 'different' ? 0 : 1);
}

/** The members of the longest rising run of a sequence of different numbers. */
function longestOrdered(sequence: readonly number[]): ReadonlySet<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  sequence.forEach((value, place) => {
    let best = -1;
    for (let before = 0; before < place; before++)
      if ((sequence[before] as number) < value && (best < 0 || (lengths[before] as number) > (lengths[best] as number))) best = before;
    lengths.push(best < 0 ? 1 : (lengths[best] as number) + 1);
    previous.push(best);
  });
  const members = new Set<number>();
  let at = lengths.indexOf(Math.max(0, ...lengths));
  while (at >= 0 && sequence.length > 0) {
    members.add(sequence[at] as number);
    at = previous[at] ?? -1;
  }
  return members;
}
