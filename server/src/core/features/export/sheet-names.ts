/** What spreadsheets allow for the name of a sheet, UTF-16 units. */
const LONGEST = 31;

/** Gives sheets names that are allowed and differ from one another, as close to what is wished as can be. */
export class SheetNames {
  readonly #taken = new Set<string>();
  /** How often each name was wished for, so that the thousandth table of one name need not try all numbers before it. */
  readonly #wished = new Map<string, number>();

  take(wished: string, otherwise: string): string {
    const clean = shorten(cleaned(wished) || cleaned(otherwise) || 'Sheet', LONGEST);
    const wish = clean.toLowerCase();
    for (let count = 1 + (this.#wished.get(wish) ?? 0); ; count++) {
      const suffix = count === 1 ? '' : ` (${count})`;
      const name = shorten(clean, LONGEST - suffix.length) + suffix;
      const key = name.toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      this.#wished.set(wish, count);
      return name;
    }
  }
}

function cleaned(name: string): string {
  return name
    .replace(/[[\]:*?/\\\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^'+|'+$/gu, '')
    .trim();
}

/** Cut between characters. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return /[\ud800-\udbff]$/u.test(cut) ? cut.slice(0, -1) : cut.trimEnd();
}
