/** A name in a text; the offsets count in that text. */
export interface FoundName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Finds many names in one pass: the longest that begins at a place, so that no name is found inside a longer one. */
export class NameFinder {
  /** By their first two characters, longest first. */
  readonly #byStart = new Map<string, string[]>();

  /** The names are normalised and have two characters or more. */
  constructor(names: Iterable<string>) {
    for (const name of [...names].sort((a, b) => b.length - a.length)) {
      const start = name.slice(0, 2);
      const list = this.#byStart.get(start);
      if (list) list.push(name);
      else this.#byStart.set(start, [name]);
    }
  }

  /** The names in a normalised text, from its beginning to its end; none overlaps another. */
  in(text: string): readonly FoundName[] {
    const found: FoundName[] = [];
    for (let at = 0; at + 1 < text.length; at++) {
      const name = this.#byStart.get(text.slice(at, at + 2))?.find((candidate) => text.startsWith(candidate, at));
      if (name === undefined) continue;
      found.push({ name, start: at, end: at + name.length });
      at += name.length - 1;
    }
    return found;
  }
}
