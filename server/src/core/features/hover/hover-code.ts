import {
  type CatalogueEntry,
  type CatalogueKind,
  coverage,
  kindOfCode,
  levelOf,
  parentCodes,
  partnersOf,
  sameName,
} from '../../budget/catalogue/catalogue.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { Locale } from '../../rules/finding.js';
import { markdownTable, showText } from '../markdown.js';
import { type CodePlace, rowsWithCode } from '../places.js';
import { printedFigure, unitOf, wholeOf } from '../printed-amount.js';
import { tableName } from '../row-name.js';
import { type CodeWords, codeWords } from './hover-code-words.js';

const MOST_AMOUNTS_SHOWN = 12;
const MOST_PARTNERS_SHOWN = 8;

/** What of a place is asked about. */
type AskedCode = Pick<CodePlace, 'code' | 'meant' | 'name'>;

/** All that is known about a code: what it is, when it was called what, what goes with it, and its amounts in the document. */
export function codeMarkdown(document: BudgetDocument, place: AskedCode, locale: Locale): string {
  const words = codeWords(locale);
  const kind = kindOfCode(place.code, document.year);
  const known = kind
    ? catalogueLines(kind, place, document, words)
    : [`**${place.code}** ${showText(place.name)}`.trim(), words.noSubjectCode];
  const meant = place.meant === place.code ? '' : words.meant(named(place.meant, document));
  return [...known, meant, amountTable(document, place.meant, locale, words)].filter((part) => part !== '').join('\n\n');
}

function catalogueLines(kind: CatalogueKind, { code, name }: AskedCode, document: BudgetDocument, words: CodeWords): readonly string[] {
  const { catalogue, year } = document;
  const entries = catalogue.entriesOf(kind, code);
  const current = catalogue.entryIn(kind, code, year);
  const shown = current ?? entries.at(-1);
  const level = levelOf(kind, code);
  const facts = [words.level(level), words.kind(kind)];
  if (shown?.fund !== undefined && shown.fund !== 'general') facts.push(words.fund(shown.fund));
  if (shown?.own) facts.push(words.own);
  if (shown) facts.push(words.years(shown.validFrom, shown.validTo), words.confidence(shown.confidence));
  return [
    `**${code}** ${showText(shown?.name ?? name)}`.trim(),
    facts.filter((fact) => fact !== '').join(' · '),
    pathLine(kind, code, document),
    shown ? (current ? '' : words.notInForce(year)) : words.unknown(coverage(kind, level, year) === 'complete', year),
    shown && name !== '' && !sameName(shown.name, name) ? words.printedAs(showText(name)) : '',
    otherNames(entries, shown, words),
    partnerLine(kind, code, document, words),
  ];
}

/** The codes above, by their names of the document's year, down to the code itself. */
function pathLine(kind: CatalogueKind, code: string, document: BudgetDocument): string {
  const parents = [...parentCodes(code, kind)].reverse();
  if (parents.length === 0) return '';
  return [...parents.map((parent) => named(parent, document)), code].join(' › ');
}

/** A code with its name of a year, or the latest it had. */
function named(code: string, { catalogue, year }: BudgetDocument): string {
  const kind = kindOfCode(code, year);
  const entry = kind && (catalogue.entryIn(kind, code, year) ?? catalogue.entriesOf(kind, code).at(-1));
  return entry ? `${code} ${showText(entry.name)}` : code;
}

function otherNames(entries: readonly CatalogueEntry[], shown: CatalogueEntry | undefined, words: CodeWords): string {
  const others = entries.filter((entry) => entry !== shown && entry.name !== shown?.name);
  if (others.length === 0) return '';
  return words.otherNames(others.map((entry) => words.named(showText(entry.name), words.years(entry.validFrom, entry.validTo))));
}

function partnerLine(kind: CatalogueKind, code: string, document: BudgetDocument, words: CodeWords): string {
  const partners = partnersOf(code);
  if (partners.length === 0) return '';
  const shown = partners
    .slice(0, MOST_PARTNERS_SHOWN)
    .map(({ code: partner, appliesTo }) => words.partner(named(partner, document), appliesTo));
  return words.partners(kind === 'department-economic', shown, partners.length - shown.length);
}

/** Where the document gives the code an amount: one line for each row that prints it. */
function amountTable(document: BudgetDocument, code: string, locale: Locale, words: CodeWords): string {
  const rows = rowsWithCode(document, code).flatMap((item) => {
    const entry = wholeOf(item);
    return entry ? [{ item, entry }] : [];
  });
  if (rows.length === 0) return '';
  const lines = rows
    .slice(0, MOST_AMOUNTS_SHOWN)
    .map(({ item, entry }) => [
      showText(tableName(item.table.table, locale), 40),
      showText(entry.column.path.at(-1) ?? '', 20),
      `${showText(printedFigure(entry))} ${unitOf(item, entry)}`.trim(),
      String(item.row.row.line + 1),
    ]);
  const table = markdownTable(words.amountHeader, ['left', 'left', 'right', 'right'], lines);
  return rows.length > lines.length ? `${table}\n\n${words.moreRows(rows.length - lines.length)}` : table;
}
