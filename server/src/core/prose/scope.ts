import type { PartList, Phrase, Statement, YearWord } from './claim.js';
import type { ComparisonBase, StatementBuilder } from './statement-builder.js';

/** A list of parts that words have opened. */
interface OpenList extends PartList {
  readonly head: StatementBuilder | undefined;
  /** Opened within another list of the same sentence, so that it is not plain where it ends. */
  readonly isNested: boolean;
  isEmpty: boolean;
  /** Nobody knows which list goes on behind a nested one. */
  isOver: boolean;
}

/** What a statement is a part of. */
export type PlaceOfStatement = Pick<Statement, 'partWord' | 'list'> & { readonly whole: StatementBuilder | undefined };

const NO_PLACE: PlaceOfStatement = { whole: undefined, partWord: undefined, list: undefined };

export type Flow = 'income' | 'expenditure' | undefined;

/** Whether words speak of income or of expenditure, where they speak of one of them. */
export function flowOf(words: string): Flow {
  const income = /收入/u.test(words);
  const expenditure = /支出/u.test(words);
  return income === expenditure ? undefined : income ? 'income' : 'expenditure';
}

/** What is being spoken of at a place of a sentence; a bracket is a scope of its own. */
export class Scope {
  /** What a change or share would speak of. */
  current: StatementBuilder | undefined;
  list: OpenList | undefined;
  inReason = false;
  /** What the next change is a comparison with. */
  base: ComparisonBase | undefined;
  year: YearWord | undefined;
  /** What the clauses since the last figure name. */
  named: Phrase | undefined;
  /** Whether a figure stands in the sentence being read. */
  hasFigure = false;
  /** Whether a semicolon stands between the last statement and what is read. */
  #isBehindSemicolon = false;
  /** What all statements of the scope are parts of. */
  #whole: StatementBuilder | undefined;
  #listOfWhole: PartList | undefined;

  constructor(whole: StatementBuilder | undefined, list: PartList | undefined) {
    this.#whole = whole;
    this.#listOfWhole = list;
  }

  /** The scope of a bracket: its amounts are parts of what stands before it, its changes speak of that. */
  inBracket(): Scope {
    const inner = new Scope(this.current, { word: '(' });
    inner.current = this.current;
    inner.inReason = this.inReason;
    inner.year = this.year;
    return inner;
  }

  /** `isAnother`: words name what is listed now (支出包括), so that the list before it is over. */
  openList(word: string, isAnother: boolean): void {
    if (isAnother && this.list && !this.list.isEmpty) {
      this.current = this.list.head;
      this.list = undefined;
    }
    this.inReason = false;
    this.base = undefined;
    this.named = undefined;
    const goesOn = this.list !== undefined && !this.list.isEmpty;
    this.list = {
      // A10万元、B20万元；其中C: whether C is part of B or of what both are part of, nobody knows.
      head: goesOn && this.#isBehindSemicolon ? undefined : (this.current ?? this.#whole),
      word,
      isNested: goesOn,
      isEmpty: true,
      isOver: false,
    };
  }

  /** What a new statement is a part of. */
  placeOf(flow: Flow): PlaceOfStatement {
    const { list } = this;
    if (!list) return { whole: this.#whole, partWord: this.#listOfWhole?.word, list: this.#listOfWhole };
    const headFlow = list.head ? flowOf(list.head.item.text) : undefined;
    if (flow && headFlow && flow !== headFlow) {
      this.list = undefined;
      return NO_PLACE;
    }
    return list.isOver ? NO_PLACE : { whole: list.head, partWord: list.word, list };
  }

  add(statement: StatementBuilder): void {
    this.current = statement;
    this.base = undefined;
    this.named = undefined;
    this.hasFigure = true;
    this.#isBehindSemicolon = false;
    if (this.list) this.list.isEmpty = false;
  }

  /** A semicolon ends reasons, unless another one follows. */
  endPart(reasonsGoOn: boolean): void {
    if (!reasonsGoOn) this.inReason = false;
    this.base = undefined;
    this.#isBehindSemicolon = true;
    if (this.list?.isNested) this.list.isOver = true;
  }

  endSentence(reasonsGoOn: boolean, isMany: boolean): void {
    if (!reasonsGoOn) this.inReason = false;
    this.base = undefined;
    this.year = undefined;
    // A sentence without figures is the title of what follows: 公务接待费。2023年预算数1.00万元.
    if (this.hasFigure || isMany) this.named = undefined;
    this.hasFigure = false;
    // Behind a list its sentence speaks of the whole again.
    this.#isBehindSemicolon = false;
    if (this.list && (!this.list.isEmpty || /^[:：]$/u.test(this.list.word))) {
      this.current = this.list.head ?? this.current;
      this.list = undefined;
    }
    if (this.current && this.current.whole === this.#whole && this.list === undefined) this.#leaveWhole();
  }

  /** Only the first sentence of a paragraph is part of what stands above it. */
  #leaveWhole(): void {
    if (this.#listOfWhole?.word === '(') return;
    this.#whole = undefined;
    this.#listOfWhole = undefined;
  }
}
