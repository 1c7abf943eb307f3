/** What the amount of a sentence is about, as far as its words, its 其中 list and the headings above it say. */
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { Statement } from '../../prose/claim.js';
import { enclosing, type Paragraph } from '../../prose/paragraph.js';
import type { FactYear, Flow, Fund, NamedItem, Part } from '../facts/fact.js';
import { type ReadScope, readScope } from '../facts/vocabulary.js';
import { type DocumentSubjects, subjectOfPath } from './document-subjects.js';
import { readSubjectPaths } from './subject-mentions.js';

/** Where something known comes from: the words themselves, what they are a part of, or a heading. */
export type Source = 'own' | 'whole' | 'heading';

export interface Known<T> {
  readonly value: T;
  readonly from: Source;
}

export interface Reading {
  /** Both for 收支总预算; none where nothing says. */
  readonly flows: readonly Flow[];
  /** '' for the whole; several where the words may mean each of them. */
  readonly subjects: readonly string[];
  readonly item: NamedItem | undefined;
  readonly fund: Known<Fund> | undefined;
  readonly part: Known<Part> | undefined;
  readonly year: FactYear;
  /** Whether the words say that everything is counted, what is carried over as well (总计, 收支总预算), or only that it is a sum (合计). */
  readonly total: 'grand' | 'sum' | undefined;
  /** The words, or a heading, speak of what is granted for this year (当年拨款), without what is carried over. */
  readonly isGranted: boolean;
  /**
   * The words leave room: they speak of income within a list of expenditure, or only a heading names what is meant. A figure may
   * be taken for what they say where it agrees, and is not held against it.
   */
  readonly isLoose: boolean;
  /** Words that name something else, such as a project; '' where all was understood. */
  readonly rest: string;
}

/** What readings need to know of the document. */
export interface ReadingContext {
  readonly subjects: DocumentSubjects;
  readonly year: number | undefined;
  /** Names of the owner, normalised. */
  readonly owners: readonly string[];
}

const BOTH_FLOWS = /收支|收、支|收入、支出|收入和支出|收入与支出/u;
/** Who has the money, how it is put and how sure it is: words that do not say which money is meant. */
const SAYS_NOTHING =
  /(?:我|本|该)(?:部门|单位|局|委|院|校|中心|办|厅|级|处|所|站|馆|会|机关)|及(?:其)?(?:所属|下属)(?:事业)?单位|部门|单位|(?:下属|所属)?(?:\d+家(?:机关|行政单位|参公事业单位|事业单位|参公单位)(?:和|及|、)?)+|年度|年初|当年|共计|总共|共|约|为|是|拟|列支|计划|通过|拨付|使用|所有|全部|全年|批复|按规定|下达|支出额|收支|(?:19|20)\d\d/gu;
const SHORTEST_OWNER = 4;
const GRANTED = /(?:当年|本年)(?:财政)?拨款/u;

function saysGranted(words: string): boolean {
  return words.includes('拨款') && GRANTED.test(words);
}

const UNREAD = { reading: undefined };

/** Reads statements; a statement that is a part of another one takes from it what its own words leave open. */
export class StatementReader {
  readonly #known = new WeakMap<Statement, { readonly reading: Reading | undefined }>();
  readonly #headings = new WeakMap<Paragraph, HeadingWords>();

  constructor(readonly context: ReadingContext) {}

  read(statement: Statement): Reading | undefined {
    const known = this.#known.get(statement);
    if (known) return known.reading;
    // A cycle among statements cannot be, but nothing may hang on it.
    this.#known.set(statement, UNREAD);
    const reading = this.#readNew(statement);
    this.#known.set(statement, { reading });
    return reading;
  }

  #readNew(statement: Statement): Reading | undefined {
    const text = statement.item.text;
    const outer = enclosing(statement.paragraph);
    if (text === '') return undefined;
    const headings = outer.map((paragraph) => this.#headingWords(paragraph));
    if (headings.some(({ isOfAnotherUnit }) => isOfAnotherUnit)) return undefined;
    const whole = statement.whole && this.read(statement.whole);
    if (statement.whole && !whole) return undefined;
    const own = this.#ownWords(statement, headings, whole);
    const year = own.scope.year ?? yearOfStatement(statement, headings, this.context.year);
    if (year === undefined) return undefined;
    const fund = known(own.scope.fund, 'own') ?? inherited(whole?.fund, 'whole') ?? firstOf(headings, ({ scope }) => scope.fund);
    const part = known(own.scope.part, 'own') ?? partOfWhole(own, whole) ?? firstOf(headings, ({ scope }) => scope.part);
    const isCrossed = own.scope.flow !== undefined && whole?.flows.length === 1 && whole.flows[0] !== own.scope.flow;
    const flows = flowsOf(text, own, whole, headings);
    const isGrand = /总计|总预算|总额/u.test(text) || BOTH_FLOWS.test(text);
    const total = isGrand ? 'grand' : /合计|小计/u.test(text) ? 'sum' : undefined;
    return {
      flows,
      subjects: subjectsOf(own, whole),
      item: own.scope.item,
      fund,
      part,
      year,
      total,
      isGranted: saysGranted(text) || headings.some(({ isGranted }) => isGranted),
      isLoose: own.isLoose || isCrossed || printsAnotherYear(statement, this.context.year),
      rest: own.rest,
    };
  }

  /** What the words say, and where they say only 支出 or 预算数, what the words in front of them or a heading name. */
  #ownWords(statement: Statement, headings: readonly HeadingWords[], whole: Reading | undefined): OwnWords {
    const own = readOwnWords(statement.item.text, headings, whole, this.context);
    const before = wordsBefore(statement);
    const who = before === undefined ? '' : otherUnit(before.clause, this.context);
    if (who !== '') return { ...own, rest: own.rest + who };
    const { item, fund, part } = own.scope;
    if (own.subjects || own.rest !== '' || item || (fund && own.scope.flow) || (part && whole)) return own;
    const path = before && readSubjectPaths(before.all).at(-1);
    if (path && before) {
      const above = headings.flatMap(({ subjectNames }) => subjectNames);
      return { ...own, subjects: subjectOfPath(path, above, this.context.subjects).codes, isLoose: true };
    }
    const heading = headings.find(({ scope }) => scope.item) ?? headings.find(({ subjectNames }) => subjectNames.length > 0);
    const named = before && whole === undefined ? readScope(before.all).item : undefined;
    const outer = named ?? (whole ? undefined : heading?.scope.item);
    if (outer) return { ...own, scope: { ...own.scope, item: outer, flow: 'expenditure' }, isLoose: true };
    const saysNothing = !own.scope.flow && !fund && !part && !BOTH_FLOWS.test(statement.item.text);
    if (saysNothing || (!whole && heading)) return { ...own, subjects: [], isLoose: true };
    return own;
  }

  #headingWords(paragraph: Paragraph): HeadingWords {
    let words = this.#headings.get(paragraph);
    if (!words) {
      words = { ...readHeading(paragraph), isOfAnotherUnit: namesAnotherUnit(paragraph.text, this.context) };
      this.#headings.set(paragraph, words);
    }
    return words;
  }
}

interface OwnWords {
  readonly scope: ReadScope;
  /** The subjects that the words name; undefined where they name none. */
  readonly subjects: readonly string[] | undefined;
  readonly isLoose: boolean;
  readonly rest: string;
}

interface HeadingWords {
  readonly scope: ReadScope;
  /** The year that a title of a chapter names. */
  readonly year: number | undefined;
  readonly subjectNames: readonly string[];
  readonly isEconomic: boolean;
  /** As `Reading.isGranted`. */
  readonly isGranted: boolean;
  /** The heading of a chapter about one unit of a department. */
  readonly isOfAnotherUnit: boolean;
}

/** What stands before the first amount of a heading, an item or a text that announces a list. */
const readHeading = perUnit((paragraph: Paragraph): Omit<HeadingWords, 'isOfAnotherUnit'> => {
  const end = paragraph.text.search(/\d(?:[\d,.]*)(?:万元|亿元|元)/u);
  const words = end < 0 ? paragraph.text : paragraph.text.slice(0, end);
  const short = words.length > 80 ? words.slice(0, words.search(/[，。；]|$/u)) : words;
  const paths = readSubjectPaths(short);
  const withoutPaths = paths.reduceRight((text, { span }) => text.slice(0, span.start) + text.slice(span.end), short);
  return {
    scope: readScope(BOTH_FLOWS.test(withoutPaths) ? withoutPaths.replace(/收入|支出/gu, '') : withoutPaths),
    year: paragraph.kind === 'heading' ? yearIn(paragraph.text) : undefined,
    subjectNames: paths.flatMap(({ mentions }) => mentions.map(({ name }) => name)),
    isEconomic: /经济分类|经济科目/u.test(short),
    isGranted: saysGranted(paragraph.text),
  };
});

/** `机关运行经费(行政经费)`: the other name of the same item in brackets. */
const SAME_ITEM_IN_BRACKETS = /\((?:行政经费|机关运行经费|机关运行费|行政运行经费|"?三公"?经费|“三公”经费)\)/gu;

/** `“教育支出”科目`: what the quotes hold is the subject. */
const QUOTED_SUBJECT = /^["“]([^"“”]+)["”][类款项]?级?科目$/u;

function readOwnWords(written: string, headings: readonly HeadingWords[], whole: Reading | undefined, context: ReadingContext): OwnWords {
  const text = written
    .replace(SAME_ITEM_IN_BRACKETS, '')
    .replace(/当年(?=拨款|财政拨款)/u, '')
    .replace(QUOTED_SUBJECT, '$1');
  const coded = codedSubject(text, context);
  if (coded !== undefined) return { scope: { rest: '' }, subjects: [coded], isLoose: false, rest: '' };
  const path = readSubjectPaths(text).at(-1);
  if (path) {
    const words = text.slice(0, path.span.start) + text.slice(path.span.end).replace(/^支出/u, '');
    const scope = readScope(words);
    const above = headings.flatMap(({ subjectNames }) => subjectNames);
    return { scope, subjects: subjectOfPath(path, above, context.subjects).codes, isLoose: false, rest: meaningful(scope.rest, context) };
  }
  const scope = readScope(text);
  const rest = meaningful(scope.rest, context);
  const kind = whole?.item === 'procurement' && PURCHASE_KINDS.find(([pattern]) => pattern.test(text));
  if (kind) return { scope: { item: kind[1], flow: 'expenditure', rest: '' }, subjects: undefined, isLoose: false, rest: '' };
  if (rest === '' || scope.item) return { scope, subjects: undefined, isLoose: false, rest };
  const subjects = subjectsNamed(text, rest, headings, whole, context);
  // The words of a subject's name say nothing of sources or parts.
  return subjects.length > 0
    ? { scope: { rest: '' }, subjects, isLoose: false, rest: '' }
    : { scope, subjects: undefined, isLoose: false, rest };
}

/** `2130301-行政运行`, `2130301行政运行支出`: the code of a subject before its name. */
function codedSubject(text: string, { subjects }: ReadingContext): string | undefined {
  const found = /^(2\d{2}(?:\d{2}){0,2})[-—_、.]?(?=\D)(.+?)(?:科目)?$/u.exec(text);
  const [code, name] = [found?.[1], found?.[2]];
  if (code === undefined || name === undefined) return undefined;
  return [name, name.replace(/支出$/u, '')].some((called) => subjects.isCalled(code, called)) ? code : undefined;
}

/** Within 政府采购 the kinds are named in many ways: 货物类, 拟采购货物支出, 购买服务. */
const PURCHASE_KINDS: readonly (readonly [RegExp, NamedItem])[] = [
  [/^(?:拟|政府|预算|安排|采购|购买|用于)*货物(?:类|采购|政府|支出|预算|安排|金额|项目)*$/u, 'procurement-goods'],
  [/^(?:拟|政府|预算|安排|采购|购买|用于)*工程(?:类|采购|政府|支出|预算|安排|金额|项目)*$/u, 'procurement-works'],
  [/^(?:拟|政府|预算|安排|采购|购买|用于)*服务(?:类|采购|政府|支出|预算|安排|金额|项目)*$/u, 'procurement-services'],
];

/** Subjects named without any mark: 住房公积金, 一般公共服务支出. */
function subjectsNamed(
  text: string,
  rest: string,
  headings: readonly HeadingWords[],
  whole: Reading | undefined,
  { subjects, owners }: ReadingContext,
): readonly string[] {
  const plain = withoutOwner(normalise(text).replace(/^(?:19|20)\d\d年度?/u, ''), owners);
  const above = headings.flatMap(({ subjectNames }) => subjectNames);
  for (const name of [plain, plain.replace(/(?:科目)?(?:支出)?(?:预算)?(?:安排|支出|数|资金)?$/u, ''), rest]) {
    const found = subjects.named(name, 'function', above);
    if (found.length > 0) return found;
    if (isEconomicContext(headings, whole)) {
      const economic = subjects.named(name, 'economic');
      if (economic.length > 0) return economic;
    }
  }
  return [];
}

function isEconomicContext(headings: readonly HeadingWords[], whole: Reading | undefined): boolean {
  return isPartByEconomy(whole?.part?.value) || headings.some(({ isEconomic, scope }) => isEconomic || isPartByEconomy(scope.part));
}

function isPartByEconomy(part: Part | undefined): boolean {
  return part === 'basic' || part === 'personnel' || part === 'public';
}

function subjectsOf(own: OwnWords, whole: Reading | undefined): readonly string[] {
  if (own.subjects) return own.subjects;
  if (own.scope.item) return [own.scope.item];
  // 其中：基本支出 … is a part of the subject named before.
  const isPartOnly = own.rest === '' && own.scope.part !== undefined && own.scope.fund === undefined;
  if (isPartOnly && whole && !whole.item && whole.rest === '') return whole.subjects;
  return own.rest === '' ? [''] : [];
}

function flowsOf(text: string, own: OwnWords, whole: Reading | undefined, headings: readonly HeadingWords[]): readonly Flow[] {
  if (own.subjects) return own.scope.flow === 'income' ? ['income'] : ['expenditure'];
  if (BOTH_FLOWS.test(text)) return ['income', 'expenditure'];
  const flow =
    own.scope.flow ?? (whole?.flows.length === 1 ? whole.flows[0] : undefined) ?? headings.find(({ scope }) => scope.flow)?.scope.flow;
  return flow ? [flow] : [];
}

function partOfWhole(own: OwnWords, whole: Reading | undefined): Known<Part> | undefined {
  if (!whole?.part || whole.part.from === 'heading') return inherited(whole?.part, 'heading');
  const { value } = whole.part;
  // What is carried over consists of sources, what is spent of subjects.
  const fits =
    value === 'carried-over' ? own.scope.fund !== undefined : value === 'basic' || value === 'project' ? own.subjects !== undefined : false;
  return fits ? { value, from: 'whole' } : undefined;
}

function known<T>(value: T | undefined, from: Source): Known<T> | undefined {
  return value === undefined ? undefined : { value, from };
}

function inherited<T>(from: Known<T> | undefined, least: Source): Known<T> | undefined {
  return from && { value: from.value, from: from.from === 'heading' ? 'heading' : least };
}

function firstOf<T>(headings: readonly HeadingWords[], read: (words: HeadingWords) => T | undefined): Known<T> | undefined {
  for (const words of headings) {
    const value = read(words);
    if (value !== undefined) return { value, from: 'heading' };
  }
  return undefined;
}

/** Which year's figure is meant; undefined for a year that no table of the document speaks of. */
function yearOfStatement({ year }: Statement, headings: readonly HeadingWords[], documentYear: number | undefined): FactYear | undefined {
  const heading = headings.find((words) => words.year !== undefined)?.year;
  const named = year?.year ?? (year?.ago === undefined ? heading : undefined);
  const ago = year?.ago ?? (named !== undefined && documentYear !== undefined ? documentYear - named : 0);
  return ago === 0 ? 'current' : ago === 1 ? 'previous' : undefined;
}

/** Whether the year as printed is not the one that is taken to be meant: the figure may be that year's after all. */
function printsAnotherYear({ year }: Statement, documentYear: number | undefined): boolean {
  const printed = year && yearIn(`${year.text}年`);
  return printed !== undefined && documentYear !== undefined && printed !== documentYear;
}

function yearIn(text: string): number | undefined {
  const year = /(?:19|20)\d\d(?=年)/u.exec(text)?.[0];
  return year === undefined ? undefined : Number(year);
}

/** The words in front of an item: of its clause, and of its paragraph; undefined where the item is not found there. */
function wordsBefore({ item, level, paragraph, restated }: Statement): { readonly clause: string; readonly all: string } | undefined {
  const figure = level ?? restated[0];
  if (!figure) return undefined;
  const start = paragraph.text.slice(0, figure.at).lastIndexOf(item.text);
  if (start < 0) return undefined;
  const all = paragraph.text.slice(0, start);
  return { all, clause: all.slice(startOfClause(all)) };
}

function startOfClause(text: string): number {
  let start = text.length;
  while (start > 0 && !'，。；:！'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Units are called so; what stands in front of a year or an item and ends like this says whose money it is. */
const UNIT_NAME = /(?:局|委|委员会|中心|院|校|学校|所|站|馆|处|队|厅|办|办公室|本级|本部|机关|单位|协会|学会|法庭|医院|大队|支队)$/u;

const UNIT_NAME_END = /[局委心院校所站馆处队厅办级部关会]/gu;

/** The unit that words name, where it is not the owner of the document. */
function otherUnit(words: string, context: ReadingContext): string {
  const { rest } = readScope(words.replace(/^[一二三四五六七八九十\d]+[.、]|^\([一二三四五六七八九十\d]+\)/u, ''));
  const left = meaningful(rest, context);
  return UNIT_NAME.test(left) ? left : '';
}

/** A chapter about one unit of a department. */
function namesAnotherUnit(heading: string, context: ReadingContext): boolean {
  if (heading.length > 40 || /[，。；]|\d万元/u.test(heading)) return false;
  return otherUnit(heading, context) !== '';
}

/** The words that are left when owner and filling words are taken away. */
function meaningful(rest: string, { owners }: ReadingContext): string {
  return withoutOwner(rest, owners)
    .replace(SAYS_NOTHING, '')
    .replace(/[的、,，。()]/gu, '');
}

/** Owners are named with or without what stands above them or behind them. */
function withoutOwner(words: string, owners: readonly string[]): string {
  for (const owner of owners) {
    if (words.startsWith(owner)) return words.slice(owner.length);
  }
  const found = owners.find((owner) => owner.length >= SHORTEST_OWNER && words.includes(owner));
  return found === undefined ? words.slice(shortOwner(words, owners)) : words.replace(found, '');
}

/** How much of the words is the end of an owner's name: 市教育局 for 佛山市教育局. */
function shortOwner(words: string, owners: readonly string[]): number {
  const ends = [...words.matchAll(UNIT_NAME_END)].map(({ index }) => index + 1);
  return ends.findLast((end) => end >= SHORTEST_OWNER - 1 && owners.some((owner) => owner.endsWith(words.slice(0, end)))) ?? 0;
}
