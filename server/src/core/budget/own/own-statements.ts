/** A user's identities on one document: equations where their cells are found, and why not where they are not. */
import type { BudgetTable } from '../ledger.js';
import type { CellTerm, Equation, EvaluatedEquation, Identity } from '../sums/equation.js';
import { findCell, type Obstacle } from './find-cell.js';
import { mostOwnIdentities, type OwnIdentity, type OwnTerm } from './own-identity.js';
import { parseOwnIdentity } from './parse-own-identity.js';
import { type TitledTables, titledTables } from './titled-tables.js';

/** One line of the user's as this document has it. */
export interface OwnStatement {
  readonly identity: Identity;
  readonly own: OwnIdentity;
  /** Undefined where it cannot be checked here. */
  readonly equation: Equation | undefined;
  /** Why it cannot be checked, one for each term in the way. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Binds the lines to the cells of a document. A line that cannot be read is passed over: it is told where the settings
 * are read. A cell that the document does not have is no fault of the document.
 */
export function ownStatements(
  lines: readonly string[] | undefined,
  tables: readonly BudgetTable[],
  owner: string | undefined,
): readonly OwnStatement[] {
  if (!lines || lines.length === 0) return [];
  const titled = titledTables(tables, owner);
  return lines.slice(0, mostOwnIdentities).flatMap((line, place) => {
    const reading = parseOwnIdentity(line);
    if (reading.kind === 'fault') return [];
    const title = reading.identity.name ?? line.trim();
    const identity: Identity = { id: `own-${place + 1}`, class: 'own', title: { 'zh-CN': title, en: title } };
    return [stateOne(reading.identity, identity, titled)];
  });
}

/** What became of a line in a document. */
export interface OwnOutcome {
  readonly statement: OwnStatement;
  readonly result:
    | { readonly kind: 'held' | 'failed'; readonly evaluated: EvaluatedEquation }
    | { readonly kind: 'unchecked'; readonly obstacles: readonly Obstacle[] };
}

/** For each line whether it holds, fails or could not be checked, in the user's order. */
export function ownOutcomes(statements: readonly OwnStatement[], evaluated: readonly EvaluatedEquation[]): readonly OwnOutcome[] {
  const own = new Map(evaluated.map((one) => [one.equation, one]));
  return statements.map((statement): OwnOutcome => {
    const { equation, obstacles } = statement;
    if (!equation) return { statement, result: { kind: 'unchecked', obstacles } };
    const found = own.get(equation);
    if (!found) return { statement, result: { kind: 'unchecked', obstacles: [{ kind: 'too-large' }] } };
    const holds = found.verdict === 'holds' || found.verdict === 'rounding';
    return { statement, result: { kind: holds ? 'held' : 'failed', evaluated: found } };
  });
}

function stateOne(own: OwnIdentity, identity: Identity, tables: TitledTables): OwnStatement {
  const found = new Map<OwnTerm, CellTerm>();
  const obstacles: Obstacle[] = [];
  const cells = new Set<unknown>();
  for (const term of [...own.left, ...own.right]) {
    const search = findCell(term, tables);
    if (search.kind === 'obstacle') obstacles.push(search.obstacle);
    else if (cells.has(search.entry.cell)) obstacles.push({ kind: 'same-cell', term });
    else {
      cells.add(search.entry.cell);
      found.set(term, { item: search.item, entry: search.entry, sign: term.sign });
    }
  }
  return { identity, own, equation: obstacles.length > 0 ? undefined : toEquation(own, identity, found), obstacles };
}

/** One figure on one side, all others on the other. */
function toEquation(own: OwnIdentity, identity: Identity, found: ReadonlyMap<OwnTerm, CellTerm>): Equation | undefined {
  const [greater, lesser] = own.relation === '≤' ? [own.right, own.left] : [own.left, own.right];
  const total = totalOf(own.relation === '=', greater, lesser);
  const totalCell = total && found.get(total);
  if (!total || !totalCell) return undefined;
  // What is taken away on the side of the total, or added on the other, is added to make the total.
  const totalSide = greater.includes(total) === (total.sign === 1) ? 1 : -1;
  const parts = [...greater, ...lesser].flatMap((term): CellTerm[] => {
    const cell = term === total ? undefined : found.get(term);
    if (!cell) return [];
    const isGreater = greater.includes(term) ? 1 : -1;
    return [{ ...cell, sign: isGreater * totalSide * term.sign === 1 ? -1 : 1 }];
  });
  return {
    source: { kind: 'identity', identity },
    table: totalCell.item.table,
    total: { ...totalCell, sign: 1 },
    parts,
    atMost: own.relation !== '=',
  };
}

/** The figure that the others make up: one that stands alone on its side, or else the first that is added. */
function totalOf(isEquality: boolean, greater: readonly OwnTerm[], lesser: readonly OwnTerm[]): OwnTerm | undefined {
  const alone = isEquality ? [greater, lesser].find((side) => side.length === 1 && side[0]?.sign === 1)?.[0] : undefined;
  const added = greater.find(({ sign }) => sign === 1) ?? lesser.find(({ sign }) => sign === -1);
  return alone ?? added ?? (isEquality ? greater[0] : undefined);
}
