import { csvText, plainCsvText } from '../export/delimited-text.js';
import type { TidyFact } from './tidy-fact.js';
import { tidyFields } from './tidy-fields.js';

/**
 * A fact as one line of JSON; what is not known is null. Amounts are strings: readers that know decimals take them exactly, and a
 * number of JSON would be a floating-point one to most.
 */
export function factJson(fact: TidyFact): string {
  return `{${tidyFields.map((name) => `"${name}":${JSON.stringify(fact[name] === '' ? null : (fact[name] ?? null))}`).join(',')}}\n`;
}

/** The first line of a CSV file. */
export function factsCsvHead(): string {
  return plainCsvText([tidyFields]);
}

/** Facts as CSV (RFC 4180); for a spreadsheet, with what it would run as a formula behind an apostrophe. */
export function factsCsv(facts: readonly TidyFact[], forSpreadsheet: boolean): string {
  const rows = facts.map((fact) => tidyFields.map((name) => String(fact[name] ?? '')));
  return forSpreadsheet ? csvText(rows) : plainCsvText(rows);
}
