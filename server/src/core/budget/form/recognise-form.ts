/** Which form a document follows, told by its tables: their titles, columns and number. */
import { perUnit } from '../../base/per-unit.js';
import type { Span } from '../../base/span.js';
import { columnPath } from '../../table/header.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Directive } from '../directives.js';
import { tableForm } from '../facts/table-kind.js';
import type { BudgetTable } from '../ledger.js';
import { compareTitles } from '../outline/title.js';
import { builtInPacks } from './built-in-packs.generated.js';
import { formLabel, formTitleKey } from './form-title.js';
import { type FormPack, type FormTable, genericPackId } from './pack.js';

/** How it is known which form a document follows. */
export type Recognition =
  /** By the setting `budgetDraft.template`. */
  | 'setting'
  /** By a comment in the document. */
  | 'comment'
  /** By its tables. */
  | 'recognised'
  /** Its tables fit no form well, so nothing is asked of it. */
  | 'generic';

/** A table of the form together with the table of the document that it is. */
export interface FormMatch {
  readonly form: FormTable;
  /** Zero-based place in the form. */
  readonly place: number;
  readonly table: BudgetTable;
}

/** The form of a document. */
export interface RecognisedForm {
  readonly pack: FormPack;
  readonly recognition: Recognition;
  /** From 0 to 1: how well the tables fit; 1 where the author says so. */
  readonly certainty: number;
  /** In the order of the document. A volume of several units has a table of the form more than once. */
  readonly matches: readonly FormMatch[];
  /** What a comment or the setting names although there is no such form; where a comment does. */
  readonly unknown: { readonly id: string; readonly place: Span | undefined } | undefined;
}

export interface FormChoice {
  /** The id of a form, by the setting. */
  readonly template?: string;
  /** Forms of the user, which win over built-in ones of the same id. */
  readonly packs?: readonly FormPack[];
}

/** The shares of the form and of the document that must agree, and the fewest tables to tell a form by. */
const ENOUGH_OF_FORM = 0.65;
const ENOUGH_OF_DOCUMENT = 0.75;
const FEWEST_TABLES = 5;

const generic = builtInPacks.find(({ id }) => id === genericPackId) as FormPack;

/** Recognises the form of a document with these tables, or takes the one its author names. */
export function recogniseForm(
  tables: readonly BudgetTable[],
  year: number | undefined,
  directives: readonly Directive[],
  choice: FormChoice,
): RecognisedForm {
  const { template } = choice;
  const packs = packsOf(choice);
  const titled = titledTables(tables);
  const comment = directives.find(({ name, value }) => name === 'template' && value !== '');
  const named = comment?.value ?? template;
  const pinned = named === undefined ? undefined : packs.find(({ id }) => id === named);
  if (pinned) {
    const matches = matchAll(pinned, titled);
    return { pack: pinned, recognition: comment === undefined ? 'setting' : 'comment', certainty: 1, matches, unknown: undefined };
  }
  return { ...bestFit(packs, titled, year), unknown: named === undefined ? undefined : { id: named, place: comment?.valueSpan } };
}

/** All forms there are to choose from. */
export function packsOf({ packs: own = [] }: FormChoice): readonly FormPack[] {
  return [...own, ...builtInPacks.filter(({ id }) => !own.some((pack) => pack.id === id))];
}

function bestFit(packs: readonly FormPack[], titled: readonly Titled[], year: number | undefined): Omit<RecognisedForm, 'unknown'> {
  const byKey = new Map(titled.map((each) => [each.key, each]));
  const fits = packs.map((pack) => fitOf(pack, byKey, year)).sort((a, b) => b.certainty - a.certainty);
  const best = fits[0];
  if (!best?.isCertain) return { pack: generic, recognition: 'generic', certainty: 0, matches: [] };
  return { pack: best.pack, recognition: 'recognised', certainty: best.certainty, matches: matchAll(best.pack, titled) };
}

interface Titled {
  readonly table: BudgetTable;
  readonly title: string;
  readonly key: string;
}

/** Tables that a form could speak of; goals and lists of figures in the text are none of its tables. */
function titledTables(tables: readonly BudgetTable[]): readonly Titled[] {
  return tables.flatMap((table) => titledTable(table));
}

const titledTable = perUnit((table: BudgetTable): readonly Titled[] => {
  const { title, namesTable } = table.table.caption;
  return title === undefined || !namesTable || /绩效|目标/u.test(title) ? [] : [{ table, title, key: formTitleKey(title) }];
});

interface Fit {
  readonly pack: FormPack;
  readonly certainty: number;
  readonly isCertain: boolean;
}

/** How much of the form is in the document, and how much of the document in the form. */
function fitOf(pack: FormPack, byKey: ReadonlyMap<string, Titled>, year: number | undefined): Fit {
  const keys = keysOf(pack);
  let weight = 0;
  const found = new Set<FormTable>();
  for (const { key, table } of byKey.values()) {
    const form = keys.get(key);
    if (!form || found.has(form)) continue;
    found.add(form);
    weight += hasColumns(form, table.table) ? 1 : 0.5;
  }
  const expected = pack.tables.filter((form) => form.required || found.has(form)).length;
  if (expected === 0 || byKey.size === 0) return { pack, certainty: 0, isCertain: false };
  const [ofForm, ofDocument] = [weight / expected, weight / byKey.size];
  const isCertain = found.size >= Math.min(FEWEST_TABLES, expected) && ofForm >= ENOUGH_OF_FORM && ofDocument >= ENOUGH_OF_DOCUMENT;
  const certainty = (2 * ofForm * ofDocument) / (ofForm + ofDocument || 1);
  return { pack, certainty: isInForce(pack, year) ? certainty : certainty * 0.9, isCertain };
}

/** Packs are values: what their titles are known by is worked out once. */
const keysByPack = new WeakMap<FormPack, ReadonlyMap<string, FormTable>>();

function keysOf(pack: FormPack): ReadonlyMap<string, FormTable> {
  const known = keysByPack.get(pack);
  if (known) return known;
  const keys = new Map(pack.tables.flatMap((form) => [form.title, ...form.aliases].map((title) => [formTitleKey(title), form] as const)));
  keysByPack.set(pack, keys);
  return keys;
}

/** Whether at least half of the labels that the form names head columns of the table. */
function hasColumns({ columns }: FormTable, table: LogicalTable): boolean {
  const printed = printedLabels(table);
  return columns.filter((label) => printed.has(formLabel(label))).length * 2 >= columns.length;
}

const printedLabels = perUnit(({ header }: LogicalTable): ReadonlySet<string> => {
  const labels = new Set<string>();
  for (let index = 0; index < header.columnCount; index++) for (const label of columnPath(header, index)) labels.add(formLabel(label));
  return labels;
});

/** Whether a form is known to be in use in a year. */
export function isInForce({ years: { from, to } }: FormPack, year: number | undefined): boolean {
  return year === undefined || ((from === undefined || from <= year) && (to === undefined || year <= to));
}

/** Whether the author names the form. */
export function isPinned({ recognition }: RecognisedForm): boolean {
  return recognition === 'setting' || recognition === 'comment';
}

/** Whether a document may be asked for what the form says: it is named, or recognised and in force. */
export function mayAsk(form: RecognisedForm, year: number | undefined): boolean {
  return isPinned(form) || (form.recognition === 'recognised' && isInForce(form.pack, year));
}

/** Whether one of these tables is a table of a form, by its title or by what it holds, in a document of whatever form. */
export function isAmong(form: FormTable, tables: readonly BudgetTable[]): boolean {
  const isLike = form.kind === 'other' ? hasLikeTitle : holdsTheSame;
  return titledTables(tables).some((each) => each.key === formTitleKey(form.title) || isLike(form, each));
}

/** Pairs the tables of a form with those of the document: by title, and where one is left over on both sides, by what it holds. */
function matchAll(pack: FormPack, titled: readonly Titled[]): readonly FormMatch[] {
  const keys = keysOf(pack);
  const paired = new Map<Titled, FormTable>();
  for (const each of titled) {
    const form = keys.get(each.key);
    if (form) paired.set(each, form);
  }
  for (const isLike of [hasLikeTitle, holdsTheSame]) {
    for (const form of pack.tables) {
      if ([...paired.values()].includes(form)) continue;
      const candidates = titled.filter((each) => !paired.has(each) && isLike(form, each));
      if (candidates[0] && new Set(candidates.map(({ key }) => key)).size === 1) for (const each of candidates) paired.set(each, form);
    }
  }
  return [...paired]
    .map(([{ table }, form]) => ({ form, place: pack.tables.indexOf(form), table }))
    .sort((a, b) => a.table.table.index - b.table.table.index);
}

function hasLikeTitle(form: FormTable, { title }: Titled): boolean {
  return [form.title, ...form.aliases].some((name) => compareTitles(name, title) !== 'different');
}

function holdsTheSame(form: FormTable, { table }: Titled): boolean {
  if (form.kind === 'other') return false;
  const own = tableForm(table);
  return own?.kind === form.kind && (form.fund === undefined || own.fund === form.fund);
}
