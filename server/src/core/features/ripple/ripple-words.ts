import { groupBy } from '../../base/group-by.js';
import { formatValue, termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import type { AnnotatedEdit, ChangeAnnotation, DocumentChange } from '../change.js';
import { shorten } from '../markdown.js';
import { tableName } from '../row-name.js';
import type { LeafQuestion, RippleQuestion } from './leaf-questions.js';
import type { Ripple, RippleChange } from './ripple.js';

/** How much follows from what was changed. */
export interface RippleCounts {
  /** Figures in the tables that were changed. */
  readonly totals: number;
  /** Other tables. */
  readonly tables: number;
  /** Statements of sentences, each with its amounts, rates and words. */
  readonly sentences: number;
  /** Questions that the author has to answer. */
  readonly open: number;
  /** Edits, of figures and of words. */
  readonly edits: number;
}

export function countsOf({ sources, changes, open }: Ripple): RippleCounts {
  const own = new Set(sources.map(({ item }) => item.table.table.index));
  const inTables = changes.flatMap(({ table }) => (table ? [table.table.index] : []));
  return {
    totals: inTables.filter((index) => own.has(index)).length,
    tables: new Set(inTables.filter((index) => !own.has(index))).size,
    sentences: new Set(changes.flatMap(({ statement }) => statement ?? [])).size,
    open: open.length,
    edits: changes.length,
  };
}

/** `3 个小计、4 张表、2 处文字待更新`; empty where nothing is. */
export function sayCounts({ totals, tables, sentences, open }: RippleCounts, locale: Locale): string {
  const en = locale === 'en';
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const stale = [
    totals > 0 && (en ? many(totals, 'total') : `${totals} 个小计`),
    tables > 0 && (en ? many(tables, 'table') : `${tables} 张表`),
    sentences > 0 && (en ? many(sentences, 'sentence') : `${sentences} 处文字`),
  ].filter((part) => part !== false);
  const toUpdate = stale.length === 0 ? '' : en ? `${stale.join(', ')} to update` : `${stale.join('、')}待更新`;
  const toDecide = open === 0 ? '' : en ? `${open} to decide` : `${open} 处待定`;
  return [toUpdate, toDecide].filter((part) => part !== '').join(en ? ', ' : '，');
}

/** Names at most so many figures of a table in the words about it. */
const MOST_NAMED = 4;

/**
 * The changes as one step, those of each table and those of sentences under words of their own. For a preview one edit that
 * changes nothing asks to be confirmed: editors show all of a step where any of it does, but leave out what is not ticked, so
 * that what they are to make by default must not ask.
 */
export function rippleChange(ripple: Ripple, locale: Locale, preview: boolean): DocumentChange {
  const groups = groupBy(ripple.changes, ({ table }) => table);
  const annotations = new Map([...groups].map(([table, changes]) => [table, annotationOf(changes, locale)]));
  return {
    title: updateTitle(countsOf(ripple), locale),
    edits: [
      ...(preview ? [asking(ripple, locale)] : []),
      ...ripple.changes.map(({ edit, table }) => {
        const annotation = annotations.get(table);
        return annotation ? { ...edit, annotation } : edit;
      }),
    ],
  };
}

/** Changes nothing, and has an editor ask; it stands where the author has changed a figure, which is the line that is shown for it. */
function asking({ sources }: Ripple, locale: Locale): AnnotatedEdit {
  const start = sources[0]?.entry.figure.start ?? 0;
  const annotation: ChangeAnnotation =
    locale === 'en'
      ? { label: 'Look through, untick what stays as it is, then apply', needsConfirmation: true }
      : { label: '请逐项核对，不改的取消勾选，再点“应用”', needsConfirmation: true };
  return { span: { start, end: start }, newText: '', annotation };
}

function updateTitle({ edits }: RippleCounts, locale: Locale): string {
  return locale === 'en' ? `Update what follows (${edits} ${edits === 1 ? 'place' : 'places'})` : `更新从属数字（${edits} 处）`;
}

function annotationOf(changes: readonly RippleChange[], locale: Locale): ChangeAnnotation {
  const table = changes[0]?.table;
  const where = table
    ? locale === 'en'
      ? tableName(table.table, locale)
      : `《${tableName(table.table, locale)}》`
    : locale === 'en'
      ? 'Text'
      : '文字';
  const named = changes.slice(0, MOST_NAMED).map((change) => sayChange(change, locale));
  const more = changes.length > named.length ? (locale === 'en' ? '; …' : '；…') : '';
  return {
    label: locale === 'en' ? `${where}: ${changes.length}` : `${where}${changes.length} 处`,
    description: named.join(locale === 'en' ? '; ' : '；') + more,
  };
}

/** `合计 660.00 → 670.00`. */
function sayChange({ term, statement, before, after }: RippleChange, locale: Locale): string {
  const name = shorten(term ? termName(term, locale) : (statement?.item.text ?? ''), 30);
  return `${name} ${before} → ${after}`.trim();
}

/** What the author has to decide, and why. */
export function sayQuestion(question: RippleQuestion, { scale }: Ripple, locale: Locale): string {
  if (question.kind === 'words')
    return locale === 'en' ? `“${question.words}” needs to be worded anew.` : `“${question.words}”所述已变，请改写。`;
  const { term, printed, wanted, candidates } = question;
  const title = 'item' in term ? tableName(term.item.table.table, locale) : '';
  const name = termName(term, locale);
  const [is, should, by] = [printed, wanted, Math.abs(wanted - printed)].map((value) => formatValue(value, scale, term.entry));
  const goesUp = wanted > printed;
  if (locale === 'en')
    return `${title ? `${title}: ` : ''}${name} comes to ${is} and should be ${should}.${candidates.length > 0 ? ` Decide which figure ${goesUp ? 'rises' : 'falls'} by ${by}.` : ''}`;
  return `${title ? `《${title}》` : ''}“${name}”各项现计 ${is}，应为 ${should}${candidates.length > 0 ? `：请决定由哪一项${goesUp ? '增加' : '减少'} ${by}` : ''}。`;
}

/** `由“办公费”增加 10.00，并更新从属数字`. */
export function decisionTitle(
  { printed, wanted }: LeafQuestion,
  candidate: LeafQuestion['candidates'][number],
  { scale }: Ripple,
  locale: Locale,
): string {
  const by = candidate.sign * (wanted - printed);
  const amount = formatValue(Math.abs(by), scale, candidate.entry);
  const name = shorten(termName(candidate, locale), 40);
  if (locale === 'en') return `${by > 0 ? 'Raise' : 'Lower'} ${name} by ${amount} and update what follows`;
  return `由“${name}”${by > 0 ? '增加' : '减少'} ${amount}，并更新从属数字`;
}
