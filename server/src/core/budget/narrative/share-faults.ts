/** Shares (占 …%) that the amounts of their sentences do not give. */
import type { Amount } from '../../base/amount.js';
import { groupBy } from '../../base/group-by.js';
import type { AmountClaim, PercentClaim, Statement } from '../../prose/claim.js';
import { isShare, type Money, shareOf } from '../../prose/growth.js';
import { isNamedAgain } from '../../prose/item-words.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { Prose } from '../../prose/prose.js';
import { flowOf } from '../../prose/scope.js';
import { type Scale, withPlaces } from '../scale.js';
import type { Fault } from '../sums/fault.js';
import { usualPlaces } from './growth-faults.js';
import { asCorrected, asMeant, type MoneyOf } from './growth-readings.js';

export interface ShareFault {
  readonly statement: Statement;
  readonly share: PercentClaim;
  readonly whole: Money;
  /** What the whole is called. */
  readonly wholeName: string;
  readonly expected: Amount;
  /** Off by no more than the last place of the printed share. */
  readonly isNear: boolean;
  /** Whether the share is how much of a budget was carried out. */
  readonly isFulfilment: boolean;
}

/** A shorter name may be that of many items. */
const SHORTEST_NAME = 4;

/** The whole of shares, when it is plain which amount it is. */
interface Whole {
  readonly money: Money;
  readonly name: string;
  /** The amounts that it is the sum of, most often one. */
  readonly claims: readonly AmountClaim[];
}

/** A share with the amounts that it follows from. */
export interface ReadShare {
  readonly statement: Statement;
  readonly share: PercentClaim;
  readonly part: AmountClaim;
  /** Together they are what the part is a share of. */
  readonly whole: readonly AmountClaim[];
}

/** Every share whose whole is plain, whether it is right or not. */
export function readShares(prose: Prose): readonly ReadShare[] {
  const ofShares = groupsOfShares(prose).flatMap(({ group, around }) =>
    group.flatMap((statement): readonly ReadShare[] => {
      const [share, ...others] = statement.shares;
      if (!statement.level || !share || others.length > 0) return [];
      const whole = wholeOf(statement, share, group, around, asMeant);
      return whole ? [{ statement, share, part: statement.level, whole: whole.claims }] : [];
    }),
  );
  const fulfilled = prose.statements.flatMap((statement): readonly ReadShare[] => {
    const { level, planned, fulfilment: share } = statement;
    return level && planned && share ? [{ statement, share, part: level, whole: [planned] }] : [];
  });
  return [...ofShares, ...fulfilled];
}

export function shareFaults(prose: Prose, faults: readonly Fault[], scale: Scale): readonly ShareFault[] {
  const groups = groupsOfShares(prose);
  const fulfilled = prose.statements.filter(({ fulfilment }) => fulfilment !== undefined);
  if (groups.length + fulfilled.length === 0) return [];
  const corrected = asCorrected(faults, scale);
  const moneyOf: MoneyOf = (claim) => corrected(claim) ?? asMeant(claim);
  const places = usualPlaces(prose.percents);
  const ofShares = groups.flatMap(({ group, around }) => faultsOfGroup(group, around, moneyOf));
  return [...ofShares, ...fulfilled.flatMap((statement) => faultOfFulfilment(statement, moneyOf, places) ?? [])];
}

/** The shares that are told together, each group with what surrounds it. */
function groupsOfShares(prose: Prose): readonly { readonly group: readonly Statement[]; readonly around: Surroundings }[] {
  const withShares = prose.statements.filter(({ shares, level }) => shares.length > 0 && level !== undefined);
  if (withShares.length === 0) return [];
  const places = usualPlaces(prose.percents);
  const sections = groupBy(prose.statements, sectionOf);
  return [...groupBy(withShares, (statement) => groupOf(statement)).values()].map((group) => {
    const inSection = sections.get(sectionOf(group[0] as Statement)) ?? [];
    return { group, around: { inSection, everywhere: prose.statements, usualPlaces: places } };
  });
}

/** 年初预算为780万元，支出决算为795万元，完成年初预算的101.92%. */
function faultOfFulfilment(statement: Statement, moneyOf: MoneyOf, places: number): ShareFault | undefined {
  const { level, planned, fulfilment: share } = statement;
  if (!level || !planned || !share) return undefined;
  const [part, whole] = [moneyOf(level), moneyOf(planned)];
  const { amount } = share.percent;
  if (whole.amount.units <= 0 || isShare(part, whole, amount, 0)) return undefined;
  const expected = shareOf(part, whole, amount.decimals);
  const printable = shareOf(part, whole, Math.max(amount.decimals, places));
  if (!expected || !printable) return undefined;
  const isNear = Math.abs(expected.units - amount.units) <= 1;
  return { statement, share, whole, wholeName: '', expected: withPlaces(printable, amount.decimals), isNear, isFulfilment: true };
}

/** Where the whole of a share is looked for. */
interface Surroundings {
  readonly inSection: readonly Statement[];
  readonly everywhere: readonly Statement[];
  readonly usualPlaces: number;
}

function faultsOfGroup(group: readonly Statement[], around: Surroundings, moneyOf: MoneyOf): readonly ShareFault[] {
  const plain = faultsBeyond(1, group, around, moneyOf);
  return plain.length > 0 || addUpToAll(group) ? plain : faultsBeyond(0, group, around, moneyOf);
}

/** Shares that are off by more than so many last places. */
function faultsBeyond(places: number, group: readonly Statement[], around: Surroundings, moneyOf: MoneyOf): readonly ShareFault[] {
  return group.flatMap((statement) => {
    const share = statement.shares[0] as PercentClaim;
    const part = statement.level && moneyOf(statement.level);
    const { amount } = share.percent;
    if (!part || statement.shares.length > 1) return [];
    const whole = wholeOf(statement, share, group, around, moneyOf);
    if (!whole || whole.money.amount.units <= 0 || isShare(part, whole.money, amount, places)) return [];
    const fitsElsewhere = around.inSection.some(
      ({ level }) => level && level !== statement.level && isShare(part, moneyOf(level), amount, 0),
    );
    const expected = shareOf(part, whole.money, amount.decimals);
    const printable = shareOf(part, whole.money, Math.max(amount.decimals, around.usualPlaces));
    if (fitsElsewhere || !expected || !printable) return [];
    const isNear = Math.abs(expected.units - amount.units) <= 1;
    const shown = withPlaces(printable, amount.decimals);
    return [{ statement, share, whole: whole.money, wholeName: whole.name, expected: shown, isNear, isFulfilment: false }];
  });
}

/** The head of the list, the item that the words name, or all parts together where most shares bear that out. */
function wholeOf(
  statement: Statement,
  share: PercentClaim,
  group: readonly Statement[],
  { inSection, everywhere }: Surroundings,
  moneyOf: MoneyOf,
): Whole | undefined {
  const of = share.of.text.replace(/^(?:本部门|本单位|本年|全部|部门)+|(?:的|总额|总数|合计|总计)+$/gu, '');
  const head = statement.whole;
  if (head?.level && (of === '' || isNamedBy(of, head.item.text))) return wholeFrom(head.level, head.item.text, moneyOf);
  if (of !== '') {
    const named = inSection.findLast(
      (other) =>
        other.level && other !== statement && !group.includes(other) && other.level.at < share.at && isNamedBy(of, other.item.text),
    );
    if (named?.level) return wholeFrom(named.level, named.item.text, moneyOf);
    const elsewhere = namedElsewhere(share.of.text, everywhere, moneyOf);
    if (elsewhere) return elsewhere;
  }
  return sumOf(group, of, moneyOf);
}

const PARTS_OF_WHOLES = /基本支出|项目支出|人员|公用|结[转余]/u;

/** Whether words name an item again; 支出总预算 is neither 项目支出预算 nor income. */
function isNamedBy(of: string, item: string): boolean {
  const [flow, other] = [flowOf(of), flowOf(item)];
  if (flow && other && flow !== other) return false;
  return PARTS_OF_WHOLES.test(of) === PARTS_OF_WHOLES.test(item) && isNamedAgain(of, item);
}

/** The item that other sections state, where they all state one amount of it. */
function namedElsewhere(of: string, statements: readonly Statement[], moneyOf: MoneyOf): Whole | undefined {
  if (of.length < SHORTEST_NAME) return undefined;
  const named = statements.filter(({ level, item }) => level && isNamedBy(of, item.text));
  const amounts = new Set(named.map(({ level }) => level && `${level.amount.units}/${level.amount.decimals}`));
  const [first] = named;
  return first?.level && amounts.size === 1 ? wholeFrom(first.level, first.item.text, moneyOf) : undefined;
}

function wholeFrom(claim: AmountClaim, name: string, moneyOf: MoneyOf): Whole {
  return { money: moneyOf(claim), name, claims: [claim] };
}

function sumOf(group: readonly Statement[], name: string, moneyOf: MoneyOf): Whole | undefined {
  const parts = group.flatMap(({ level, shares: [share] }) =>
    level && share ? [{ claim: level, money: moneyOf(level), amount: share.percent.amount }] : [],
  );
  const [first] = parts;
  if (!first || parts.length < 3 || parts.some(({ money }) => money.unit !== first.money.unit)) return undefined;
  const decimals = Math.max(...parts.map(({ money }) => money.amount.decimals));
  const units = parts.reduce((sum, { money: { amount } }) => sum + amount.units * 10 ** (decimals - amount.decimals), 0);
  if (!Number.isSafeInteger(units)) return undefined;
  const money = { amount: { units, decimals }, unit: first.money.unit };
  const agreeing = parts.filter((part) => isShare(part.money, money, part.amount, 1)).length;
  return agreeing >= parts.length - 1 ? { money, name, claims: parts.map(({ claim }) => claim) } : undefined;
}

/** Authors adjust the last place of one share so that they add up to 100 %. */
function addUpToAll(group: readonly Statement[]): boolean {
  const shares = group.flatMap(({ shares: [share] }) => share?.percent.amount ?? []);
  const decimals = Math.max(...shares.map((share) => share.decimals));
  return shares.reduce((sum, share) => sum + share.units * 10 ** (decimals - share.decimals), 0) === 100 * 10 ** decimals;
}

function sectionOf({ paragraph }: Statement): Paragraph | undefined {
  let outer = paragraph.parent;
  while (outer && outer.kind !== 'heading') outer = outer.parent;
  return outer;
}

/** Shares of one whole: of one list, or of one paragraph, or the items below one, and the same words. */
function groupOf({ list, paragraph, shares: [share] }: Statement): unknown {
  const { parent } = paragraph;
  const start = paragraph.kind === 'item' && parent ? `items of ${parent.span.start}` : paragraph.span.start;
  return list ?? `${start} ${share?.of.text ?? ''}`;
}
