/**
 * 人员经费 and 公用经费, and the categories of 基本支出预算表, as the economic classes that they consist of. Forms count
 * differently (人员 with part of 302, 公用 without 310), so that a document must bear out at least one of them, whatever its form says.
 */
import { normalise } from '../../base/normalise.js';
import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { centreOf } from './agreement.js';
import { type Book, expenditure } from './book.js';
import { type FactCell, factKey, type Subject } from './fact.js';
import { familyOf, type Hypothesis, holds, identityEquation, term } from './hypothesis.js';
import { IDENTITIES } from './identity.js';
import type { TableFacts } from './table-facts.js';

/** An economic class with its rows: more than one where each stands beside another government class. */
type Classes = ReadonlyMap<Subject, readonly FactCell[]>;

/** What a group is made of, the usual way first. */
type Ways = (classes: Classes) => readonly (readonly Subject[])[];

const of =
  (...codes: readonly Subject[]): Ways =>
  () => [codes];
const beside =
  (...codes: readonly Subject[]): Ways =>
  (classes) => [[...classes.keys()].filter((code) => !codes.includes(code))];
const personnel: Ways = () => [['301', '303'], ['301']];
const operation: Ways = (classes) => [...beside('301', '303')(classes), ['302', '310'], ['302']];

interface Category {
  readonly words: RegExp;
  readonly ways: Ways;
}

/** The rows of 基本支出预算表, by what they are called. */
const CATEGORIES: readonly Category[] = [
  { words: /^工资(?:和)?福利支出$/u, ways: of('301') },
  { words: /^商品和服务支出$/u, ways: of('302') },
  { words: /^对个人和家庭的?补助(?:支出)?$/u, ways: of('303') },
  { words: /^(?:其他)?资本性等?支出$/u, ways: beside('301', '302', '303') },
  { words: /^人员(?:经费|支出)$/u, ways: personnel },
  { words: /^(?:日常)?公用(?:经费|支出)$/u, ways: operation },
];

export function staffAndOperation(book: Book, scale: Scale): readonly Hypothesis[] {
  return book.tables.flatMap((basic) => {
    if (basic.form.kind !== 'basic-economic') return [];
    const classes = classesOf(basic);
    if (!classes) return [];
    return [...partsOfBasic(book, basic, classes, scale), ...categories(book, basic, classes, scale)];
  });
}

/** The classes of a table; undefined where some class has no row, or a row twice. */
function classesOf({ cells, form }: TableFacts): Classes | undefined {
  const classes = new Map<Subject, FactCell[]>();
  const counted = cells.filter(({ fact }) => fact.part === 'basic' && fact.fund === form.fund && fact.year === 'current');
  for (const cell of counted) {
    const { subject } = cell.fact;
    if (/^3\d\d$/u.test(subject)) classes.set(subject, [...(classes.get(subject) ?? []), cell]);
  }
  const isComplete = counted.every(({ fact: { subject } }) => !/^3\d{4}$/u.test(subject) || classes.has(subject.slice(0, 3)));
  const isPlain = [...classes.values()].every((rows) => new Set(rows.map(partnersOf)).size === rows.length);
  return classes.size > 1 && isComplete && isPlain ? classes : undefined;
}

function partnersOf({ item }: FactCell): string {
  return item.codes.map(({ code }) => code).join(' ');
}

/** The columns 人员经费 and 公用经费 of tables by function, where the table of classes does not print them itself. */
function partsOfBasic(book: Book, { form, table }: TableFacts, classes: Classes, scale: Scale): readonly Hypothesis[] {
  const groups = (['personnel', 'public'] as const).flatMap((part): readonly Group[] => {
    const places = book.places.get(factKey(expenditure(form.fund, part))) ?? [];
    if (places.length === 0 || places.some((place) => place.table === table)) return [];
    return [{ total: centreOf(places, scale), name: part, ways: part === 'personnel' ? personnel : operation }];
  });
  return familyOfGroups(groups, classes, scale);
}

/** The rows of 基本支出预算表 in the column of the same fund. */
function categories(book: Book, { form }: TableFacts, classes: Classes, scale: Scale): readonly Hypothesis[] {
  const whole = book.at('basic-categories', expenditure(form.fund, 'basic'));
  if (!whole) return [];
  const rows = whole.table.items.find((items) => items.includes(whole.item)) ?? [];
  const groups = CATEGORIES.flatMap(({ words, ways }): readonly Group[] => {
    const [item, ...more] = rows.filter((row) => isCalled(row, words));
    const entry = item?.entries.get(whole.entry.column.index);
    if (!item || more.length > 0 || !entry?.amount) return [];
    return [{ total: { ...whole, item, entry }, name: words.source, ways }];
  });
  return familyOfGroups(groups, classes, scale);
}

function isCalled({ label, codes, unitCode }: Item, words: RegExp): boolean {
  return codes.length === 0 && unitCode === undefined && words.test(normalise(label.name));
}

interface Group {
  readonly total: FactCell;
  readonly name: string;
  readonly ways: Ways;
}

/** Groups of one table are judged together: where none is what it should be, the form counts in another way. */
function familyOfGroups(groups: readonly Group[], classes: Classes, scale: Scale): readonly Hypothesis[] {
  const hypotheses = groups.flatMap((group) => asClasses(group, classes, scale) ?? []);
  const isBorneOut = hypotheses.some(({ equation }) => scale.valueOf(equation.total.entry) !== 0 && holds(equation, scale));
  return isBorneOut ? hypotheses : hypotheses.map((each) => ({ ...each, contradicted: true }));
}

/** A group as the first sum of classes that holds, or as the usual one. */
function asClasses({ total, name, ways }: Group, classes: Classes, scale: Scale): Hypothesis | undefined {
  const equations = ways(classes).flatMap((codes) => {
    const cells = codes.flatMap((code) => classes.get(code) ?? []);
    const parts = cells.map((cell) => term(cell));
    return parts.length > 0 ? [identityEquation(IDENTITIES.F4, total, parts)] : [];
  });
  const equation = equations.find((each) => holds(each, scale)) ?? equations[0];
  if (!equation) return undefined;
  return { identity: IDENTITIES.F4, equation, family: `${familyOf(IDENTITIES.F4, [total])}|${total.fact.fund}`, aspect: name };
}
