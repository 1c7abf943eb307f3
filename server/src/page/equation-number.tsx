import type { Locale, NumberView, PreviewPlace } from '../core/api.js';
import { equationWords } from './equation-words.js';
import { Icon } from './icons.js';
import { isSamePlace } from './same-place.js';

/** What a view does when one of its numbers is chosen. */
export interface EquationActions {
  readonly locale: Locale;
  /** The table of the number that is in view: others name theirs only where it is another one. */
  readonly table: string;
  /** The number that is in view. */
  readonly here: PreviewPlace | undefined;
  /** The equations of another number are wanted. */
  readonly onWalk: (place: PreviewPlace) => void;
  /** The source of a number is wanted. */
  readonly onOpen: (place: PreviewPlace) => void;
}

export interface NumberButtonProps {
  readonly number: NumberView<PreviewPlace>;
  readonly sign?: 1 | -1;
  readonly actions: EquationActions;
}

/** A number of an equation: itself a way to its own equations, with another one to its source beside it. */
export function NumberButton({ number, sign = 1, actions }: NumberButtonProps) {
  const { name, where, amount, place, isSuspect } = number;
  const words = equationWords(actions.locale);
  const isHere = isSamePlace(place, actions.here);
  const shown = (
    <>
      <span class="equation-name">
        {isHere ? <strong>{words.here}</strong> : name}
        {where !== actions.table && <span class="equation-where">{where}</span>}
        {isSuspect && !isHere && <Suspect number={number} locale={actions.locale} />}
      </span>
      <span class="equation-amount">
        {sign === -1 && (
          <>
            <span class="equation-sign" aria-hidden="true">
              −
            </span>
            <span class="equation-said">{words.minus} </span>
          </>
        )}
        {amount}
      </span>
    </>
  );
  if (place === undefined) return <span class="equation-number">{shown}</span>;
  return (
    <span class="equation-number">
      <button
        type="button"
        class={`equation-walk${ZERO.test(amount) ? ' is-zero' : ''}`}
        aria-current={isHere ? 'true' : undefined}
        onClick={() => actions.onWalk(place)}
      >
        {shown}
      </button>
      <OpenButton name={name} place={place} actions={actions} />
    </span>
  );
}

/** Whether an amount, whatever its unit, adds nothing. */
const ZERO = /^[^1-9１-９]*$/u;

export function OpenButton({
  name,
  place,
  actions,
}: {
  readonly name: string;
  readonly place: PreviewPlace;
  readonly actions: EquationActions;
}) {
  const said = equationWords(actions.locale).source(name);
  return (
    <button type="button" class="equation-open" aria-label={said} title={said} onClick={() => actions.onOpen(place)}>
      <Icon name="source" />
    </button>
  );
}

/** That a number is likely wrong, in words as well as in colour. */
export function Suspect({ number: { expected }, locale }: { readonly number: NumberView<PreviewPlace>; readonly locale: Locale }) {
  return <span class="equation-suspect">{equationWords(locale).suspect(expected)}</span>;
}
