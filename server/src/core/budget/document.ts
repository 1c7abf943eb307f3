import type { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';
import { type DocumentEquations, readEquations } from './phases/equations.js';
import { type DocumentFaults, findFaults } from './phases/faults.js';
import { type DocumentFigures, readFigures } from './phases/figures.js';
import { type DocumentTables, readTables } from './phases/tables.js';
import type { ReadingOptions } from './reading-options.js';

/** A text read as a budget: its tables and sentences, what must hold, and what does not. Each phase rests on those before it. */
export interface BudgetDocument extends Omit<DocumentTables, 'form'>, DocumentFigures, DocumentEquations, DocumentFaults {}

/** Reads a whole text; blocks that are as they were before are kept, and what is known of them with them. */
export function readDocument(text: SourceText, lines: LineMap, options: ReadingOptions = {}, before?: BudgetDocument): BudgetDocument {
  const tables = readTables(text, lines, options, before?.kept);
  const figures = readFigures(tables);
  const equations = readEquations(tables, figures, options);
  return { ...tables, ...figures, ...equations, ...findFaults(tables, figures, equations) };
}
