import type { Entry, Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import type { Equation } from './equation.js';
import type { TableSystem } from './equations.js';

/** Names shorter than this (办公费, 公用经费) are kinds of spending, not projects. */
const SHORTEST_PROJECT_NAME = 6;
/** Fewer common names may be chance. */
const FEWEST_COMMON_NAMES = 3;

/**
 * A project that two tables list by the same name has the same amount in both (DOMAIN: 重点项目 and 项目支出表).
 * Two tables share projects where most of their common names agree in amount; names that repeat within a table say nothing.
 */
export function sameProjects(systems: readonly TableSystem[], scale: Scale): readonly Equation[] {
  const lists = systems
    .map((system) => ({ system, projects: projectsOf(system) }))
    .filter(({ projects }) => projects.size >= FEWEST_COMMON_NAMES);
  const equations: Equation[] = [];
  lists.forEach((short, place) => {
    for (const long of lists.slice(place + 1)) {
      const [from, to] = short.projects.size <= long.projects.size ? [short, long] : [long, short];
      const common = [...from.projects].flatMap(([name, here]) => {
        const there = to.projects.get(name);
        return there ? [{ here, there }] : [];
      });
      const agree = common.filter(({ here, there }) => scale.valueOf(here.entry) === scale.valueOf(there.entry)).length;
      if (common.length < FEWEST_COMMON_NAMES || agree * 5 < common.length * 4) continue;
      for (const { here, there } of common) {
        equations.push({
          source: { kind: 'same' },
          table: from.system.table,
          total: { ...here, sign: 1 },
          parts: [{ ...there, sign: 1 }],
          atMost: false,
        });
      }
    }
  });
  return equations;
}

/** The rows of a table that may be projects, by name, with their first amount. */
function projectsOf(system: TableSystem): ReadonlyMap<string, { item: Item; entry: Entry }> {
  const projects = new Map<string, { item: Item; entry: Entry }>();
  const repeated = new Set<string>();
  for (const item of system.table.items.flat()) {
    const { name } = item.label;
    if (item.isTotal || item.isOwner || item.codes.length > 0 || item.label.ordinal || name.length < SHORTEST_PROJECT_NAME) continue;
    const entry = [...item.entries.values()][0];
    if (!entry?.amount) continue;
    if (projects.has(name)) repeated.add(name);
    projects.set(name, { item, entry });
  }
  for (const name of repeated) projects.delete(name);
  return projects;
}
