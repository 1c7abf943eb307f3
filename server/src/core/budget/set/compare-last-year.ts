import type { DocumentDigest } from './digest.js';
import { timelessKey } from './facts-in-order.js';
import { type Compared, type Comparison, compare } from './mismatch.js';
import { differenceOf } from './money.js';

/** One statement about last year that differs alone may be the only one there is. */
const MOST_ANYWAY = 2;

/** What a document says of last year against what last year's document published (L6). */
export function compareWithLastYear(digest: DocumentDigest, lastYear: DocumentDigest): Comparison {
  return compare(statementsOfLastYear(digest, lastYear), MOST_ANYWAY);
}

function* statementsOfLastYear(digest: DocumentDigest, lastYear: DocumentDigest): Generator<Compared> {
  for (const { facts, label, kind, terms, figure, counterweight } of digest.previous) {
    const published = facts.flatMap((fact) => lastYear.current.get(timelessKey(fact)) ?? []);
    // What may be about several facts is right where it is right about one of them.
    const meant = published.find(({ money }) => differenceOf(terms, [{ money, sign: 1 }]).value === 0n) ?? published[0];
    if (!meant || published.length < facts.length) continue;
    const sources = [{ digest: lastYear, label: meant.label, money: meant.money }];
    yield { fact: meant.fact, label, kind, terms, figure, counterweight, sources };
  }
}
