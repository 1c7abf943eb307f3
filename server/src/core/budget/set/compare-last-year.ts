import type { DocumentDigest } from './digest.js';
import { type Compared, type Comparison, compare } from './mismatch.js';

/** One statement about last year that differs alone may be the only one there is. */
const MOST_ANYWAY = 2;

/** What a document says of last year against what last year's document published (L6). */
export function compareWithLastYear(digest: DocumentDigest, lastYear: DocumentDigest): Comparison {
  return compare(statementsOfLastYear(digest, lastYear), MOST_ANYWAY);
}

function* statementsOfLastYear(digest: DocumentDigest, lastYear: DocumentDigest): Generator<Compared> {
  for (const [key, fact] of digest.previous) {
    const published = lastYear.current.get(key);
    if (!published) continue;
    yield {
      fact,
      terms: [{ money: fact.money, sign: 1 }],
      figure: fact.money,
      counterweight: fact.change,
      sources: [{ digest: lastYear, label: published.label, money: published.money }],
    };
  }
}
