import type { LineMap } from '../base/line-map.js';
import { normalise } from '../base/normalise.js';
import type { Prose } from '../prose/prose.js';
import { readParagraphs } from '../prose/read-paragraphs.js';
import { readProse } from '../prose/read-prose.js';
import { agreedBudgetYear } from '../prose/wrong-years.js';
import { readBlocks } from '../table/blocks.js';
import { yearOf } from '../table/caption.js';
import type { Figure } from '../table/figure.js';
import { type LogicalTable, readLogicalTables } from '../table/logical-table.js';
import type { Block, TextLine } from '../table/physical-table.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { catalogueWithOwn, type OwnCode } from './catalogue/own-codes.js';
import { isNameOf } from './catalogue/subject-name.js';
import { type JudgedCode, judgeCodes } from './codes/code-faults.js';
import { withMeantCodes } from './codes/meant-codes.js';
import { readDirectives } from './directives.js';
import { type DuplicateRow, findDuplicateRows, isExplainedByDuplicate } from './duplicate-rows.js';
import type { FactIndex } from './facts/fact.js';
import { type IdentityReading, identities } from './facts/identities.js';
import { factsOf, type TableFacts, tableFacts } from './facts/table-facts.js';
import { type DocumentForm, readForm } from './form/document-form.js';
import { isExplainedByFormRow, withAmounts } from './form/missing-form-rows.js';
import { type FormChoice, recogniseForm } from './form/recognise-form.js';
import { judgeUnits, type UnitFault } from './form/table-units.js';
import { type BudgetTable, type Entry, readLedger } from './ledger.js';
import { borneOutByTables, type Narrative, readNarrative } from './narrative/narrative.js';
import { refineFaults } from './narrative/refined-faults.js';
import { textEquations } from './narrative/text-equations.js';
import { findOrdinalGaps, isExplainedByGap, type OrdinalGap } from './ordinal-gaps.js';
import { type OwnStatement, ownStatements } from './own/own-statements.js';
import { recogniseTables } from './recognition.js';
import { readScale, type Scale } from './scale.js';
import { type StatedFigure, statedFigureOf, statements } from './statements/statements.js';
import { type EvaluatedEquation, evaluate } from './sums/equation.js';
import { readTableSystem, type TableSystem } from './sums/equations.js';
import type { Fault } from './sums/fault.js';
import { sameProjects } from './sums/same-facts.js';
import { explain, explainWithinRounding, roundedTables } from './sums/suspects.js';

/** A text read as a budget: its tables, what must hold, and what does not. */
export interface BudgetDocument {
  readonly blocks: readonly Block[];
  /** The budget year; undefined where the document does not say. */
  readonly year: number | undefined;
  readonly owner: string | undefined;
  /** The published subjects and the user's own. */
  readonly catalogue: Catalogue;
  /** Every printed subject code with what is wrong about it; the tables hold the codes as they were likely meant. */
  readonly judgedCodes: readonly JudgedCode[];
  /** The form the document follows, and how it departs from it. */
  readonly form: DocumentForm;
  /** Tables that print no unit of money, or a wrong one; the tables hold their figures in the unit that is meant. */
  readonly unitFaults: readonly UnitFault[];
  /** Every table, whether it is read as a budget or not. */
  readonly tables: readonly LogicalTable[];
  /** Recognised tables only; empty for a document that is not a budget. */
  readonly systems: readonly TableSystem[];
  /** Every figure of the tables whose meaning is known. */
  readonly facts: FactIndex;
  readonly scale: Scale;
  /** Everything that stands outside tables, read; empty for a document that is not a budget. */
  readonly prose: Prose;
  /** The amounts of sentences with the cells they state. */
  readonly stated: readonly StatedFigure[];
  /** The tables whose form is known, with what their figures are about. */
  readonly forms: readonly TableFacts[];
  /** What tables must agree in, and what they usually agree in. */
  readonly identities: IdentityReading;
  /** What the user states, bound to this document or not. */
  readonly own: readonly OwnStatement[];
  readonly evaluated: readonly EvaluatedEquation[];
  readonly duplicates: readonly DuplicateRow[];
  readonly ordinalGaps: readonly OrdinalGap[];
  /** Tables whose figures were rounded each for itself. */
  readonly rounded: ReadonlySet<BudgetTable | undefined>;
  /** What sentences tell wrongly of growth and of shares. */
  readonly narrative: Narrative;
  /** What is wrong with the sums, but for what a doubled or lost row already explains. */
  readonly faults: readonly Fault[];
}

/** What a reader is told besides the text. */
export interface ReadingOptions extends FormChoice {
  /** The budget year; it wins over what the document says. */
  readonly year?: number;
  /** Subjects that the user adds to the published ones. */
  readonly codes?: readonly OwnCode[];
  /** What the user states about the figures, one identity a line. */
  readonly identities?: readonly string[];
}

/** Reads a whole text. */
export function readDocument(text: string, lines: LineMap, options: ReadingOptions = {}): BudgetDocument {
  const blocks = readBlocks(text, lines);
  const logical = readLogicalTables(blocks, isNameOf);
  const recognised = recogniseTables(
    logical.map(readLedger),
    textLines(blocks).map(({ text }) => text),
  );
  const paragraphs = recognised.length > 0 ? readParagraphs(blocks) : [];
  const year = options.year ?? agreedBudgetYear(paragraphs) ?? documentYear(blocks, logical);
  const followed = recogniseForm(recognised, year, readDirectives(text, lines), options);
  const units = judgeUnits(recognised, followed, year, blocks);
  const catalogue = catalogueWithOwn(options.codes);
  const judgedCodes = judgeCodes(units.tables, catalogue, year);
  const tables = withMeantCodes(units.tables, judgedCodes);
  const form = readForm(followed, { blocks, tables: logical, budget: tables, year });
  const prose = readProse(paragraphs, year);
  const scale = readScale(figuresOf(tables, prose));
  const systems = tables.map((table) => readTableSystem(table, scale));
  const forms = tableFacts(tables, year);
  const between = identities(forms, scale, form.pack.identities);
  const owner = tables.find((table) => table.table.caption.owner)?.table.caption.owner;
  const facts = factsOf(forms);
  const owners = [...new Set(tables.flatMap(({ table }) => table.caption.owner ?? []))];
  const inText = statements({ tables, facts, scale, year, owners }, prose);
  const own = ownStatements(options.identities, tables, owner);
  const equations = [
    ...systems.flatMap((system) => system.equations),
    ...sameProjects(systems, scale),
    ...between.equations,
    ...inText.equations,
    ...textEquations(prose, scale),
    ...own.flatMap(({ equation }) => equation ?? []),
  ];
  const evaluated = equations.flatMap((equation) => evaluate(equation, scale) ?? []);
  const rounded = roundedTables(evaluated);
  const duplicates = findDuplicateRows(systems);
  const doubled = new Set(duplicates.map(({ second }) => second));
  const ordinalGaps = findOrdinalGaps(systems, doubled).filter((gap) => !isExplainedByFormRow(gap, form.missingRows));
  const found = [...explain(evaluated, rounded, scale), ...explainWithinRounding(evaluated, scale)];
  const { rows: missingRows, rest } = withAmounts(form.missingRows, found);
  const unexplained = rest.filter((fault) => !isExplainedByDuplicate(fault, doubled, scale) && !isExplainedByGap(fault, ordinalGaps));
  const faults = refineFaults(unexplained, prose, scale);
  return {
    blocks,
    form: { ...form, missingRows },
    unitFaults: units.faults,
    tables: logical,
    year,
    catalogue,
    judgedCodes,
    owner,
    systems,
    facts,
    scale,
    prose,
    stated: inText.stated,
    forms,
    identities: between,
    own,
    evaluated,
    duplicates,
    ordinalGaps,
    rounded,
    narrative: readNarrative(prose, faults, scale, borneOutByTables(inText.stated, scale)),
    faults,
  };
}

/** Every amount of the tables and of the sentences. */
function* figuresOf(tables: readonly BudgetTable[], prose: Prose): Generator<Figure> {
  yield* entriesOf(tables);
  for (const claim of prose.amounts) if (claim.role !== 'other') yield statedFigureOf(claim);
}

/** Every amount cell of the tables. */
function* entriesOf(tables: readonly BudgetTable[]): Generator<Entry> {
  for (const { items } of tables) for (const list of items) for (const { entries } of list) yield* entries.values();
}

/** The year in the titles of most tables, or else in the first line that names a budget and a year. */
function documentYear(blocks: readonly Block[], tables: readonly LogicalTable[]): number | undefined {
  const votes = new Map<number, number>();
  for (const { caption, header } of tables) {
    const year = caption.year ?? header.roots.map((root) => yearOf(root.label)).find((found) => found !== undefined);
    if (year) votes.set(year, (votes.get(year) ?? 0) + 1);
  }
  const opening = textLines(blocks).slice(0, 60);
  const named = opening.find((line) => /预算|决算/u.test(line.text) && yearOf(line.text) !== undefined);
  const fromText = named ? yearOf(named.text) : opening.map((line) => yearOf(normalise(line.text))).find((year) => year !== undefined);
  if (fromText) return fromText;
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function textLines(blocks: readonly Block[]): readonly TextLine[] {
  return blocks.filter((block): block is TextLine => block.kind === 'text');
}
