/** What the rest of a document says about which code belongs where. */
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import { type CatalogueEntry, type CatalogueKind, editDistance, isMappedPair, kindOfCode } from '../catalogue/catalogue.js';
import { type CodeSite, mayBeginWith, type RawCode } from './code-places.js';

/** How often the document prints a code with a name, over all its tables. */
export interface PrintedPairs {
  /** Rows of other tables, or of other columns, that print the code with the name. */
  elsewhere(code: string, name: string, except: RawCode): number;
  /** Codes that such rows print with the name, most frequent first. */
  codesNamed(name: string, except: RawCode): readonly string[];
}

/** Collects the pairs of code and name that a document prints whole. */
export function collectPairs(sites: readonly CodeSite[]): PrintedPairs {
  const byName = new Map<string, Map<string, Tally>>();
  for (const site of sites) {
    for (const { name, pattern } of site.raws) {
      if (name === '' || pattern.includes('?') || !kindOfCode(pattern)) continue;
      const byCode = byName.get(name) ?? new Map<string, Tally>();
      byName.set(name, byCode);
      const tally = byCode.get(pattern) ?? { all: 0, bySite: new Map() };
      byCode.set(pattern, tally);
      tally.all++;
      const key = keyOf(site);
      tally.bySite.set(key, (tally.bySite.get(key) ?? 0) + 1);
    }
  }
  const others = (tally: Tally | undefined, except: RawCode) => (tally ? tally.all - (tally.bySite.get(keyOf(except.site)) ?? 0) : 0);
  return {
    elsewhere: (code, name, except) => others(byName.get(name)?.get(code), except),
    codesNamed: (name, except) =>
      [...(byName.get(name) ?? [])]
        .map(([code, tally]) => ({ code, count: others(tally, except) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({ code }) => code),
  };
}

/** The pairs of code and name of some columns, in words: what is printed there says the same as long as they are equal. */
export const pairsInWords = perUnit((sites: readonly CodeSite[]) =>
  sites.map((site) => `${keyOf(site)}\t${site.raws.map(({ name, pattern }) => `${name}\t${pattern}`).join('\n')}`).join('\n'),
);

/** A site by the place of its table and its columns. */
function keyOf({ raws, columns }: CodeSite): string {
  return `${raws[0]?.item.table.table.index} ${columns[0]?.index}`;
}

/** How many rows print a code with a name, in all and at each site. */
interface Tally {
  all: number;
  readonly bySite: Map<string, number>;
}

/** The rows around a printed code. */
export interface Neighbourhood {
  readonly raw: RawCode;
  /** The code of the row above, as it was most likely meant. */
  readonly above: string | undefined;
  /** What the row below prints. */
  readonly below: string | undefined;
  /** Whether another row prints the code in the same columns. */
  isBeside(code: string): boolean;
  /** The same code stands in many rows of these columns by nature, as a government subject does beside department subjects. */
  readonly repeats: boolean;
  /** The economic code of the other classification in the same row. */
  readonly partner: string | undefined;
}

/** How many rows of a site print each code. */
export function countCodes(site: CodeSite): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { pattern } of site.raws) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return counts;
}

/** The rows around the code at one place of a site. */
export function neighbourhoodOf(
  site: CodeSite,
  place: number,
  counts: ReadonlyMap<string, number>,
  above: string | undefined,
  partner: string | undefined,
): Neighbourhood {
  const raw = site.raws[place] as RawCode;
  return {
    raw,
    above,
    below: site.raws[place + 1]?.pattern,
    isBeside: (code) => (counts.get(code) ?? 0) > (code === raw.pattern ? 1 : 0),
    repeats: counts.size * 5 < site.raws.length * 4,
    partner,
  };
}

/** How well a code stands between the row above and the row below, from 0 to 2. */
export function fitOf(code: string, { above, below }: Neighbourhood): number {
  return (fitsBelow(code, above) ? 1 : 0) + (fitsAbove(code, below) ? 1 : 0);
}

/** A class may follow anything; a deeper code its parent, a sibling, or what lies below a sibling. */
function fitsBelow(code: string, above: string | undefined): boolean {
  return above === undefined || code.length <= 3 || above.startsWith(code.slice(0, -2));
}

/** What follows is below the code, beside it, or beside one of its parents. */
function fitsAbove(code: string, below: string | undefined): boolean {
  if (below === undefined || below.length <= 3) return true;
  if (below.length > code.length) return mayBeginWith(below, code);
  return mayBeginWith(below.slice(0, -2), code.slice(0, below.length - 2));
}

export interface Candidate {
  readonly code: string;
  /** The name to print with it: the official one, or that of the document where the catalogue has none. */
  readonly name: string;
  readonly kind: CatalogueKind | undefined;
}

/** How much speaks for the code having been meant where another is printed. Positive: rather the code is wrong than its name. */
export function scoreOf(candidate: Candidate, around: Neighbourhood, official: CatalogueEntry | undefined, pairs: PrintedPairs): number {
  const { raw, repeats, partner } = around;
  const printed = raw.pattern;
  const distance = editDistance(candidate.code, printed);
  let score = 2 * (fitOf(candidate.code, around) - fitOf(printed, around));
  if (pairs.elsewhere(candidate.code, raw.name, raw) > 0) score += 2;
  if (pairs.elsewhere(printed, raw.name, raw) > 0) score -= 3;
  if (official && pairs.elsewhere(printed, normalise(official.name), raw) > 0) score -= 2;
  if (!repeats && around.isBeside(printed)) score += 3;
  // The row would be there twice.
  if (!repeats && around.isBeside(candidate.code)) score -= 4;
  if (candidate.code.length !== printed.length && kindOfCode(printed)) score -= 3;
  score += pairingOf(candidate.code, partner) - pairingOf(printed, partner);
  return score + 2 - Math.min(distance, 5);
}

/** How well a code goes with the one of the other economic classification in its row. */
function pairingOf(code: string, partner: string | undefined): number {
  if (partner === undefined) return 0;
  const verdict = code.startsWith('3') ? isMappedPair(code, partner) : isMappedPair(partner, code);
  return verdict === 'yes' ? 2 : verdict === 'no' ? -2 : 0;
}

/** The candidates with their scores; equal scores keep the order given. */
export function bestFirst(
  candidates: readonly Candidate[],
  score: (candidate: Candidate) => number,
): readonly { readonly candidate: Candidate; readonly score: number }[] {
  return candidates.map((candidate) => ({ candidate, score: score(candidate) })).sort((a, b) => b.score - a.score);
}
