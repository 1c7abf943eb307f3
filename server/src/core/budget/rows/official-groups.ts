import { entriesNamed } from '../catalogue/catalogue.js';
import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { isAncestorCode } from '../subject-code.js';
import { evidenceFor, isBorneOut } from './relation.js';
import type { RowNode } from './row-node.js';
import { isPlain, itemsOf } from './unranked-rows.js';

/** Groups that forms of financial budgets print although the catalogue of subjects has no such levels. */
const GROUPS_OF_FORMS: readonly (readonly [head: RegExp, member: RegExp])[] = [
  [/^转移性收入$/u, /^(?:上级补助收入|债务\(转贷\)收入|上年结转收入?|上年结余)$/u],
  [/^上级补助收入$/u, /^(?:返还性收入|税收返[还回]|(?:一般性|专项)?转移支付|上级(?:追加|专项)补助)/u],
  [/^转移性支出$/u, /^(?:上解上级支出|债务还本支出|补助下级支出|年终结余|年终结转|结转下年(?:支出)?)$/u],
  [/^补助下级支出$/u, /^(?:返还性支出|一般性转移支付(?:支出)?|专项转移支付(?:支出)?)$/u],
];

export interface OfficialGroups {
  readonly roots: RowNode[];
  /** Rows that others were put below. */
  readonly heads: readonly RowNode[];
}

/**
 * Puts rows without codes and numbers below the subject that they officially belong to: 增值税 and 契税 below 税收收入.
 * A name that no catalogue knows stands with the row before it.
 */
export function nestOfficial(nodes: readonly RowNode[], scale: Scale): OfficialGroups {
  const roots: RowNode[] = [];
  const heads: RowNode[] = [];
  for (let place = 0; place < nodes.length; ) {
    const head = nodes[place] as RowNode;
    const end = endOfGroup(nodes, place);
    place++;
    if (end === place) {
      roots.push(head);
      continue;
    }
    const below = nestOfficial(nodes.slice(place, end), scale);
    const count = countOfParts(head, below.roots, scale);
    const whole: RowNode = { item: head.item, children: below.roots.slice(0, count), basis: 'guessed', atMost: false };
    roots.push(whole, ...below.roots.slice(count));
    heads.push(whole, ...below.heads);
    place = end;
  }
  return { roots, heads };
}

/** Heads that do not add up name only some of their parts, unless most heads do add up. */
export function nameOnlySome(heads: readonly RowNode[], scale: Scale): void {
  const failing = heads.filter(({ item, children }) => !isBorneOut(evidenceFor(item, itemsOf(children), scale)));
  if (failing.length * 2 <= heads.length && heads.length > 1) return;
  for (const head of failing) head.atMost = !isExceeded(head, scale);
}

/** Whether the parts are more than the whole in some column, which is a slip however many of them are named. */
function isExceeded({ item, children }: RowNode, scale: Scale): boolean {
  return [...item.entries].some(([column, entry]) => {
    const sum = children.reduce((known, child) => known + (scale.valueOf(child.item.entries.get(column)) ?? 0), 0);
    return entry.amount !== undefined && sum > (scale.valueOf(entry) ?? sum);
  });
}

/** Where the group of a row ends: right after it where the next row is no member. */
function endOfGroup(nodes: readonly RowNode[], place: number): number {
  const head = (nodes[place] as RowNode).item;
  const isOpen = (node: RowNode | undefined): node is RowNode => node !== undefined && isPlain(node.item) && node.children.length === 0;
  const first = nodes[place + 1];
  if (!isOpen(nodes[place]) || !isOpen(first) || !isMember(first.item, head)) return place + 1;
  let end = place + 2;
  for (let node = nodes[end]; isOpen(node) && (isMember(node.item, head) || !isKnown(node.item)); node = nodes[++end]);
  return end;
}

/** All of the rows, unless the figures leave out unknown names at their end. */
function countOfParts(head: RowNode, parts: readonly RowNode[], scale: Scale): number {
  const fewest = parts.findLastIndex(({ item }) => isMember(item, head.item)) + 1;
  for (let count = parts.length; count >= fewest; count--) {
    if (isBorneOut(evidenceFor(head.item, itemsOf(parts.slice(0, count)), scale))) return count;
  }
  return parts.length;
}

function isMember({ label }: Item, head: Item): boolean {
  if (GROUPS_OF_FORMS.some(([whole, member]) => whole.test(head.label.name) && member.test(label.name))) return true;
  const above = codesOf(head);
  return codesOf({ label }).some((code) => above.some((other) => isAncestorCode(other, code)));
}

function isKnown(item: Item): boolean {
  return codesOf(item).length > 0 || GROUPS_OF_FORMS.some(([head, member]) => head.test(item.label.name) || member.test(item.label.name));
}

function codesOf({ label }: Pick<Item, 'label'>): readonly string[] {
  return (['revenue', 'function'] as const).flatMap((kind) => entriesNamed(kind, label.name).map(({ code }) => code));
}
