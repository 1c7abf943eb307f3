import type { Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { Entry, Item } from '../../budget/ledger.js';
import { type EvaluatedEquation, isFailing, type Term } from '../../budget/sums/equation.js';
import { describeEquation, formatValue, termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { type CellEquations, equationsOf } from '../equation-index.js';
import { placeOfTerm } from '../navigate/figure-place.js';
import { rowsTouching, spanOfTable } from '../places.js';

/** `sum`: what a total should be where it is printed otherwise. `unit`: the unit of money. `share`: the share of its total. */
export type HintKind = 'sum' | 'unit' | 'share';

/** Words shown behind a figure that are not in the text. */
export interface Hint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly label: string;
  /** Plain text: the equation behind it. */
  readonly tooltip: string;
  /** The total that a share is of, or the first addend of a sum: where a click leads. */
  readonly target: Span | undefined;
}

/** The hints of some kinds within a part of the document, in order. */
export function hintsIn(analysis: Analysis, range: Span, kinds: ReadonlySet<HintKind>): readonly Hint[] {
  if (!analysis.recognised || kinds.size === 0) return [];
  const { document, options } = analysis;
  const hints: Hint[] = [];
  for (const system of document.systems) {
    const { start, end } = spanOfTable(system);
    if (end < range.start || range.end < start) continue;
    for (const item of rowsTouching(system.table, range))
      for (const entry of item.entries.values()) {
        if (!entry.amount || entry.figure.end < range.start || range.end < entry.figure.start) continue;
        hints.push(...hintsOf({ document, item, entry, locale: options.locale }, kinds));
      }
  }
  return hints.sort((a, b) => a.offset - b.offset);
}

interface Question {
  readonly document: BudgetDocument;
  readonly item: Item;
  readonly entry: Entry;
  readonly locale: Locale;
}

function* hintsOf(question: Question, kinds: ReadonlySet<HintKind>): Generator<Hint> {
  const { document, entry } = question;
  const offset = entry.figure.end;
  if (kinds.has('unit')) {
    const unit = unitHint(question);
    if (unit) yield { kind: 'unit', offset, ...unit, target: undefined };
  }
  if (!kinds.has('sum') && !kinds.has('share')) return;
  const equations = equationsOf(document, entry.cell);
  if (kinds.has('sum')) for (const hint of sumHints(question, equations)) yield { kind: 'sum', offset, ...hint };
  if (kinds.has('share')) {
    const share = shareHint(question, equations);
    if (share) yield { kind: 'share', offset, ...share };
  }
}

type Words = Pick<Hint, 'label' | 'tooltip'>;

/** A figure that prints its unit needs no other. */
function unitHint({ item, entry, locale }: Question): Words | undefined {
  if (!entry.unit || entry.cell.span.end > entry.figure.end + 1) return undefined;
  const { title } = item.table.table.caption;
  return {
    label: entry.unit,
    tooltip: locale === 'en' ? `Unit of the table${title ? ` ${title}` : ''}` : `《${title ?? '本表'}》的金额单位`,
  };
}

/** What the rows or columns of a total add up to, once for each sum that is not what is printed. */
function sumHints({ document, entry, locale }: Question, { asTotal }: CellEquations): readonly (Words & Pick<Hint, 'target'>)[] {
  const bySum = new Map<number, EvaluatedEquation>();
  for (const each of asTotal) if (isFailing(each) && isSumWithin(each) && !bySum.has(each.residual)) bySum.set(each.residual, each);
  return [...bySum].map(([residual, evaluated]) => {
    const sum = formatValue((document.scale.valueOf(entry) ?? 0) - residual, document.scale, entry);
    const first = evaluated.equation.parts.find((part) => part.entry.amount) ?? evaluated.equation.parts[0];
    return {
      label: `Σ ${sum}`,
      tooltip: describeEquation(evaluated, document.scale, locale),
      target: first && placeOfTerm(first).selection,
    };
  });
}

function isSumWithin({ equation: { source, atMost } }: EvaluatedEquation): boolean {
  return !atMost && (source.kind === 'rows' || source.kind === 'columns');
}

/** How much of the sum over its rows a figure is. */
function shareHint(
  { document: { scale }, entry, locale }: Question,
  { asPart }: CellEquations,
): (Words & Pick<Hint, 'target'>) | undefined {
  const sum = asPart.find(({ equation: { source } }) => source.kind === 'rows');
  const [value, whole] = [scale.valueOf(entry), sum && scale.valueOf(sum.equation.total.entry)];
  if (!sum || value === undefined || whole === undefined || whole <= 0 || value <= 0 || value > whole) return undefined;
  // Thousandths, rounded, exactly.
  const share = Number((BigInt(value) * 2000n + BigInt(whole)) / (2n * BigInt(whole)));
  const total: Term = sum.equation.total;
  const name = termName(total, locale);
  return {
    label: `${Math.floor(share / 10)}.${share % 10}%`,
    tooltip: locale === 'en' ? `Share of ${name}` : `占“${name}”的比重`,
    target: placeOfTerm(total).selection,
  };
}
