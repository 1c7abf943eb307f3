import { groupBy } from '../../base/group-by.js';
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
 * Finds for each entry of a list the title it means: the same name where only one of each has it; then, between two that were
 * found, what is called almost the same or is left over alone; then the same name anywhere.
 */
export function pairUp<Entry extends Named, Title extends Named>(
  entries: readonly Entry[],
  titles: readonly Title[],
): TitlePairs<Entry, Title> {
  if (entries.length > MOST_TITLES || titles.length > MOST_TITLES) return { pairs: new Map(), moved: new Set() };
  const matching = new Matching(entries, titles);
  matching.takeUnique(titleKey);
  matching.takeUnique(titleCore);
  matching.takeBetween();
  matching.takeAnywhere();
  return { pairs: matching.pairs, moved: matching.moved() };
}

interface Candidate<Entry, Title> {
  readonly entry: Entry;
  readonly title: Title;
  readonly likeness: number;
  /** How far apart they stand among what is left over. */
  readonly distance: number;
}

class Matching<Entry extends Named, Title extends Named> {
  readonly pairs = new Map<Entry, Title>();
  readonly #entries: readonly Entry[];
  readonly #titles: readonly Title[];
  readonly #taken = new Set<Title>();

  constructor(entries: readonly Entry[], titles: readonly Title[]) {
    this.#entries = entries;
    this.#titles = titles;
  }

  takeUnique(keyOf: (name: string) => string): void {
    const entries = groupBy(this.#openEntries(this.#entries), ({ name }) => keyOf(name));
    const titles = groupBy(this.#openTitles(this.#titles), ({ name }) => keyOf(name));
    for (const [key, [entry, ...others]] of entries) {
      const [title, ...namesakes] = titles.get(key) ?? [];
      if (!entry || !title || others.length > 0 || namesakes.length > 0) continue;
      if (compareTitles(entry.name, title.name) !== 'different') this.#take(entry, title);
    }
  }

  /** Pairs what is left over between two that belong together, the most alike first. */
  takeBetween(): void {
    for (const { entries, titles } of this.#gaps()) {
      const candidates = entries.flatMap((entry, place) =>
        titles.map(
          (title, at): Candidate<Entry, Title> => ({ entry, title, likeness: likeness(entry, title), distance: Math.abs(place - at) }),
        ),
      );
      this.#takeBest(candidates.filter((candidate) => candidate.likeness >= ALIKE));
      const [entry, ...others] = this.#openEntries(entries);
      const [title, ...more] = this.#openTitles(titles);
      if (entry && title && others.length === 0 && more.length === 0) this.#take(entry, title);
    }
  }

  /** Pairs what has one name, or variants of it, at whatever places. */
  takeAnywhere(): void {
    const entries = this.#openEntries(this.#entries);
    const titles = this.#openTitles(this.#titles);
    const candidates = entries.flatMap((entry) =>
      titles.map((title): Candidate<Entry, Title> => ({ entry, title, likeness: likeness(entry, title), distance: 0 })),
    );
    this.#takeBest(candidates.filter((candidate) => candidate.likeness >= 1 + ALIKE));
  }

  /** The pairs that are out of order. */
  moved(): ReadonlySet<Entry> {
    const paired = this.#entries.filter((entry) => this.pairs.has(entry));
    const inOrder = longestOrdered(paired.map((entry) => this.#placeOf(entry)));
    return new Set(paired.filter((entry) => !inOrder.has(this.#placeOf(entry))));
  }

  #takeBest(candidates: readonly Candidate<Entry, Title>[]): void {
    for (const { entry, title } of [...candidates].sort((a, b) => b.likeness - a.likeness || a.distance - b.distance))
      if (!this.pairs.has(entry) && !this.#taken.has(title)) this.#take(entry, title);
  }

  /** The runs of entries and titles that are left over, each between the same two pairs. */
  #gaps(): readonly { readonly entries: readonly Entry[]; readonly titles: readonly Title[] }[] {
    const moved = this.moved();
    const gaps: { entries: Entry[]; titles: readonly Title[] }[] = [];
    let open: Entry[] = [];
    let after = -1;
    const close = (before: number) => {
      const titles = this.#openTitles(this.#titles.slice(after + 1, before));
      if (open.length > 0 && titles.length > 0) gaps.push({ entries: open, titles });
      open = [];
      after = before;
    };
    for (const entry of this.#entries) {
      if (!this.pairs.has(entry)) open.push(entry);
      else if (!moved.has(entry)) close(this.#placeOf(entry));
    }
    close(this.#titles.length);
    return gaps;
  }

  #placeOf(entry: Entry): number {
    return this.#titles.indexOf(this.pairs.get(entry) as Title);
  }

  #openEntries(entries: readonly Entry[]): readonly Entry[] {
    return entries.filter((entry) => !this.pairs.has(entry));
  }

  #openTitles(titles: readonly Title[]): readonly Title[] {
    return titles.filter((title) => !this.#taken.has(title));
  }

  #take(entry: Entry, title: Title): void {
    this.pairs.set(entry, title);
    this.#taken.add(title);
  }
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
