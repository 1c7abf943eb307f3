/** Which amounts of the tables the sentences state, and the equations that say so. */
import { normalise } from '../../base/normalise.js';
import { isSame, perUnit } from '../../base/per-unit.js';
import type { AmountClaim, Statement } from '../../prose/claim.js';
import { enclosing } from '../../prose/paragraph.js';
import type { Prose } from '../../prose/prose.js';
import type { Figure } from '../../table/figure.js';
import type { FactCell, FactIndex, FactYear, Flow, Part } from '../facts/fact.js';
import type { TableFacts } from '../facts/table-facts.js';
import { isFiscal } from '../facts/table-kind.js';
import type { BudgetTable } from '../ledger.js';
import type { Scale } from '../scale.js';
import type { Equation } from '../sums/equation.js';
import { bind, type Places, placesOfFacts } from './binding.js';
import { type DocumentSubjects, documentSubjects } from './document-subjects.js';
import { bookFinder, type FactPlaces, placesByBook, subjectKey } from './fact-places.js';
import { type Meanings, meaningsOf } from './meanings.js';
import { type NamedRows, namedRows } from './named-rows.js';
import { type Reading, StatementReader } from './reading.js';
import { type StaffClaim, type StatedSum, staffCosts } from './staff-costs.js';
import { type Current, changeEquation, type ToldChange, toldChanges } from './told-changes.js';

/** What is known of a document before its sentences are compared with its tables. */
export interface StatementSource {
  readonly tables: readonly BudgetTable[];
  /** The tables whose figures have a known meaning. */
  readonly forms: readonly TableFacts[];
  readonly facts: FactIndex;
  readonly scale: Scale;
  readonly year: number | undefined;
  /** The owner as tables name it, and lines that may name it, such as the title of the document. */
  readonly owners: readonly string[];
}

/** A figure of a sentence with the cells it states. */
export interface StatedFigure {
  readonly statement: Statement;
  readonly claim: AmountClaim;
  readonly figure: Figure;
  readonly places: Places;
}

export interface Statements {
  readonly stated: readonly StatedFigure[];
  /** The changes of amounts whose both years a table prints. */
  readonly changes: readonly ToldChange[];
  readonly equations: readonly Equation[];
}

const NO_STATEMENTS: Statements = { stated: [], changes: [], equations: [] };

/** Binds every amount that a sentence states of an item to the cells that print that item. */
export function statements(source: StatementSource, prose: Prose): Statements {
  if (source.tables.length === 0 || prose.statements.length === 0) return NO_STATEMENTS;
  const binder = new Binder(source);
  const books = bookFinder(source.forms);
  const inOrder = (bookOf: (statement: Statement) => number) =>
    prose.statements.flatMap((statement) => binder.bind(statement, bookOf(statement)));
  const before = inOrder(books.before);
  const after = binder.hasSeveralBooks ? inOrder(books.after) : before;
  const stated = agreeing(after, source.scale) > agreeing(before, source.scale) ? after : before;
  const sums = binder.hasSeveralBooks ? [] : staffCosts(binder.staffClaims(prose.statements, stated), source.facts, source.scale);
  const bookOf = stated === after ? books.after : books.before;
  const currents = binder.currents(prose.statements, stated, binder.hasSeveralBooks ? bookOf : books.before);
  const changes = toldChanges(currents, source.facts, source.year, source.scale);
  const equations = [...stated.flatMap(equationsOf), ...sums.map(sumEquation), ...changes.map(changeEquation)];
  return { stated, changes, equations };
}

function agreeing(stated: readonly StatedFigure[], scale: Scale): number {
  return stated.filter(({ figure, places }) => places.some(({ entry }) => scale.valueOf(entry) === scale.valueOf(figure))).length;
}

/** What is read of sentences is known again while the document names the same subjects, year and owners. */
const readerFor = perUnit(
  (subjects: DocumentSubjects, year: number | undefined, owners: readonly string[]): StatementReader =>
    new StatementReader({ subjects, year, owners: owners.map(normalise).toSorted((a, b) => b.length - a.length) }),
);

const questionsOf = perUnit((_: Reading) => new Map<string, Meanings>());

/** What a reading may mean of a flow and subject. */
function meaningsFor(reading: Reading, flow: Flow, subject: string): Meanings {
  const questions = questionsOf(reading);
  const known = questions.get(flow + subject);
  if (known) return known;
  const meanings = meaningsOf(reading, flow, subject);
  questions.set(flow + subject, meanings);
  return meanings;
}

class Binder {
  readonly #reader: StatementReader;
  readonly #books: ReadonlyMap<number, FactPlaces>;
  readonly #rows: NamedRows;
  readonly #scale: Scale;

  constructor({ tables, forms, facts, scale, year, owners }: StatementSource) {
    this.#reader = readerFor(documentSubjects(facts), year, owners);
    this.#books = placesByBook(forms, scale);
    this.#rows = namedRows(tables);
    this.#scale = scale;
  }

  get hasSeveralBooks(): boolean {
    return this.#books.size > 1;
  }

  bind(statement: Statement, book: number): readonly StatedFigure[] {
    const reading = this.#reader.read(statement);
    if (!reading) return [];
    const bound: StatedFigure[] = [];
    const add = (claim: AmountClaim | undefined, of: Reading) => {
      if (!claim || claim.inReason) return;
      const figure = statedFigureOf(claim);
      const places = this.#placesFor(statement, figure, of, this.#books.get(book));
      if (places.length > 0) bound.push(statedFigure(statement, claim, figure, places));
    };
    add(statement.level, reading);
    for (const claim of statement.restated) add(claim, reading);
    for (const { previous, base } of statement.comparisons) add(previous, { ...reading, year: previousYear(base?.text ?? '') });
    return bound;
  }

  /** The places of this year's amounts of all that a change is told of, whether a sentence states them or not. */
  currents(all: readonly Statement[], stated: readonly StatedFigure[], bookOf: (statement: Statement) => number): readonly Current[] {
    const levels = new Map(stated.map(({ claim, places }) => [claim, places]));
    return all.flatMap((statement): Current[] => {
      if (!statement.comparisons.some(({ change }) => change)) return [];
      const name = itemName(statement);
      if (statement.level) return [{ statement, name, places: levels.get(statement.level) ?? [] }];
      const reading = this.#reader.read(statement);
      const book = this.#books.get(bookOf(statement));
      if (!reading || !book || reading.rest !== '' || reading.year !== 'current') return [];
      const [flow, ...otherFlows] = reading.flows;
      const [subject, ...others] = reading.subjects;
      if (!flow || subject === undefined || otherFlows.length + others.length > 0) return [];
      const literal = literalPlaces(meaningsFor(reading, flow, subject), book).flat();
      const values = new Set(literal.map(({ entry }) => this.#scale.valueOf(entry)));
      return values.size === 1 ? [{ statement, name, places: literal }] : [];
    });
  }

  #placesFor(statement: Statement, figure: Figure, reading: Reading, book: FactPlaces | undefined): Places {
    const byFact = book ? this.#placesByFact(figure, reading, book) : [];
    if (byFact.length > 0 || reading.year !== 'current') return byFact;
    const named = this.#placesByName(statement, reading);
    return named.length > 0 ? bind(figure, { meant: () => named, possible: nothing, others: nothing }, this.#scale) : [];
  }

  #placesByFact(figure: Figure, reading: Reading, book: FactPlaces): Places {
    if (reading.rest !== '') return [];
    // 一般公共预算当年拨款 is income and expenditure alike: one of them is stated, not each.
    if (reading.flows.length === 0 && reading.fund && isFiscal(reading.fund.value))
      return this.#bindTo(figure, reading, book, ['income', 'expenditure']);
    return reading.flows.length === 1
      ? this.#bindTo(figure, reading, book, reading.flows)
      : reading.flows.flatMap((flow) => this.#bindTo(figure, reading, book, [flow]));
  }

  #bindTo(figure: Figure, reading: Reading, book: FactPlaces, flows: readonly Flow[]): Places {
    const { subjects } = reading;
    const gathered = <T>(read: (flow: Flow, subject: string) => readonly T[]): readonly T[] =>
      flows.length === 1 && subjects.length === 1
        ? read(flows[0] as Flow, subjects[0] as string)
        : flows.flatMap((flow) => subjects.flatMap((subject) => read(flow, subject)));
    const literal = (flow: Flow, subject: string) => literalPlaces(meaningsFor(reading, flow, subject), book);
    // What is granted for this year may be less than what is spent of it and of money carried over.
    const isMeant = (places: Places) => !book.countCarriedOver(places);
    return bind(
      figure,
      {
        meant: () => gathered((flow, subject) => (reading.isGranted ? literal(flow, subject).filter(isMeant) : literal(flow, subject))),
        possible: () =>
          gathered((flow, subject) => {
            const { possible } = meaningsFor(reading, flow, subject);
            return [...literal(flow, subject), ...placesOfFacts(possible, (key) => book.placesOf(key))];
          }),
        others: () => gathered((flow, subject) => alsoKnown(reading, book, flow, subject)),
      },
      this.#scale,
    );
  }

  #placesByName(statement: Statement, reading: Reading): readonly Places[] {
    if (reading.item && reading.rest === '') return this.#rows.totalsOf(reading.item);
    if (reading.subjects.length > 0) return [];
    const named = this.#rows.rowsNamed(statement.item.text);
    return named.length > 0 ? named : this.#projectOfHeading(statement);
  }

  /** A chapter about one project names it in its heading: 人民调解项目经费情况说明. */
  #projectOfHeading(statement: Statement): readonly Places[] {
    if (!/^(?:年度)?(?:预算|资金)(?:安排)?/u.test(statement.item.text)) return [];
    for (const { text } of enclosing(statement.paragraph)) {
      const name = /^(.{4,40}?)(?:项目)?(?:经费|支出|预算|资金)?(?:情况)?说明$/u.exec(text)?.[1];
      const rows = name === undefined ? [] : this.#rows.rowsNamed(name);
      if (rows.length > 0) return rows;
    }
    return [];
  }

  /** Claims of 人员经费 and 公用经费 that no cell prints. */
  staffClaims(all: readonly Statement[], stated: readonly StatedFigure[]): readonly StaffClaim[] {
    const bound = new Set(stated.map(({ claim }) => claim));
    return all.flatMap((statement): StaffClaim[] => {
      const reading = this.#reader.read(statement);
      const part = reading?.part?.from === 'own' ? reading.part.value : undefined;
      const claim = statement.level;
      if (!reading || !claim || claim.inReason || bound.has(claim) || (part !== 'personnel' && part !== 'public')) return [];
      if (reading.year !== 'current' || reading.rest !== '' || reading.subjects[0] !== '') return [];
      return [{ claim, name: itemName(statement), part }];
    });
  }
}

/** The item as its sentence names it, without quotes around the whole. */
function itemName({ item }: Statement): string {
  return item.text.replace(/^["“]([^"“”]*)["”]$/u, '$1');
}

function nothing(): readonly never[] {
  return [];
}

/** The places of what words say literally: of the first meaning that a table prints. */
function literalPlaces({ meant }: Meanings, book: FactPlaces): readonly Places[] {
  for (const keys of meant) {
    const places = placesOfFacts(keys, (key) => book.placesOf(key));
    if (places.length > 0) return places;
  }
  return [];
}

const WHOLE_PARTS: readonly Part[] = ['all', 'this-year'];

/** What else is known of the item: the author may mean another source or part than is read, unless the words name it. */
function alsoKnown({ fund, part, year }: Reading, book: FactPlaces, flow: Flow, subject: string): readonly FactCell[] {
  const saysFund = fund !== undefined && fund.from !== 'heading';
  const saysPart = part?.from === 'own';
  const meantParts = saysPart ? [part.value] : WHOLE_PARTS;
  return book.about(subjectKey({ flow, subject, year })).filter(({ fact }) => {
    const isOfFund = !saysFund || fact.fund === fund.value;
    const isOfPart = (subject !== '' && !saysPart) || meantParts.includes(fact.part);
    return isOfFund && isOfPart;
  });
}

function previousYear(base: string): FactYear {
  return /执行|决算|完成/u.test(base) ? 'previous-executed' : 'previous';
}

/** What the author means: zeros at the end may have been left out. */
export const statedFigureOf = perUnit(({ figure, amount }: AmountClaim): Figure => ({ ...figure, amount }));

const equationsOf = perUnit(({ statement, figure, places }: StatedFigure): readonly Equation[] => {
  return places.map(({ entry, item }) => ({
    source: { kind: 'stated' },
    table: undefined,
    total: { entry: figure, sign: 1, name: itemName(statement) },
    parts: [{ entry, item, sign: 1 }],
    atMost: false,
  }));
});

const lastStated = new WeakMap<AmountClaim, StatedFigure>();

/** One object while a claim states the same cells. */
function statedFigure(statement: Statement, claim: AmountClaim, figure: Figure, places: Places): StatedFigure {
  const before = lastStated.get(claim);
  if (before && before.statement === statement && before.figure === figure && isSame(before.places, places)) return before;
  const stated = { statement, claim, figure, places };
  lastStated.set(claim, stated);
  return stated;
}

function sumEquation({ claim, name, parts }: StatedSum): Equation {
  return { source: { kind: 'stated' }, table: undefined, total: { entry: statedFigureOf(claim), sign: 1, name }, parts, atMost: false };
}
