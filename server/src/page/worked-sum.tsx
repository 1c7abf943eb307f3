import { useState } from 'preact/hooks';
import type { EquationState, Locale, PreviewPlace, WorkedEquation } from '../core/api.js';
import { type EquationActions, NumberButton } from './equation-number.js';
import { equationWords } from './equation-words.js';

/** So many parts are read at a glance; the rest is shown when it is wanted. */
const FIRST_PARTS = 40;

export interface WorkedSumProps {
  readonly equation: WorkedEquation<PreviewPlace>;
  readonly actions: EquationActions;
}

/** An equation of the number in view as its total: why it holds, every addend, their sum and the difference. */
export function SumOfParts({ equation, actions }: WorkedSumProps) {
  return (
    <li class={`equation-sum is-${equation.state}`}>
      <SumTitle equation={equation} locale={actions.locale} />
      <PartList equation={equation} actions={actions} />
      <Reckoning equation={equation} locale={actions.locale} />
    </li>
  );
}

/** An equation that the number in view is a part of: its total, and behind it the other parts. */
export function UseOfNumber({ equation, actions }: WorkedSumProps) {
  const words = equationWords(actions.locale);
  return (
    <li class={`equation-sum is-${equation.state}`}>
      <SumTitle equation={equation} locale={actions.locale} />
      <NumberButton number={equation.total} actions={actions} />
      <details class="equation-together" open={equation.state === 'fails'}>
        <summary>{`${words.together} (${equation.parts.length + (equation.more?.count ?? 0)})`}</summary>
        <PartList equation={equation} actions={actions} />
      </details>
      <Reckoning equation={equation} locale={actions.locale} />
    </li>
  );
}

function SumTitle({ equation: { title, state }, locale }: { readonly equation: WorkedEquation<PreviewPlace>; readonly locale: Locale }) {
  return (
    <p class="equation-title">
      <span>{title}</span> <StateMark state={state} locale={locale} />
    </p>
  );
}

const MARKS: Readonly<Record<EquationState | 'unchecked', string>> = { holds: '✓', rounding: '≈', fails: '✗', unchecked: '?' };

/** How an equation stands, by sign and words. */
export function StateMark({ state, locale }: { readonly state: EquationState | 'unchecked'; readonly locale: Locale }) {
  return (
    <span class={`equation-state is-${state}`}>
      <span aria-hidden="true">{MARKS[state]} </span>
      {equationWords(locale).state[state]}
    </span>
  );
}

function PartList({ equation: { parts, blank, more, title }, actions }: WorkedSumProps) {
  const [most, setMost] = useState(FIRST_PARTS);
  const words = equationWords(actions.locale);
  const hidden = parts.length - most;
  return (
    <>
      <ul class="equation-parts" aria-label={title}>
        {parts.slice(0, most).map((part, at) => (
          <li key={at}>
            <NumberButton number={part} sign={part.sign} actions={actions} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" class="equation-more" onClick={() => setMost(parts.length)}>
          {words.hidden(hidden)}
        </button>
      )}
      {more && <p class="equation-note">{words.more(more.count, more.sum)}</p>}
      {blank > 0 && <p class="equation-note">{words.blank(blank)}</p>}
    </>
  );
}

function Reckoning({ equation, locale }: { readonly equation: WorkedEquation<PreviewPlace>; readonly locale: Locale }) {
  const { sum, difference, note, state, atMost } = equation;
  const words = equationWords(locale);
  return (
    <>
      <dl class="equation-reckoning">
        <div>
          <dt>{atMost ? words.namedSum : words.sum}</dt>
          <dd>{typeset(sum)}</dd>
        </div>
        {difference !== '' && (
          <div class={`equation-difference is-${state}`}>
            <dt>{atMost && state === 'holds' ? words.remainder : words.difference}</dt>
            <dd>{atMost && state === 'holds' ? typeset(difference) : signed(difference)}</dd>
          </div>
        )}
      </dl>
      {note !== '' && <p class="equation-note">{note}</p>}
    </>
  );
}

/** A difference with its sign before it, as one writes it. */
export function signed(difference: string): string {
  return difference.startsWith('-') ? typeset(difference) : `+${difference}`;
}

function typeset(amount: string): string {
  return amount.replace(/^-/u, '−');
}
