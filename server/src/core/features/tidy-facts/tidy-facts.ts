import { normalise } from '../../base/normalise.js';
import type { BudgetTable, Entry, Item } from '../../budget/ledger.js';
import { fullText } from '../../table/logical-table.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { plainLine } from '../markdown.js';
import { codeAsPrinted } from '../row-name.js';
import { identityOf, parentsOf } from '../row-parents.js';
import { exactAmount, meaningOf } from './amount-fields.js';
import { PlaceFields } from './place-fields.js';
import { textFacts } from './text-facts.js';
import type { TidyFact } from './tidy-fact.js';
import { YearFields } from './year-fields.js';

export interface TidyWishes {
  /** What the rows call the document. */
  readonly document: string;
  /** Amounts of sentences as well. */
  readonly withText?: boolean;
}

/** What is longer was never a name; whole ones are kept, for projects differ at their ends. */
const LONGEST_NAME = 1000;

/** Every amount that a budget prints, in the order of the text; none of a document that is no budget. */
export function tidyFacts(analysis: Analysis, { document: name, withText = false }: TidyWishes): readonly TidyFact[] {
  if (!analysis.recognised) return [];
  const { systems, forms, owner, year } = analysis.document;
  const places = new PlaceFields(analysis);
  const years = new YearFields(year);
  const common = { document: name, budget_year: year };
  // The tables of one budget may print its owner by several names; only a volume of several budgets has several owners.
  const isVolume = new Set(forms.map(({ book }) => book)).size > 1;
  const facts: TidyFact[] = [];
  let last = owner;
  for (const { table } of systems) {
    if (isVolume) last = table.table.caption.owner ?? last;
    facts.push(...tableFacts(analysis, table, { ...common, owner: normalise(last ?? '') }, places, years));
  }
  if (withText) facts.push(...textFacts(analysis, { ...common, owner: normalise(owner ?? '') }, places, years));
  return facts.sort((a, b) => a.line - b.line || a.line_column - b.line_column);
}

function tableFacts(
  analysis: Analysis,
  table: BudgetTable,
  common: Pick<TidyFact, 'document' | 'owner' | 'budget_year'>,
  places: PlaceFields,
  years: YearFields,
): readonly TidyFact[] {
  const { document } = analysis;
  const { rows, caption, index } = table.table;
  const rowNumbers = new Map(rows.map((row, at) => [row, at + 1]));
  const ofTable = {
    ...common,
    source: 'table',
    table_no: index + 1,
    table_title: plainLine(caption.title ?? '', LONGEST_NAME),
    table_kind: document.forms.find((form) => form.table === table)?.form.kind ?? '',
    role: '',
  } as const;
  // A total whose own cell is merged away shares the amount to its right.
  const seen = new Set<Cell>();
  const isNew = ({ amount, unreadable, cell }: Entry) => amount !== undefined && !unreadable && !seen.has(cell) && seen.add(cell);
  const items = table.items.flat();
  const wholes = new Set(items.flatMap((item) => parentsOf(document, item).slice(-1)).map(identityOf));
  return items.flatMap((item) => {
    const entries = [...item.entries.values()].filter(isNew);
    if (entries.length === 0) return [];
    const ofRow = { ...ofTable, row_no: rowNumbers.get(item.row), ...rowFields(analysis, item, wholes) };
    return entries.map((entry): TidyFact => {
      const fact = document.facts.factsAt(entry)[0]?.fact;
      return {
        ...ofRow,
        column_path: entry.column.path.join('·'),
        ...(fact ? years.ofFact(fact.year) : years.ofWords(entry.column.path)),
        ...exactAmount(entry.amount, entry.unit),
        ...meaningOf(fact),
        ...places.of(entry.cell.span),
      };
    });
  });
}

type RowFields = Pick<TidyFact, 'row_code' | 'second_code' | 'unit_code' | 'row_name' | 'row_detail' | 'row_path' | 'is_total' | 'is_leaf'>;

function rowFields({ document }: Analysis, item: Item, wholes: ReadonlySet<unknown>): RowFields {
  const [first, second] = item.codes;
  return {
    row_code: first ? codeAsPrinted(first) : '',
    second_code: second ? codeAsPrinted(second) : '',
    unit_code: item.unitCode ?? '',
    row_name: nameOf(item),
    row_detail: otherNames(item),
    row_path: parentsOf(document, item).map(nameOf).join(' / '),
    is_total: item.isTotal,
    is_leaf: !item.isTotal && !wholes.has(identityOf(item)),
  };
}

/** Rows that share their first name are told apart by those beside it. */
function otherNames({ row, panel, labelCell }: Item): string {
  const names = panel.labels.flatMap(({ role, index }) =>
    role === 'name' && row.row.cells[index] !== labelCell ? fullText(row, index) : [],
  );
  return plainLine(
    names
      .map(normalise)
      .filter((name) => name !== '')
      .join('·'),
    LONGEST_NAME,
  );
}

function nameOf(item: Item): string {
  return plainLine(item.codes[0]?.name || item.label.name, LONGEST_NAME);
}
