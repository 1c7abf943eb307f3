import { groupBy } from '../base/group-by.js';
import { fullText } from '../table/logical-table.js';
import type { BudgetTable, Entry, Item } from './ledger.js';
import type { Scale } from './scale.js';
import { type EvaluatedEquation, isCellTerm } from './sums/equation.js';

/** A project that has goals like all that are listed as key projects, and is not listed itself. */
export interface UnlistedProject {
  readonly item: Item;
  readonly entry: Entry;
  /** The list of key projects. */
  readonly list: BudgetTable;
  /** How many projects with goals are listed. */
  readonly listed: number;
}

const GOAL_COLUMN = /绩效(?:目标|指标)/u;
/** A short list may be a choice of its own. */
const FEWEST_LISTED = 8;
/** At most one in so many is left out; where more are, the list follows another rule. */
const LISTED_FOR_ONE_LEFT_OUT = 10;

/**
 * Projects that are likely missing from a list of key projects: every listed one has goals in the table of projects, nearly
 * every one with goals is listed, and these few are no smaller than the smallest one listed. No sum tells of them.
 */
export function findUnlistedProjects(evaluated: readonly EvaluatedEquation[], scale: Scale): readonly UnlistedProject[] {
  const same = evaluated.filter(({ equation }) => equation.source.kind === 'same');
  return [...groupBy(same, ({ equation }) => equation.table).values()].flatMap((ofList) => {
    const pairs = ofList.flatMap(({ equation: { total, parts } }) => {
      const [part] = parts;
      return part && isCellTerm(part) && isCellTerm(total) ? [{ list: total.item.table, listed: part }] : [];
    });
    return [...groupBy(pairs, ({ listed }) => listed.item.table)].flatMap(([projects, ofTable]) =>
      leftOut(
        projects,
        ofTable.map(({ listed }) => listed),
        ofTable[0]?.list,
        scale,
      ),
    );
  });
}

function leftOut(
  projects: BudgetTable,
  listed: readonly { readonly item: Item; readonly entry: Entry }[],
  list: BudgetTable | undefined,
  scale: Scale,
): readonly UnlistedProject[] {
  const goals = projects.columns.filter(({ path }) => path.some((label) => GOAL_COLUMN.test(label))).map(({ index }) => index);
  const hasGoals = ({ row }: Item) => goals.some((column) => fullText(row, column) !== '');
  if (!list || goals.length === 0 || listed.length < FEWEST_LISTED || !listed.every(({ item }) => hasGoals(item))) return [];
  const known = new Set(listed.map(({ item }) => item));
  const smallest = Math.min(...listed.map(({ entry }) => scale.valueOf(entry) ?? 0));
  const column = listed[0]?.entry.column;
  const others = projects.items.flat().flatMap((item): UnlistedProject[] => {
    const entry = column && item.entries.get(column.index);
    const isProject = !item.isTotal && !item.isOwner && !known.has(item) && hasGoals(item);
    if (!entry?.amount || !isProject || (scale.valueOf(entry) ?? 0) < smallest) return [];
    return [{ item, entry, list, listed: listed.length }];
  });
  return others.length * LISTED_FOR_ONE_LEFT_OUT <= listed.length ? others : [];
}
