/** What named items and functional subjects have to do with economic subjects: 三公, contributions, 机关运行经费. */

import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { agreement, centreOf } from './agreement.js';
import { type Book, expenditure } from './book.js';
import { type FactCell, factKey, type NamedItem, type Part, type Subject } from './fact.js';
import { familyOf, type Hypothesis, holds, identityEquation, term } from './hypothesis.js';
import { IDENTITIES } from './identity.js';

interface Link {
  /** Department codes, and the government code for tables that print only that. */
  readonly codes: readonly string[];
  readonly governmentCode: string;
  /** What its name must say: some authors number their rows themselves. */
  readonly word: string;
}

interface ItemLink extends Link {
  readonly item: NamedItem;
  /** Whether every yuan under the codes belongs to the item: academic travel abroad does not count as 三公. */
  readonly isContained: boolean;
}

const LINKS: readonly ItemLink[] = [
  { item: 'travel-abroad', word: '出国', codes: ['30212'], governmentCode: '50207', isContained: false },
  { item: 'reception', word: '接待', codes: ['30217'], governmentCode: '50206', isContained: true },
  { item: 'vehicle-running', word: '公务用车', codes: ['30231'], governmentCode: '50208', isContained: true },
  { item: 'vehicle-purchase', word: '公务用车', codes: ['31013', '30913'], governmentCode: '50303', isContained: true },
];
/** With only the basic part at hand, chance agreements need company. */
const FEWEST_WITHOUT_PROJECTS = 2;

/** `isOfForm`: the form of the document says that the items of 三公 are their economic subjects. */
export function economicLinks(book: Book, scale: Scale, isOfForm: boolean): readonly Hypothesis[] {
  return [...threePublic(book, scale, isOfForm), ...runningCost(book, scale)];
}

/** The items of 三公 as the sum of their economic subjects, or as no less than what basic expenditure spends on them. */
function threePublic(book: Book, scale: Scale, isOfForm: boolean): readonly Hypothesis[] {
  const equal: Hypothesis[] = [];
  const atMost: Hypothesis[] = [];
  const knowsProjects = book.tables.some(({ form }) => form.kind === 'project-economic') || !spendsOnProjects(book, scale);
  for (const link of LINKS) {
    const total = itemCell(book, link.item, scale);
    const basic = codeCells(book, link, 'basic');
    if (!total || basic.length === 0) continue;
    const parts = [...basic, ...codeCells(book, link, 'project')];
    equal.push(hypothesis(total, parts, false));
    if (link.isContained) atMost.push(hypothesis(total, basic, true));
  }
  const holding = equal.filter(({ equation }) => holds(equation, scale));
  // Projects that no table lists by economic subject may pay for one item and not for the others.
  if (!knowsProjects && !isOfForm) return [...(holding.length >= FEWEST_WITHOUT_PROJECTS ? holding : []), ...atMost];
  const isBorneOut = holding.length >= (knowsProjects ? 1 : FEWEST_WITHOUT_PROJECTS) && 2 * holding.length > equal.length;
  const isPaired = knowsProjects && holding.length >= 1 && 2 * holding.length >= equal.length;
  return isBorneOut || isPaired ? equal : atMost;
}

function hypothesis(total: FactCell, parts: readonly FactCell[], isAtMost: boolean): Hypothesis {
  const identity = isAtMost ? IDENTITIES.G4 : IDENTITIES.G3;
  const equation = identityEquation(
    identity,
    total,
    parts.map((part) => term(part)),
    isAtMost,
  );
  return { identity, equation, family: familyOf(identity, [total]), aspect: total.fact.subject };
}

function itemCell(book: Book, item: NamedItem, scale: Scale): FactCell | undefined {
  for (const fund of ['general', 'fiscal'] as const) {
    const places = book.places.get(factKey(expenditure(fund, 'all', item)))?.filter(({ kind }) => kind === 'three-public');
    if (places && places.length > 0) return centreOf(places, scale);
  }
  return undefined;
}

/** The cells of a link's codes in the table of basic or project expenditure; a code may stand beside several partners. */
function codeCells(book: Book, { codes, governmentCode, word }: Link, part: Part): readonly FactCell[] {
  const kind = part === 'basic' ? 'basic-economic' : 'project-economic';
  const tables = book.tables.filter(({ form }) => form.kind === kind);
  const table = tables.find(({ form }) => form.fund === 'general') ?? tables[0];
  const ofParts = (wanted: readonly string[], parts: readonly Part[]) =>
    table?.cells.filter(
      ({ fact, entry, item }) =>
        wanted.includes(fact.subject) &&
        parts.includes(fact.part) &&
        fact.year === 'current' &&
        fact.fund === table.form.fund &&
        entry.amount &&
        isNamed(item, fact.subject, word),
    ) ?? [];
  const cellsOf = (wanted: readonly string[]) => {
    const whole = ofParts(wanted, [part]);
    return whole.length > 0 || part !== 'basic' ? whole : ofParts(wanted, ['personnel', 'public']);
  };
  const own = cellsOf(codes);
  const printsDepartmentCodes = table?.cells.some(({ fact }) => fact.subject.startsWith('3')) ?? false;
  return own.length > 0 || printsDepartmentCodes ? own : cellsOf([governmentCode]);
}

function isNamed({ codes, label }: Item, subject: Subject, word: string): boolean {
  const printed = codes.find(({ code }) => code === subject)?.name;
  return (printed || label.name).includes(word);
}

function spendsOnProjects(book: Book, scale: Scale): boolean {
  const places = (['general', 'fiscal', 'all'] as const).flatMap((fund) => book.places.get(factKey(expenditure(fund, 'project'))) ?? []);
  return places.length === 0 || places.some(({ entry }) => scale.valueOf(entry) !== 0);
}

/** 机关运行经费 by subject, in forms where it is taken from the table of basic expenditure. */
function runningCost(book: Book, scale: Scale): readonly Hypothesis[] {
  return [...book.places.values()].flatMap((places): Hypothesis[] => {
    const place = places.find(({ fact, kind }) => kind === 'operating-cost' && fact.part === 'running');
    if (!place) return [];
    const basic = book.places.get(factKey({ ...place.fact, part: 'basic' }));
    return basic ? [agreement(IDENTITIES.F7, centreOf(basic, scale), place)] : [];
  });
}

const CONTRIBUTIONS: readonly (Link & { readonly functional: string })[] = [
  { functional: '2080505', codes: ['30108'], governmentCode: '', word: '养老保险' },
  { functional: '2080506', codes: ['30109'], governmentCode: '', word: '年金' },
  { functional: '2210201', codes: ['30113'], governmentCode: '', word: '公积金' },
];

/** Links that usually hold: where one of several does not, the author may be asked. */
export function contributionLinks(book: Book, scale: Scale): readonly Hypothesis[] {
  return CONTRIBUTIONS.flatMap((link): Hypothesis[] => {
    const places = (['general', 'fiscal'] as const).flatMap((fund) =>
      (['basic', 'all'] as const).flatMap((part) => {
        const found = book.places.get(factKey(expenditure(fund, part, link.functional)));
        return found ? [found] : [];
      }),
    );
    const paid = codeCells(book, link, 'basic');
    const [spent] = places;
    if (!spent || paid.length === 0) return [];
    const total = centreOf(spent, scale);
    const equation = identityEquation(
      IDENTITIES.L1,
      total,
      paid.map((part) => term(part)),
    );
    return [{ identity: IDENTITIES.L1, equation, family: familyOf(IDENTITIES.L1, [total]), aspect: link.functional }];
  });
}
