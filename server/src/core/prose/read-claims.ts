import type { Amount } from '../base/amount.js';
import type { Span } from '../base/span.js';
import type { AmountClaim, AmountRole, DirectionWord, PartList, PercentClaim, PercentRole, Phrase, YearWord } from './claim.js';
import { isGenericItem, isNamedAgain, isOutcome, itemWords, namesJoinedPart, speaksOfExecution } from './item-words.js';
import type { Paragraph } from './paragraph.js';
import type { MoneyFigure, PercentageFigure, ProseFigure } from './prose-figure.js';
import {
  comparisonIn,
  directionAtEnd,
  type FoundComparison,
  type FoundDirection,
  type FoundWord,
  type FoundYear,
  flatIn,
  givesReason,
  goesOnReasoning,
  partWordAtEnd,
  shareAtEnd,
  targetAtEnd,
  yearIn,
} from './prose-words.js';
import { flowOf, Scope } from './scope.js';
import { scopeBrackets } from './scope-brackets.js';
import {
  addChange,
  addFlat,
  addPrevious,
  addRate,
  type ComparisonBase,
  openStatement,
  type StatementBuilder,
} from './statement-builder.js';

/** What stands above a paragraph, and what its document is about. */
export interface ClaimContext {
  /** The statement that the paragraph's own are parts of. */
  readonly whole: StatementBuilder | undefined;
  readonly list: PartList | undefined;
  /** What the paragraph before says, for one that goes on speaking of it. */
  readonly before: StatementBuilder | undefined;
  readonly budgetYear: number | undefined;
  /** The years that were meant where wrong ones are printed, by their places in the paragraph. */
  readonly meantYears: ReadonlyMap<number, number> | undefined;
  /** The amount that a printed one means, by the decimals that the document usually prints. */
  readonly meantAmount: (figure: MoneyFigure) => Amount;
}

/** What a paragraph claims. */
export interface ParagraphClaims {
  readonly statements: readonly StatementBuilder[];
  readonly amounts: readonly AmountClaim[];
  readonly percents: readonly PercentClaim[];
  /** The head of the list that the paragraph announces at its end. */
  readonly announced: { readonly head: StatementBuilder; readonly list: PartList } | undefined;
}

export function readClaims(paragraph: Paragraph, figures: readonly ProseFigure[], context: ClaimContext): ParagraphClaims {
  return new ClaimReader(paragraph, figures, context).read();
}

/** Whether a paragraph goes on speaking of what the one before it speaks of. */
export function goesOnFrom(text: string): boolean {
  return '与和同比较其主'.includes(text.charAt(0)) && /^(?:[与和同比较]|其中|主要)/u.test(text);
}

/** A shorter name may be part of many. */
const SHORTEST_NAME = 4;
/** A longer sentence is no title of the next one. */
const LONGEST_TITLE = 40;

/** Goes through the words of a paragraph from figure to figure and remembers what is being spoken of. */
class ClaimReader {
  readonly #paragraph: Paragraph;
  readonly #text: string;
  readonly #figures: readonly ProseFigure[];
  readonly #brackets: ReadonlySet<number>;
  readonly #context: ClaimContext;
  readonly #statements: StatementBuilder[] = [];
  readonly #amounts: AmountClaim[] = [];
  readonly #percents: PercentClaim[] = [];
  readonly #outer: Scope[] = [];
  #scope: Scope;

  constructor(paragraph: Paragraph, figures: readonly ProseFigure[], context: ClaimContext) {
    this.#paragraph = paragraph;
    this.#text = paragraph.text;
    this.#figures = figures;
    this.#brackets = scopeBrackets(paragraph.text, figures);
    this.#context = context;
    this.#scope = new Scope(context.whole, context.list);
    if (goesOnFrom(paragraph.text)) this.#scope.current = context.before;
  }

  read(): ParagraphClaims {
    let at = this.#paragraph.ordinal?.length ?? 0;
    for (const figure of this.#figures) {
      const from = this.#readClauses(at, figure.start);
      if (figure.kind === 'money') this.#readAmount(figure, from);
      else this.#readPercent(figure, from);
      at = figure.end;
    }
    const rest = this.#readClauses(at, this.#text.length);
    this.#readClause(rest, this.#text.length);
    const { list } = this.#outer[0] ?? this.#scope;
    const announced = list?.head && list.isEmpty ? { head: list.head, list } : undefined;
    return { statements: this.#statements, amounts: this.#amounts, percents: this.#percents, announced };
  }

  /** Reads the whole clauses of a range; returns where the clause begins that the range ends in. */
  #readClauses(from: number, to: number): number {
    let start = from;
    for (let index = from; index < to; index++) {
      const mark = this.#text.charAt(index);
      const isBracket = this.#brackets.size > 0 && this.#brackets.has(index);
      if (!isBracket && !endsClause(mark)) continue;
      this.#readClause(start, index);
      if (isBracket) this.#enterOrLeave(mark);
      else this.#endClause(mark, index);
      start = index + 1;
    }
    return start;
  }

  #readClause(start: number, end: number): void {
    const words = this.#text.slice(start, end);
    if (words === '') return;
    const scope = this.#scope;
    const word = partWordAtEnd(words);
    if (word === '如下') scope.current = this.#onlyWhole();
    if (word !== undefined && (word === '其中' || !scope.inReason)) {
      scope.openList(word, /(?:收入|支出|经费)$/u.test(words.slice(0, words.length - word.length)));
      return;
    }
    if (givesReason(words)) scope.inReason = true;
    if (scope.inReason) return;
    const comparison = comparisonIn(words);
    if (comparison) scope.base = this.#baseOf(comparison, start);
    const year = this.#yearIn(comparison ? words.slice(0, comparison.start) : words, start);
    if (year) scope.year = this.#yearWord(year, start);
    const flat = flatIn(words);
    if (flat && scope.base && scope.current) addFlat(scope.current, { ...this.#phrase(flat, start), direction: 0 }, scope.base);
    if (!comparison && !flat) {
      const named = itemWords(words);
      if (named.end > named.start) scope.named = this.#phrase(named, start);
    }
  }

  /** What 具体情况如下 speaks of: the one item of the paragraph that is no part. */
  #onlyWhole(): StatementBuilder | undefined {
    const wholes = this.#statements.filter(({ list }) => list === undefined);
    return wholes.length === 1 ? wholes[0] : undefined;
  }

  #enterOrLeave(bracket: string): void {
    if (bracket === '(') {
      this.#outer.push(this.#scope);
      this.#scope = this.#scope.inBracket();
    } else this.#scope = this.#outer.pop() ?? this.#scope;
  }

  #endClause(mark: string, at: number): void {
    const next = this.#text.slice(at + 1, at + 9);
    if (/[。!?！？]/u.test(mark)) {
      const start = Math.max(this.#text.lastIndexOf('。', at - 1), this.#text.lastIndexOf(';', at - 1)) + 1;
      const sentence = this.#text.slice(start, at);
      const isMany = (sentence.length > LONGEST_TITLE && !/\([类款项]\)$/u.test(sentence)) || sentence.includes('，');
      this.#scope.endSentence(goesOnReasoning(next), isMany);
    } else if (/[;；]/u.test(mark)) this.#scope.endPart(goesOnReasoning(next));
    // 预算总额100万元：货物30万元、服务70万元.
    else if (/[:：]/u.test(mark) && this.#figures.some(({ end }) => end === at) && !this.#scope.inReason) this.#scope.openList(mark, false);
  }

  #readAmount(figure: MoneyFigure, from: number): void {
    const start = this.#afterPartWord(from, figure.start);
    const words = this.#text.slice(start, figure.start);
    const scope = this.#scope;
    scope.hasFigure = true;
    if (givesReason(words)) scope.inReason = true;
    const comparison = comparisonIn(words, this.#text.slice(figure.end, figure.end + 4));
    const base = comparison ? this.#baseOf(comparison, start) : scope.base;
    const direction = directionAtEnd(words, base !== undefined);
    const item = this.#itemBefore(words, direction ?? targetAtEnd(words), start);
    const year = this.#yearIn(comparison ? words.slice(0, comparison.start) : words, start);
    const make = (role: AmountRole): AmountClaim =>
      this.#amountClaim(figure, {
        role,
        item,
        year: year ? this.#yearWord(year, start) : scope.year,
        direction: direction && this.#directionWord(direction, start),
      });
    if (scope.inReason || figure.unitShared || this.#isThreshold(figure, words)) make('other');
    else if (/^(?:完成|占|相当于|达到)/u.test(words)) make('other');
    else if (targetAtEnd(words)) this.#placeLevel(make, item, true, isPast(year, this.#context.budgetYear));
    else if (direction) {
      const claim = make('change');
      const statement = this.#statementOf(item, claim);
      addChange(statement, claim, base);
      scope.current = statement;
      scope.base = base;
    } else if (comparison && isOnlyComparison(words, comparison)) {
      const claim = make('previous');
      if (scope.current) addPrevious(scope.current, claim, base);
      scope.base = base;
    } else
      this.#placeLevel(
        make,
        item,
        /[由从][^，]{0,14}$/u.test(words),
        isPast(year, this.#context.budgetYear),
        /[由从][^，]{0,14}$/u.test(words),
      );
  }

  /** What the amount of an item belongs to: a statement of its own, or one that its sentence has begun. */
  #placeLevel(make: (role: AmountRole) => AmountClaim, item: Phrase, isRepeated: boolean, past: boolean, isStart = false): void {
    const scope = this.#scope;
    const { current } = scope;
    const isGeneric = isGenericItem(item.text);
    const speaksOfCurrent =
      current !== undefined &&
      (isGeneric
        ? item.text !== '' || past || isRepeated
        : isNamedAgain(item.text, current.item.text) && !namesJoinedPart(item.text, current.item.text));
    if (past || isStart) {
      const claim = make('previous');
      if (speaksOfCurrent && current) addPrevious(current, claim, undefined);
      else addPrevious(this.#open(this.#nameOf(item), claim, undefined), claim, undefined);
      return;
    }
    if (current && current.level === undefined && current.comparisons.length > 0 && (speaksOfCurrent || isGeneric)) {
      current.level = make('level');
      return;
    }
    if (!isGeneric) {
      const claim = make('level');
      // 年初预算为1200万元，支出决算为1300万元: what came of the budget is the amount of the item.
      if (current?.level && isOutcome(item.text)) this.#replaceLevel(current, claim);
      else this.#open(item, claim, claim);
      return;
    }
    const namesAnother = scope.named !== undefined && !(current && isNamedAgain(scope.named.text, current.item.text));
    if (namesAnother || !current) {
      const claim = make('level');
      this.#open(this.#nameOf(item), claim, claim);
      return;
    }
    const claim = make(speaksOfExecution(item.text) ? 'other' : 'level');
    if (claim.role === 'level' && claim.year !== undefined) current.restated.push(claim);
  }

  #replaceLevel(statement: StatementBuilder, outcome: AmountClaim): void {
    const budget = statement.level;
    statement.level = outcome;
    // 财政拨款支出年初预算为 … 支出决算为: both are amounts of 财政拨款支出.
    const name = statement.item.text.replace(/年初预算数?$/u, '');
    if (!isGenericItem(name)) statement.item = { ...statement.item, text: name };
    const at = budget ? this.#amounts.indexOf(budget) : -1;
    if (!budget || at < 0) return;
    statement.planned = { ...budget, role: 'other' };
    this.#amounts[at] = statement.planned;
  }

  /** Words that say only that it is a budget leave the name to the clause or title before them. */
  #nameOf(item: Phrase): Phrase {
    return isGenericItem(item.text) ? (this.#scope.named ?? item) : item;
  }

  #readPercent(figure: PercentageFigure, from: number): void {
    const start = this.#afterPartWord(from, figure.start);
    const words = this.#text.slice(start, figure.start);
    const scope = this.#scope;
    if (givesReason(words)) scope.inReason = true;
    const comparison = comparisonIn(words);
    const base = comparison ? this.#baseOf(comparison, start) : scope.base;
    const share = shareAtEnd(words);
    const direction = share ? undefined : directionAtEnd(words, base !== undefined);
    const claim = this.#percentClaim(figure, {
      role: scope.inReason ? 'other' : percentRole(words, share, direction),
      direction: direction && this.#directionWord(direction, start),
      of: this.#phrase(share ?? { start: words.length, end: words.length }, start),
    });
    if (claim.role === 'share') scope.current?.shares.push(claim);
    else if (claim.role === 'ratio' && scope.current?.planned && /完成[^，]*预算/u.test(words)) scope.current.fulfilment ??= claim;
    else if (claim.role === 'rate') {
      addRate(this.#statementOf(this.#itemBefore(words, direction, start), claim), claim, base);
      scope.base = base;
    }
  }

  /** The words of an item before a figure, without the word for its change. */
  #itemBefore(words: string, direction: FoundWord | undefined, start: number): Phrase {
    return this.#phrase(itemWords(direction ? words.slice(0, direction.start) : words), start);
  }

  /** The statement that a change speaks of: the current one, or the one it names, or a new one without a level. */
  #statementOf(item: Phrase, claim: AmountClaim | PercentClaim): StatementBuilder {
    const { current } = this.#scope;
    if (current && /收(?:入)?[、和与及]?支/u.test(item.text) && this.#isBalanced(current)) return current;
    if (current && (isGenericItem(item.text) || isNamedAgain(item.text, current.item.text))) return current;
    // 收入 and 支出 name the heads, and not every part that has the word in its name.
    const isShort = item.text.length < SHORTEST_NAME;
    const named = this.#statements.findLast((known) => (!isShort || known.list === undefined) && isNamedAgain(item.text, known.item.text));
    return named ?? this.#open(item, claim, undefined);
  }

  /** Whether income and expenditure, named one after the other, are one amount, so that a change may speak of both. */
  #isBalanced(current: StatementBuilder): boolean {
    const levels = this.#statements.flatMap(({ level, whole }) => (level && !whole ? [level.amount.units] : []));
    return levels.length >= 2 && levels.every((units) => units === current.level?.amount.units);
  }

  #open(item: Phrase, claim: AmountClaim | PercentClaim, level: AmountClaim | undefined): StatementBuilder {
    const scope = this.#scope;
    const place = scope.placeOf(flowOf(item.text));
    const year = claim.kind === 'amount' && claim.role !== 'previous' ? claim.year : undefined;
    const statement = openStatement({ paragraph: this.#paragraph, item, year, ...place }, level);
    this.#statements.push(statement);
    scope.add(statement);
    return statement;
  }

  /** Skips a word before an item that makes it a part, as 其中. */
  #afterPartWord(from: number, to: number): number {
    const match = /^[”"、和及]*(其中|包括)/u.exec(this.#text.slice(from, to));
    if (!match) return from;
    this.#scope.openList(match[1] as string, false);
    return from + match[0].length;
  }

  /** Whether an amount is a limit (单价100万元以上) and no amount of anything. */
  #isThreshold(figure: MoneyFigure, words: string): boolean {
    const after = this.#text.slice(figure.end, figure.end + 6);
    return (
      /^(?:\(含\)|及|\(含\)及)?(?:以上|以下|以内)|^\(含[\d)]|^\/|^[的]?(?:限额|标准)/u.test(after) ||
      /(?:单价|超过|不低于|不超过|每[人台辆年月次])在?$/u.test(words)
    );
  }

  #amountClaim(figure: MoneyFigure, parts: Pick<AmountClaim, 'role' | 'item' | 'year' | 'direction'>): AmountClaim {
    const span = this.#paragraph.spanOf(figure.start, figure.end);
    const claim: AmountClaim = {
      ...parts,
      kind: 'amount',
      figure: {
        cell: { span, outer: span, text: this.#text.slice(figure.start, figure.end) },
        amount: figure.amount,
        unreadable: false,
        figure: this.#paragraph.spanOf(figure.start, figure.digitsEnd),
        unit: figure.unit,
      },
      amount: this.#context.meantAmount(figure),
      inReason: this.#scope.inReason,
      paragraph: this.#paragraph,
      at: figure.start,
    };
    this.#amounts.push(claim);
    return claim;
  }

  #percentClaim(figure: PercentageFigure, parts: Pick<PercentClaim, 'role' | 'direction' | 'of'>): PercentClaim {
    const claim: PercentClaim = {
      ...parts,
      kind: 'percent',
      percent: {
        amount: figure.amount,
        figure: this.#paragraph.spanOf(figure.start, figure.digitsEnd),
        span: this.#paragraph.spanOf(figure.start, figure.end),
        text: this.#text.slice(figure.start, figure.digitsEnd),
      },
      inReason: this.#scope.inReason,
      paragraph: this.#paragraph,
      at: figure.start,
    };
    this.#percents.push(claim);
    return claim;
  }

  #baseOf({ base, baseStart }: FoundComparison, start: number): ComparisonBase {
    const year = this.#yearIn(base, start + baseStart);
    return {
      base: this.#phrase({ start: baseStart, end: baseStart + base.length }, start),
      baseYear: year ? this.#yearWord({ ...year, start: baseStart + year.start, end: baseStart + year.end }, start) : undefined,
    };
  }

  /** The last year that words name, as it was meant. */
  #yearIn(words: string, offset: number): FoundYear | undefined {
    const found = yearIn(words);
    const meant = found && this.#context.meantYears?.get(offset + found.start);
    return found && meant !== undefined ? { ...found, year: meant } : found;
  }

  #yearWord({ start, end, year, ago }: FoundWord & { year: number | undefined; ago: number | undefined }, offset: number): YearWord {
    return { ...this.#phrase({ start, end }, offset), year, ago };
  }

  #directionWord({ start, end, direction }: FoundDirection, offset: number): DirectionWord {
    return { ...this.#phrase({ start, end }, offset), direction };
  }

  #phrase({ start, end }: FoundWord, offset: number): Phrase {
    const span: Span = this.#paragraph.spanOf(offset + start, offset + end);
    return { text: this.#text.slice(offset + start, offset + end), span };
  }
}

function endsClause(mark: string): boolean {
  const code = mark.charCodeAt(0);
  return (code < 0x80 || code > 0x9fff || code === 0x3002) && '，。；:;,!?！？'.includes(mark);
}

function percentRole(words: string, share: FoundWord | undefined, direction: FoundDirection | undefined): PercentRole {
  if (share) return 'share';
  if (direction) return 'rate';
  return /(?:完成|执行率|执行|占用|支付|实现)[^，]{0,16}$/u.test(words) ? 'ratio' : 'other';
}

/** 比上年预算数 right before a figure names what the figure is. */
function isOnlyComparison(words: string, comparison: FoundComparison): boolean {
  return /^(?:的|数|为|金额|预算|相比)*$/u.test(words.slice(comparison.end));
}

function isPast(
  year: { readonly year: number | undefined; readonly ago: number | undefined } | undefined,
  budgetYear: number | undefined,
): boolean {
  if (!year) return false;
  if (year.ago !== undefined) return year.ago > 0;
  return year.year !== undefined && budgetYear !== undefined && year.year < budgetYear;
}
