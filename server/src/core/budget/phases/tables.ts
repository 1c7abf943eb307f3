import type { LineMap } from '../../base/line-map.js';
import { RoomyText } from '../../base/roomy-text.js';
import type { SourceText } from '../../base/source-text.js';
import type { Paragraph } from '../../prose/paragraph.js';
import { readParagraphs } from '../../prose/read-paragraphs.js';
import { agreedBudgetYear } from '../../prose/wrong-years.js';
import { readBlocks } from '../../table/blocks.js';
import { type KeptBlocks, readKeptBlocks } from '../../table/kept-blocks.js';
import { type LogicalTable, readLogicalTables } from '../../table/logical-table.js';
import type { Block } from '../../table/physical-table.js';
import { titledYear } from '../budget-year.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { catalogueWithOwn } from '../catalogue/own-codes.js';
import { isNameOf } from '../catalogue/subject-name.js';
import { type JudgedCode, judgeCodes } from '../codes/code-faults.js';
import { withMeantCodes } from '../codes/meant-codes.js';
import { readDirectives } from '../directives.js';
import { type DocumentForm, readForm } from '../form/document-form.js';
import { recogniseForm } from '../form/recognise-form.js';
import { judgeUnits, type UnitFault } from '../form/table-units.js';
import { type BudgetTable, readLedger } from '../ledger.js';
import type { ReadingOptions } from '../reading-options.js';
import { recogniseTables } from '../recognition.js';

/** The first phase: the text as blocks, tables and paragraphs, and what its words say. No figure is compared yet. */
export interface DocumentTables {
  readonly blocks: readonly Block[];
  /** The blocks as the next version of the text may know them again; nothing for a text that is read once. */
  readonly kept: KeptBlocks | undefined;
  /** Every table, whether it is read as a budget or not. */
  readonly tables: readonly LogicalTable[];
  /** The tables of the budget, in the units and with the codes that are meant; none where the document is not a budget. */
  readonly ledgers: readonly BudgetTable[];
  /** What stands outside tables; none where the document is not a budget. */
  readonly paragraphs: readonly Paragraph[];
  /** The budget year; undefined where the document does not say. */
  readonly year: number | undefined;
  readonly owner: string | undefined;
  /** The published subjects and the user's own. */
  readonly catalogue: Catalogue;
  /** Every printed subject code with what is wrong about it. */
  readonly judgedCodes: readonly JudgedCode[];
  /** Tables that print no unit of money, or a wrong one. */
  readonly unitFaults: readonly UnitFault[];
  /** The form the document follows, and how it departs from it. */
  readonly form: DocumentForm;
}

export function readTables(text: SourceText, lines: LineMap, options: ReadingOptions, before?: KeptBlocks): DocumentTables {
  const kept = text instanceof RoomyText ? readKeptBlocks(text, before) : undefined;
  const blocks = kept?.blocks ?? readBlocks(text.toString(), lines);
  const tables = readLogicalTables(blocks, isNameOf);
  const textLines = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const recognised = recogniseTables(
    tables.map((table) => readLedger(table)),
    textLines,
  );
  const paragraphs = recognised.length > 0 ? readParagraphs(blocks) : [];
  const year = options.year ?? agreedBudgetYear(paragraphs) ?? titledYear(textLines, tables);
  const followed = recogniseForm(recognised, year, readDirectives(text, lines), options);
  const units = judgeUnits(recognised, followed, year, blocks);
  const catalogue = catalogueWithOwn(options.codes);
  const judgedCodes = judgeCodes(units.tables, catalogue, year);
  const ledgers = withMeantCodes(units.tables, judgedCodes);
  return {
    blocks,
    kept,
    tables,
    ledgers,
    paragraphs,
    year,
    owner: ledgers.find(({ table }) => table.caption.owner)?.table.caption.owner,
    catalogue,
    judgedCodes,
    unitFaults: units.faults,
    form: readForm(followed, { blocks, tables, budget: ledgers, year }),
  };
}
