import type { DocumentDigest } from './digest.js';
import { finenessOf, isWithin, type TimelessFact } from './facts-in-order.js';
import { differenceOf, type ExactAmount, isSame, type MoneyTerm, type PrintedMoney, plus } from './money.js';

/** A figure of another document. */
export interface Source {
  readonly digest: DocumentDigest;
  readonly label: string;
  readonly money: PrintedMoney;
}

/** A fact of which a document prints something else than other documents do. */
export interface Mismatch {
  readonly fact: TimelessFact;
  readonly label: string;
  /** The figure of the document that is wrong, or that stands for what is. */
  readonly figure: PrintedMoney;
  /** How it is said: as the figure itself, as a change of it, or as no change. */
  readonly kind: 'figure' | 'change' | 'flat';
  readonly terms: readonly MoneyTerm[];
  readonly sources: readonly Source[];
  /** What the document says, less what the others say. */
  readonly difference: ExactAmount;
  /** A figure beside it that goes the other way when it is put right. */
  readonly counterweight: PrintedMoney | undefined;
}

/** Mismatches that one slip explains; the first is the finest of them. */
export type MismatchGroup = readonly [Mismatch, ...Mismatch[]];

/** What a comparison came to. */
export interface Comparison {
  readonly groups: readonly MismatchGroup[];
  /** How many figures that are not nothing agree. */
  readonly agreeing: number;
  /** The documents differ in more ways than they agree, so that nothing is said. */
  readonly isOtherBasis: boolean;
}

export interface Compared {
  readonly fact: TimelessFact;
  readonly label: string;
  readonly kind?: Mismatch['kind'];
  readonly terms: readonly MoneyTerm[];
  readonly figure: PrintedMoney;
  readonly counterweight?: PrintedMoney | undefined;
  readonly sources: readonly Source[];
}

/**
 * Compares figures of a document with those of others. Documents that differ in more ways than they agree are drawn up on
 * different bases (another scope, another version), which is no fault of any figure: then nothing is said.
 */
export function compare(all: Iterable<Compared>, mostAnyway: number): Comparison {
  const mismatches: Mismatch[] = [];
  let agreeing = 0;
  for (const { fact, label, kind = 'figure', terms, figure, counterweight, sources } of all) {
    if (isPlainlySame(terms, sources)) {
      if (figure.units !== 0) agreeing++;
      continue;
    }
    const difference = differenceOf(
      terms,
      sources.map(({ money }) => ({ money, sign: 1 })),
    );
    if (difference.value === 0n) {
      if (figure.units !== 0) agreeing++;
    } else mismatches.push({ fact, label, kind, terms, figure, sources, difference, counterweight });
  }
  const groups = groupsOf(mismatches);
  const isOtherBasis = groups.length > Math.max(mostAnyway, agreeing);
  return { groups: isOtherBasis ? [] : groups, agreeing, isOtherBasis };
}

/** Most figures of a sound set are told by a look. */
function isPlainlySame(terms: readonly MoneyTerm[], sources: readonly Source[]): boolean {
  const [term] = terms;
  const [source] = sources;
  if (terms.length !== 1 || sources.length !== 1 || !term || !source) return false;
  return term.money.power === source.money.power && term.money.units === source.money.units;
}

/** The same difference all the way up, or one that the parts add up to, is one slip seen several times. */
function groupsOf(mismatches: readonly Mismatch[]): readonly MismatchGroup[] {
  const groups: { readonly lead: Mismatch; readonly members: Mismatch[] }[] = [];
  for (const mismatch of [...mismatches].sort((a, b) => finenessOf(b.fact) - finenessOf(a.fact))) {
    const same = groups.find(({ lead }) => isSame(lead.difference, mismatch.difference));
    const within = same ? [] : groups.filter(({ lead }) => isWithin(lead.fact, mismatch.fact));
    const explained = same ?? (isSumOf(mismatch.difference, within) ? within[0] : undefined);
    if (explained) explained.members.push(mismatch);
    else groups.push({ lead: mismatch, members: [] });
  }
  return groups.map(({ lead, members }) => [lead, ...members]);
}

function isSumOf(whole: ExactAmount, groups: readonly { readonly lead: Mismatch }[]): boolean {
  const [first, ...others] = groups;
  if (!first) return false;
  return isSame(
    others.reduce((sum, { lead }) => plus(sum, lead.difference), first.lead.difference),
    whole,
  );
}
