import type { Fact } from '../../budget/facts/fact.js';
import { factKey } from '../../budget/facts/fact.js';
import type { StatedFigure } from '../../budget/statements/statements.js';
import type { AmountClaim } from '../../prose/claim.js';
import type { Analysis } from '../analyse.js';
import { plainLine } from '../markdown.js';
import { exactAmount, meaningOf } from './amount-fields.js';
import type { PlaceFields } from './place-fields.js';
import type { TidyFact } from './tidy-fact.js';
import type { YearFields } from './year-fields.js';

const LONGEST_ITEM = 200;

/** The amounts of sentences; one that states cells is about what these are about. */
export function textFacts(
  { document }: Analysis,
  common: Pick<TidyFact, 'document' | 'owner' | 'budget_year'>,
  places: PlaceFields,
  years: YearFields,
): readonly TidyFact[] {
  const stated = new Map(document.stated.map((each) => [each.claim, each]));
  return document.prose.amounts
    .filter(({ figure }) => figure.amount !== undefined)
    .map((claim): TidyFact => {
      const fact = factOf(stated.get(claim), document.facts.factsAt);
      return {
        ...common,
        source: 'text',
        table_no: undefined,
        table_title: '',
        table_kind: '',
        row_no: undefined,
        row_code: '',
        second_code: '',
        unit_code: '',
        row_name: plainLine(claim.item.text, LONGEST_ITEM),
        row_detail: '',
        row_path: '',
        is_total: false,
        is_leaf: undefined,
        column_path: '',
        role: roleOf(claim),
        ...(fact ? years.ofFact(fact.year) : yearsOf(claim, common.budget_year, years)),
        ...exactAmount(claim.figure.amount, claim.figure.unit),
        ...meaningOf(fact),
        ...places.of(claim.figure.cell.span),
      };
    });
}

/** What all cells that a sentence states are about; undefined where these differ in it. */
function factOf(stated: StatedFigure | undefined, factsAt: Analysis['document']['facts']['factsAt']): Fact | undefined {
  const facts = stated?.places.flatMap(({ entry }) => factsAt(entry)[0]?.fact ?? []) ?? [];
  const [first] = facts;
  return first && facts.every((fact) => factKey(fact) === factKey(first)) ? first : undefined;
}

function roleOf({ role, direction }: AmountClaim): string {
  if (role !== 'change') return role;
  if (direction?.direction === 1) return 'increase';
  return direction?.direction === -1 ? 'decrease' : 'change';
}

function yearsOf({ year, role }: AmountClaim, budgetYear: number | undefined, years: YearFields): Pick<TidyFact, 'year' | 'year_kind'> {
  const ago = year?.ago ?? (role === 'previous' ? 1 : 0);
  return years.ofCalendar(year?.year ?? (budgetYear === undefined ? undefined : budgetYear - ago));
}
