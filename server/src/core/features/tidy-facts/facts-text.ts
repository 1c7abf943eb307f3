import { csvText, plainCsvText } from '../export/delimited-text.js';
import { type TidyFact, tidyFields } from './tidy-fact.js';

/** A fact as one line of JSON. Amounts are numbers in the very digits that are printed, which no floating point has touched. */
export function factJson(fact: TidyFact): string {
  const parts = tidyFields.map((name) => `${JSON.stringify(name)}:${jsonValue(name, fact)}`);
  return `{${parts.join(',')}}\n`;
}

function jsonValue(name: keyof TidyFact, fact: TidyFact): string {
  const value = fact[name];
  if (value === undefined || ((name === 'amount' || name === 'amount_yuan') && value === '')) return 'null';
  return name === 'amount' || name === 'amount_yuan' ? String(value) : JSON.stringify(value);
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
