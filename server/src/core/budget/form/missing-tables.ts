/** Tables that a document should have and does not, told by its form and by the numbers of its tables. */
import type { Span } from '../../base/span.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Block } from '../../table/physical-table.js';
import type { BudgetTable } from '../ledger.js';
import type { Contents } from '../outline/contents.js';
import { compareContents } from '../outline/contents-against-body.js';
import { compareTitles } from '../outline/title.js';
import { formTitleKey } from './form-title.js';
import type { FormPack, FormTable } from './pack.js';
import { isPinned, mayAsk, type RecognisedForm } from './recognise-form.js';
import type { NumberGap, TableNumbers } from './table-numbers.js';

export interface MissingTable {
  /** The table of the form; undefined where only its number tells. */
  readonly form: FormTable | undefined;
  /** Its number, such as `公开06表`, where the numbers of the other tables leave it out. */
  readonly number: string | undefined;
  /** The title or number below which it would stand right above; what stands last where it is the last one. */
  readonly place: Span;
  /** The table that would follow it. */
  readonly next: LogicalTable | undefined;
}

/** More than this share of a form gone, and the document rather follows another one. */
const MOST_MISSING = 0.25;

/** What a document lacks. What its contents list is left to the comparison with the contents. */
export function findMissingTables(
  form: RecognisedForm,
  year: number | undefined,
  tables: readonly LogicalTable[],
  budget: readonly BudgetTable[],
  blocks: readonly Block[],
  contents: Contents | undefined,
  numbers: TableNumbers,
): readonly MissingTable[] {
  const listed = contents?.entries.filter(({ isTable }) => isTable) ?? [];
  const isTold = numbers.gaps.length > 0 && countListedOnly(tables, budget, blocks) >= numbers.gaps.length;
  const gaps = isTold ? [] : numbers.gaps;
  const isListed = ({ title, aliases }: FormTable) =>
    [title, ...aliases].some((name) => listed.some((entry) => compareTitles(name, entry.name) !== 'different'));
  // The contents of a document that does not pin its form say which tables it means to have.
  const isNumbered = form.pack.titlesAreCommon && numbers.gaps.length === 0 && numbers.numbers.length >= form.matches.length;
  const speaks = mayAsk(form, year) && (isPinned(form) || (listed.length === 0 && !isNumbered));
  const ofForm = speaks
    ? missingOfForm(form, tables, blocks, contents?.span.end ?? 0).filter((each) => !each.form || !isListed(each.form))
    : [];
  return withGaps(ofForm, gaps, form.pack, tables, form);
}

/** How many tables the contents list that the body does not have. */
function countListedOnly(tables: readonly LogicalTable[], budget: readonly BudgetTable[], blocks: readonly Block[]): number {
  const ofBudget = budget.map(({ table }) => table);
  return compareContents(blocks, tables, ofBudget).filter((difference) => difference.kind === 'missing' && difference.entry.isTable).length;
}

function missingOfForm(
  form: RecognisedForm,
  tables: readonly LogicalTable[],
  blocks: readonly Block[],
  bodyStart: number,
): readonly MissingTable[] {
  const { pack, matches } = form;
  const present = new Set(matches.map((match) => match.form));
  const lacking = pack.tables.filter((table) => table.required && !present.has(table));
  if (matches.length === 0 || lacking.length === 0) return [];
  if (!isPinned(form) && lacking.length > (pack.titlesAreCommon ? 1 : pack.tables.length * MOST_MISSING)) return [];
  const printed = printedTitles(blocks, tables, bodyStart);
  const known = new Set(matches.map(({ table }) => table.table.index));
  return lacking.flatMap((table): readonly MissingTable[] => {
    if (!isPinned(form) && pack.titlesAreCommon && table.noteWhenEmpty) return [];
    if ([table.title, ...table.aliases].some((title) => printed.has(formTitleKey(title)))) return [];
    const place = pack.tables.indexOf(table);
    const next = matches.find((match) => match.place > place)?.table.table;
    const previous = matches.findLast((match) => match.place < place)?.table.table;
    // A table under another title may be the one.
    const between = tables.filter(
      (other) => other.index > (previous?.index ?? -1) && other.index < (next?.index ?? tables.length) && other.caption.namesTable,
    );
    if (!isPinned(form) && between.some(({ index }) => !known.has(index))) return [];
    const beside = next ?? previous;
    return beside ? [{ form: table, number: undefined, place: titlePlace(beside), next }] : [];
  });
}

/** Titles that the body prints, be it without a table that can be read. */
function printedTitles(blocks: readonly Block[], tables: readonly LogicalTable[], bodyStart: number): ReadonlySet<string> {
  const keys = tables.flatMap(({ caption }) => (caption.title === undefined ? [] : [formTitleKey(caption.title)]));
  for (const block of blocks)
    if (block.kind === 'text' && block.span.start >= bodyStart && block.text.length <= 80 && /表/u.test(block.text))
      keys.push(formTitleKey(block.text));
  return new Set(keys);
}

function titlePlace({ caption, fragments, span }: LogicalTable): Span {
  return caption.titleSpan ?? fragments[0]?.rows[0]?.span ?? span;
}

/** One table lost with its number is one finding. */
function withGaps(
  ofForm: readonly MissingTable[],
  gaps: readonly NumberGap[],
  pack: FormPack,
  tables: readonly LogicalTable[],
  form: RecognisedForm,
): readonly MissingTable[] {
  const left = [...gaps];
  const merged = ofForm.map((missing) => {
    const at = left.findIndex(({ next }) => tableBelow(next.span, tables)?.index === missing.next?.index);
    if (at < 0) return missing;
    const [gap] = left.splice(at, 1);
    return { ...missing, number: gap?.text };
  });
  const present = new Set(form.matches.map((match) => match.form));
  const more = left.map(({ text, value, next }): MissingTable => {
    const named = pack.tables[value - 1];
    const fits =
      named !== undefined && !present.has(named) && form.matches.every(({ form: { title }, place }) => pack.tables[place]?.title === title);
    return { form: fits ? named : undefined, number: text, place: next.span, next: tableBelow(next.span, tables) };
  });
  return [...merged, ...more];
}

function tableBelow({ start }: Span, tables: readonly LogicalTable[]): LogicalTable | undefined {
  return tables.find(({ span }) => span.end > start);
}
