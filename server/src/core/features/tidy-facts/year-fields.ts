import type { Fact } from '../../budget/facts/fact.js';
import { readScope } from '../../budget/facts/vocabulary.js';
import type { TidyFact } from './tidy-fact.js';

type Years = Pick<TidyFact, 'year' | 'year_kind'>;

/** Which year an amount speaks of, in a document of one year. */
export class YearFields {
  readonly #budgetYear: number | undefined;
  /** Columns share their labels over thousands of rows. */
  readonly #known = new Map<readonly string[], Years>();

  constructor(budgetYear: number | undefined) {
    this.#budgetYear = budgetYear;
  }

  ofFact(kind: Fact['year']): Years {
    const isBefore = kind === 'previous' || kind === 'previous-executed';
    return { year: this.#budgetYear === undefined ? undefined : this.#budgetYear - (isBefore ? 1 : 0), year_kind: kind };
  }

  /** Of an amount that is known by the labels of its column alone. */
  ofWords(labels: readonly string[]): Years {
    const known = this.#known.get(labels) ?? this.#read(labels);
    this.#known.set(labels, known);
    return known;
  }

  /** Of a year in figures; where there is none, the year of the budget. */
  ofCalendar(year: number | undefined): Years {
    const of = year ?? this.#budgetYear;
    const ago = of === undefined || this.#budgetYear === undefined ? 0 : this.#budgetYear - of;
    return { year: of, year_kind: ago === 0 ? 'current' : ago === 1 ? 'previous' : 'other' };
  }

  #read(labels: readonly string[]): Years {
    let found: Years | undefined;
    for (const label of labels) {
      const { calendarYear, year } = readScope(label);
      if (calendarYear !== undefined) {
        const ofCalendar = this.ofCalendar(calendarYear);
        // What was spent of last year's budget is another number than that budget.
        found = ofCalendar.year_kind === 'previous' && year === 'previous-executed' ? { ...ofCalendar, year_kind: year } : ofCalendar;
      } else if (year !== undefined) found = this.ofFact(year);
    }
    return found ?? this.ofCalendar(undefined);
  }
}
