import { csvText, plainCsvText } from '../export/delimited-text.js';
import { decimalFields, type TidyFact, type TidyField } from './tidy-fact.js';
import { tidyFields } from './tidy-fields.js';

/** A fact as one line of JSON; what is not known is null. Amounts are numbers in the very digits that are printed. */
export function factJson(fact: TidyFact): string {
  return `{${tidyFields.map((name) => `"${name}":${jsonValue(name, fact)}`).join(',')}}\n`;
}

function jsonValue(name: TidyField, fact: TidyFact): string {
  const value = fact[name];
  if (value === undefined || value === '') return 'null';
  return decimalFields.has(name) ? String(value) : JSON.stringify(value);
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
