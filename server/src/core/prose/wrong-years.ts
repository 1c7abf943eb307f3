import { perUnit } from '../base/per-unit.js';
import type { Paragraph } from './paragraph.js';
import { type PlainYear, readPlainYears } from './plain-years.js';

/** A year that does not fit the year of the budget; the same slip within a paragraph is one. */
export interface WrongYear {
  readonly found: PlainYear;
  readonly meant: number;
  readonly budgetYear: number;
  /** The other places of the same paragraph with the same slip. */
  readonly others: readonly PlainYear[];
}

/** How many titles, amounts and notes must agree on a year before others are wrong. */
const FEWEST_VOTES = 3;
const MAJORITY = 0.7;
/** How many paragraphs may be the title of a document. */
const OPENING = 12;

const NONE: readonly WrongYear[] = [];

/** Years in titles, in stated amounts and in comparisons that cannot be those of this budget. */
export const findWrongYears = perUnit((paragraphs: readonly Paragraph[]): readonly WrongYear[] => {
  // Final accounts compare a year with its own budget.
  if (paragraphs.slice(0, OPENING).some(({ text }) => /决算(?:公开|报告|说明|草案)?$/u.test(text))) return NONE;
  const years = readPlainYears(paragraphs);
  const budgetYear = agreedYear(years);
  if (budgetYear === undefined) return NONE;
  const wrong = new Map<string, { found: PlainYear; meant: number; others: PlainYear[] }>();
  for (const found of years) {
    const meant = meantYear(found, budgetYear);
    if (meant === undefined) continue;
    const key = `${found.paragraph.span.start} ${found.year} ${meant}`;
    const known = wrong.get(key);
    if (known) known.others.push(found);
    else wrong.set(key, { found, meant, others: [] });
  }
  return wrong.size === 0 ? NONE : [...wrong.values()].map((one) => ({ ...one, budgetYear }));
});

/** The budget year as nearly all titles, stated amounts and notes name it; undefined where too few do. */
export function agreedBudgetYear(paragraphs: readonly Paragraph[]): number | undefined {
  return agreedYear(readPlainYears(paragraphs));
}

/** The year that nearly all titles, stated amounts and notes name. */
function agreedYear(years: readonly PlainYear[]): number | undefined {
  const votes = new Map<number, number>();
  let total = 0;
  for (const { role, year } of years) {
    if (role === 'base' || role === 'previous') continue;
    votes.set(year, (votes.get(year) ?? 0) + 1);
    total++;
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= FEWEST_VOTES && most[1] >= total * MAJORITY ? most[0] : undefined;
}

/** The year that was meant; undefined where the one found is right, or may be. */
function meantYear({ role, year, paragraph, isCompared }: PlainYear, budgetYear: number): number | undefined {
  const meant = role === 'base' || role === 'previous' ? budgetYear - 1 : budgetYear;
  if (year === meant) return undefined;
  // A comparison with a year long past is meant as such; the budget year itself, or the one before last, is left over.
  if (meant !== budgetYear) return year < budgetYear - 2 ? undefined : meant;
  // Beside the budget year an earlier one may be that of an earlier budget.
  if (role === 'level' && !isCompared && year < budgetYear && paragraph.text.includes(`${budgetYear}年`)) return undefined;
  return meant;
}
