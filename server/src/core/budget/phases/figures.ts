import { keptList } from '../../base/kept-list.js';
import type { Prose } from '../../prose/prose.js';
import { readProse } from '../../prose/read-prose.js';
import type { Figure } from '../../table/figure.js';
import type { FactIndex } from '../facts/fact.js';
import { factsOf, type TableFacts, tableFacts } from '../facts/table-facts.js';
import type { BudgetTable, Entry } from '../ledger.js';
import { readScale, type Scale } from '../scale.js';
import { statedFigureOf } from '../statements/statements.js';
import { readTableSystem, type TableSystem } from '../sums/equations.js';
import type { DocumentTables } from './tables.js';

/** The second phase: every figure with its value and, where that is known, with what it is about. */
export interface DocumentFigures {
  readonly scale: Scale;
  /** The tables of the budget with what must hold in each. */
  readonly systems: readonly TableSystem[];
  /** The tables whose form is known, with what their figures are about. */
  readonly forms: readonly TableFacts[];
  /** Every figure of the tables whose meaning is known. */
  readonly facts: FactIndex;
  /** The sentences, read; empty for a document that is not a budget. */
  readonly prose: Prose;
}

export function readFigures({ ledgers, paragraphs, year }: DocumentTables): DocumentFigures {
  const prose = readProse(paragraphs, year);
  const scale = readScale(figuresOf(ledgers, prose));
  const forms = keptForms(tableFacts(ledgers, year));
  return { scale, systems: ledgers.map((table) => readTableSystem(table, scale)), forms, facts: factsOf(forms), prose };
}

const keptForms = keptList<TableFacts, readonly TableFacts[]>();

/** Every amount of the tables and of the sentences. */
function* figuresOf(tables: readonly BudgetTable[], prose: Prose): Generator<Figure> {
  yield* entriesOf(tables);
  for (const claim of prose.amounts) if (claim.role !== 'other') yield statedFigureOf(claim);
}

function* entriesOf(tables: readonly BudgetTable[]): Generator<Entry> {
  for (const { items } of tables) for (const list of items) for (const { entries } of list) yield* entries.values();
}
