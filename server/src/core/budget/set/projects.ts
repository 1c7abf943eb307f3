import type { BudgetDocument } from '../document.js';
import type { Entry, Item } from '../ledger.js';
import type { RowNode } from '../rows/row-node.js';
import type { MoneyReader, PrintedMoney } from './money.js';
import { ownerName } from './owner-name.js';

/** A project as a document lists it: once, with one amount. */
export interface DigestProject {
  readonly name: string;
  readonly money: PrintedMoney;
  /** The key of the unit in whose group of rows it stands; undefined where the table does not say. */
  readonly unit: string | undefined;
}

/** Names shorter than this (办公费, 公用经费) are kinds of spending, not projects. */
const SHORTEST_NAME = 6;
/** Names that every unit has a project of. */
const COMMON_NAME = /^(?:其他|日常|一般|专项|公用|人员|基本)|(?:办公|行政)(?:设备)?购置|(?:公用|人员|工作|业务|运行|运转|维护)经费$/u;

/** The projects of the tables of projects; a name that comes twice says nothing. */
export function projectsOf(document: BudgetDocument, money: MoneyReader): ReadonlyMap<string, DigestProject> {
  const projects = new Map<string, DigestProject>();
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const tables = new Set(document.facts.cells.filter(({ kind }) => kind === 'projects').map(({ table }) => table));
  for (const { table, trees } of document.systems) {
    if (!tables.has(table)) continue;
    const open = trees.flatMap(({ roots }) => roots.map((node) => ({ node, unit: undefined as string | undefined })));
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, unit } = next;
      const inner = isUnit(node.item) ? ownerName(node.item.label.name).key : unit;
      for (const child of node.children) open.push({ node: child, unit: inner });
      const entry = amountOfProject(node);
      if (!entry) continue;
      const { name } = node.item.label;
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
      const found = money(entry);
      if (found) projects.set(name, { name, money: found, unit: inner });
    }
  }
  for (const name of repeated) projects.delete(name);
  return projects;
}

function isUnit({ unitCode, isOwner, isTotal }: Item): boolean {
  return !isTotal && (isOwner || unitCode !== undefined);
}

/** The first amount of a row is its whole. */
function amountOfProject({ item, children }: RowNode): Entry | undefined {
  if (children.length > 0 || item.isTotal || isUnit(item) || item.codes.length > 0 || item.label.ordinal) return undefined;
  const { name } = item.label;
  if (name.length < SHORTEST_NAME || COMMON_NAME.test(name)) return undefined;
  const [entry] = item.entries.values();
  return entry?.amount ? entry : undefined;
}
