import type { MoneyUnit } from '../base/money-unit.js';
import { isSame, perUnit } from '../base/per-unit.js';
import type { PartList } from './claim.js';
import type { Paragraph } from './paragraph.js';
import type { Passage, Prose } from './prose.js';
import { type MoneyFigure, readFigures } from './prose-figure.js';
import { goesOnFrom, type ParagraphClaims, readClaims } from './read-claims.js';
import type { StatementBuilder } from './statement-builder.js';
import { meantAmount, usualDecimals } from './usual-decimals.js';
import { findWrongYears, type WrongYear } from './wrong-years.js';

/** Reads what the paragraphs of a document claim. */
export const readProse = perUnit((paragraphs: readonly Paragraph[], budgetYear: number | undefined): Prose => {
  const wrongYears = findWrongYears(paragraphs);
  const usual = usualDecimals(moneyOf(paragraphs));
  const meantYears = wrongYears.length === 0 ? undefined : meantYearsOf(wrongYears);
  const passages = divide(paragraphs).map((members) => passageOf(members, budgetYear, usual, meantYears));
  return {
    paragraphs,
    passages,
    statements: passages.flatMap(({ statements }) => statements),
    amounts: passages.flatMap(({ amounts }) => amounts),
    percents: passages.flatMap(({ percents }) => percents),
    wrongYears,
  };
});

function* moneyOf(paragraphs: readonly Paragraph[]): Generator<MoneyFigure> {
  for (const paragraph of paragraphs)
    if (paragraph.kind !== 'aside') for (const figure of readFigures(paragraph)) if (figure.kind === 'money') yield figure;
}

/** A paragraph of a passage. */
interface Member {
  readonly paragraph: Paragraph;
  /** Whether it is the first that claims something behind one that claims nothing. */
  readonly isApart: boolean;
}

/** The passages of a text: paragraphs that claim something, each with those that it may go on from or be a part of. */
function divide(paragraphs: readonly Paragraph[]): readonly (readonly Member[])[] {
  const passages: Member[][] = [];
  /** By paragraph, the passage that it is in. */
  const places = new Map<Paragraph, number>();
  let isApart = true;
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'aside') continue;
    if (!mayClaim(paragraph)) {
      isApart = true;
      continue;
    }
    const before = isApart || !goesOnFrom(paragraph.text) ? passages.length : passages.length - 1;
    const place = Math.min(outermostPlace(paragraph, places), before);
    const passage = passages[place] ?? [];
    // What lies between a paragraph and one that it is a part of belongs to their passage.
    for (const other of passages.splice(place + 1)) for (const member of other) passage.push(member);
    passage.push({ paragraph, isApart });
    for (let index = passage.length - 1; index >= 0 && places.get((passage[index] as Member).paragraph) !== place; index--)
      places.set((passage[index] as Member).paragraph, place);
    passages[place] = passage;
    isApart = false;
  }
  return passages;
}

function mayClaim(paragraph: Paragraph): boolean {
  const last = paragraph.text.charAt(paragraph.text.length - 1);
  return last === ':' || last === '中' || readFigures(paragraph).length > 0;
}

/** The first passage that holds something a paragraph may be a part of (`wholeAbove`). */
function outermostPlace({ parent }: Paragraph, places: ReadonlyMap<Paragraph, number>): number {
  let place = Number.POSITIVE_INFINITY;
  for (let outer = parent; outer; outer = outer.parent) {
    place = Math.min(place, places.get(outer) ?? Number.POSITIVE_INFINITY);
    if (outer.kind === 'body') break;
  }
  return place;
}

type MeantYears = ReadonlyMap<Paragraph, ReadonlyMap<number, number>>;

const known = new WeakMap<Paragraph, { readonly rest: readonly unknown[]; readonly passage: Passage }>();

/** Reads a passage; one that rests on what it rested on before is given again. */
function passageOf(
  members: readonly Member[],
  budgetYear: number | undefined,
  usual: ReadonlyMap<MoneyUnit, number>,
  meantYears: MeantYears | undefined,
): Passage {
  const { paragraph: first } = members[0] as Member;
  const rest: unknown[] = [budgetYear, usual];
  for (const { paragraph, isApart } of members) rest.push(paragraph, isApart, meantYears?.get(paragraph));
  const before = known.get(first);
  if (before !== undefined && isSame(before.rest, rest)) return before.passage;
  const passage = readPassage(members, budgetYear, usual, meantYears);
  known.set(first, { rest, passage });
  return passage;
}

function readPassage(
  members: readonly Member[],
  budgetYear: number | undefined,
  usual: ReadonlyMap<MoneyUnit, number>,
  meantYears: MeantYears | undefined,
): Passage {
  const known = new Map<Paragraph, ParagraphClaims>();
  /** Sub-items of one item are one list. */
  const itemLists = new Map<Paragraph, PartList>();
  let before: ParagraphClaims | undefined;
  for (const { paragraph, isApart } of members) {
    const claims = readClaims(paragraph, readFigures(paragraph), {
      ...wholeAbove(paragraph, known, itemLists),
      before: isApart ? undefined : before?.statements[0],
      budgetYear,
      meantYears: meantYears?.get(paragraph),
      meantAmount: (figure) => meantAmount(figure, paragraph, usual),
    });
    known.set(paragraph, claims);
    before = claims;
  }
  const all = [...known.values()];
  return {
    statements: all.flatMap(({ statements }) => statements),
    amounts: all.flatMap(({ amounts }) => amounts),
    percents: all.flatMap(({ percents }) => percents),
  };
}

/** By paragraph, and by where the wrong year stands in it. */
function meantYearsOf(wrongYears: readonly WrongYear[]): MeantYears {
  const byParagraph = new Map<Paragraph, Map<number, number>>();
  for (const { found, others, meant } of wrongYears)
    for (const { paragraph, at } of [found, ...others]) {
      const years = byParagraph.get(paragraph) ?? new Map<number, number>();
      byParagraph.set(paragraph, years.set(at, meant));
    }
  return byParagraph;
}

interface Whole {
  readonly whole: StatementBuilder | undefined;
  readonly list: PartList | undefined;
}

const NO_WHOLE: Whole = { whole: undefined, list: undefined };

/** What a paragraph is part of: the list that one above announces, or the item that it is a sub-item of. */
function wholeAbove(paragraph: Paragraph, known: ReadonlyMap<Paragraph, ParagraphClaims>, itemLists: Map<Paragraph, PartList>): Whole {
  for (let outer = paragraph.parent; outer; outer = outer.parent) {
    const claims = known.get(outer);
    if (claims?.announced) return { whole: claims.announced.head, list: claims.announced.list };
    const [first] = claims?.statements ?? [];
    if (first && (outer.kind !== 'item' || outer.text.endsWith(':'))) return NO_WHOLE;
    if (first) {
      const list = itemLists.get(outer) ?? { word: '' };
      itemLists.set(outer, list);
      return { whole: first, list };
    }
    if (outer.kind === 'body') return NO_WHOLE;
  }
  return NO_WHOLE;
}
