import { type Amount, formatAmount } from '../../base/amount.js';
import { type MoneyUnit, powersOfUnits } from '../../base/money-unit.js';
import type { Fact, FactCell } from '../../budget/facts/fact.js';
import type { Item } from '../../budget/ledger.js';
import type { AmountClaim } from '../../prose/claim.js';
import type { LogicalRow } from '../../table/logical-table.js';
import type { Analysis } from '../analyse.js';
import { plainLine } from '../markdown.js';
import { codeAsPrinted, tableName } from '../row-name.js';
import { parentsOf } from '../row-parents.js';
import type { TidyFact } from './tidy-fact.js';

export interface TidyWishes {
  /** What the rows call the document. */
  readonly document: string;
  /** Amounts of sentences as well. */
  readonly withText?: boolean;
}

const LONGEST_NAME = 200;

/** Every amount that a budget prints, in the order of the text; none of a document that is no budget. */
export function tidyFacts(analysis: Analysis, { document: name, withText = false }: TidyWishes): readonly TidyFact[] {
  if (!analysis.recognised) return [];
  const { document } = analysis;
  const whole = {
    document: name,
    owner: document.owner ?? '',
    budget_year: document.year,
  };
  const marks = findingsByStart(analysis);
  const place = (start: number) => {
    const { line, character } = analysis.lines.positionAt(start);
    return { findings: marks.get(start)?.join(' ') ?? '', line: line + 1, character: character + 1 };
  };
  const tables = document.systems.flatMap(({ table }) => {
    const rows = new Map<LogicalRow, number>(table.table.rows.map((row, at) => [row, at + 1]));
    const known = { table_no: table.table.index + 1, table: tableName(table.table, analysis.options.locale) };
    return table.items.flatMap((items) =>
      items.flatMap((item) => {
        const ofRow = { ...known, ...rowOf(analysis, item), row_no: rows.get(item.row) };
        return [...item.entries.values()].flatMap((entry): TidyFact[] => {
          if (!entry.amount || entry.unreadable) return [];
          const [cell] = document.facts.factsAt(entry);
          return [
            {
              ...whole,
              source: 'table',
              ...ofRow,
              table_kind: cell?.kind ?? '',
              column: entry.column.path.join('·'),
              ...amountOf(entry.amount, entry.unit),
              ...meaningOf(cell, document.year),
              ...place(entry.cell.span.start),
            },
          ];
        });
      }),
    );
  });
  const told = withText
    ? document.prose.amounts.map(
        (claim): TidyFact => ({ ...whole, ...textFact(claim, document.year), ...place(claim.figure.cell.span.start) }),
      )
    : [];
  return [...tables, ...told].sort((a, b) => a.line - b.line || a.character - b.character);
}

type RowFields = Pick<TidyFact, 'code' | 'government_code' | 'unit_code' | 'name' | 'path' | 'is_total'>;

function rowOf({ document }: Analysis, item: Item): RowFields {
  const [first, second] = item.codes;
  return {
    code: first ? codeAsPrinted(first) : '',
    government_code: second ? codeAsPrinted(second) : '',
    unit_code: item.unitCode ?? '',
    name: nameOf(item),
    path: parentsOf(document, item).map(nameOf).join(' / '),
    is_total: item.isTotal,
  };
}

function nameOf(item: Item): string {
  return plainLine(item.codes[0]?.name || item.label.name, LONGEST_NAME);
}

function amountOf(amount: Amount, unit: MoneyUnit | undefined): Pick<TidyFact, 'amount' | 'unit' | 'amount_yuan'> {
  return { amount: formatAmount(amount), unit: unit ?? '', amount_yuan: unit ? inYuan(amount, powersOfUnits[unit]) : '' };
}

/** The point moves to the right; where digits are lacking, zeros come. */
function inYuan({ units, decimals }: Amount, power: number): string {
  if (units === 0) return '0';
  return formatAmount({ units, decimals: Math.max(0, decimals - power) }) + '0'.repeat(Math.max(0, power - decimals));
}

function meaningOf(
  cell: FactCell | undefined,
  budgetYear: number | undefined,
): Pick<TidyFact, 'year' | 'flow' | 'fund' | 'part' | 'subject'> {
  if (cell === undefined) return { year: budgetYear, flow: '', fund: '', part: '', subject: '' };
  const { flow, fund, part, subject, year } = cell.fact;
  return { year: yearOf(year, budgetYear), flow, fund, part, subject };
}

function yearOf(year: Fact['year'], budgetYear: number | undefined): number | undefined {
  if (budgetYear === undefined) return undefined;
  return year === 'previous' || year === 'previous-executed' ? budgetYear - 1 : budgetYear;
}

function textFact(
  { figure, item, year, role }: AmountClaim,
  budgetYear: number | undefined,
): Omit<TidyFact, 'document' | 'owner' | 'budget_year' | 'findings' | 'line' | 'character'> {
  const told = year?.year ?? (budgetYear !== undefined && year?.ago !== undefined ? budgetYear - year.ago : undefined);
  return {
    source: 'text',
    table_no: undefined,
    table: '',
    table_kind: '',
    row_no: undefined,
    code: '',
    government_code: '',
    unit_code: '',
    name: plainLine(item.text, LONGEST_NAME),
    path: '',
    // Whether the sentence says a level or a change.
    column: role,
    year: told,
    ...amountOf(figure.amount ?? { units: 0, decimals: 0 }, figure.unit),
    is_total: false,
    flow: '',
    fund: '',
    part: '',
    subject: '',
  };
}

function findingsByStart({ findings }: Analysis): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { ruleId, span } of findings) {
    const known = found.get(span.start);
    if (known === undefined) found.set(span.start, [ruleId]);
    else if (!known.includes(ruleId)) known.push(ruleId);
  }
  return found;
}
