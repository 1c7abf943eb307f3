/** Longer texts are sentences, which seldom come again. */
const LONGEST_WORD = 48;
/** Enough for the names of a large document; what is beyond begins anew. */
const MOST_WORDS = 8192;

/**
 * Makes a reading of words that come again and again, as names, labels and titles do, one that is remembered. It must be pure
 * and its results unchanging. What is remembered is bounded.
 */
export function perWord<Result>(read: (word: string) => Result): (word: string) => Result {
  let known = new Map<string, Result>();
  return (word) => {
    if (word.length > LONGEST_WORD) return read(word);
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as Result;
    const own = ownCopy(word);
    const result = read(own);
    if (known.size >= MOST_WORDS) known = new Map();
    known.set(own, result);
    return result;
  };
}

/** A copy that does not hold the whole text that a word was cut from. */
function ownCopy(word: string): string {
  return ` ${word}`.slice(1);
}
