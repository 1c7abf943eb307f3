import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import type { EquationView, Locale, PreviewPlace, SameFact } from '../core/api.js';
import { type EquationActions, NumberButton, OpenButton, Suspect } from './equation-number.js';
import { equationWords } from './equation-words.js';
import { StateMark, SumOfParts, signed, UseOfNumber } from './worked-sum.js';

export interface EquationGraphProps {
  readonly view: EquationView<PreviewPlace>;
  readonly locale: Locale;
  /** The equations of another number are wanted. */
  readonly onWalk: (place: PreviewPlace) => void;
  /** The source of a number is wanted. */
  readonly onOpen: (place: PreviewPlace) => void;
  /** Where the focus goes once one has walked to the number. */
  readonly headRef?: Ref<HTMLHeadingElement>;
}

/**
 * A number between what it is made up of and what it counts towards, with the other places that state it below: side by
 * side where there is room, one under the other where there is not.
 */
export function EquationGraph({ view, locale, onWalk, onOpen, headRef }: EquationGraphProps) {
  const words = equationWords(locale);
  const { number, asTotal, asPart, same, unread, more } = view;
  const actions: EquationActions = { locale, table: number.where, here: number.place, onWalk, onOpen };
  const isAlone = asTotal.length + asPart.length + same.length === 0;
  return (
    <div class="equation-graph">
      <div class="equation-columns" key={JSON.stringify(number.place)}>
        <NumberHead view={view} actions={actions} headRef={headRef} />
        {asTotal.length > 0 && (
          <Group title={words.parts} kind="parts">
            {asTotal.map((equation, at) => (
              <SumOfParts key={at} equation={equation} actions={actions} />
            ))}
          </Group>
        )}
        {asPart.length > 0 && (
          <Group title={words.uses} kind="uses">
            {asPart.map((equation, at) => (
              <UseOfNumber key={at} equation={equation} actions={actions} />
            ))}
          </Group>
        )}
        {same.length > 0 && (
          <Group title={words.same} kind="same">
            {same.map((fact, at) => (
              <SameFactItem key={at} fact={fact} actions={actions} />
            ))}
          </Group>
        )}
      </div>
      {isAlone && unread === 0 && <p class="equation-note">{words.alone}</p>}
      {unread > 0 && <p class="equation-note">{words.unread(unread)}</p>}
      {more > 0 && <p class="equation-note">{words.beyond(more)}</p>}
    </div>
  );
}

function NumberHead({
  view: { number, unit },
  actions,
  headRef,
}: {
  readonly view: EquationView<PreviewPlace>;
  readonly actions: EquationActions;
  readonly headRef: Ref<HTMLHeadingElement> | undefined;
}) {
  const { name, where, amount, place, isSuspect } = number;
  return (
    <div class={`equation-head${isSuspect ? ' is-suspect' : ''}`}>
      <h3 ref={headRef ?? null} tabIndex={-1}>
        <span class="equation-where">{where}</span>
        <span class="equation-name">{name}</span>
        <span class="equation-amount">
          {amount}
          {unit !== '' && <span class="equation-unit"> {unit}</span>}
        </span>
      </h3>
      {place && <OpenButton name={name} place={place} actions={actions} />}
      {isSuspect && <Suspect number={number} locale={actions.locale} />}
    </div>
  );
}

function Group({
  title,
  kind,
  children,
}: {
  readonly title: string;
  readonly kind: 'parts' | 'uses' | 'same';
  readonly children: preact.ComponentChildren;
}) {
  const id = useId();
  return (
    <div class={`equation-group is-${kind}`}>
      <h4 id={id}>{title}</h4>
      <ul class="equation-list" aria-labelledby={id}>
        {children}
      </ul>
    </div>
  );
}

function SameFactItem({ fact, actions }: { readonly fact: SameFact<PreviewPlace>; readonly actions: EquationActions }) {
  const { title, difference, note, state } = fact;
  const words = equationWords(actions.locale);
  return (
    <li class={`equation-same is-${state}`}>
      <NumberButton number={fact} actions={actions} />
      <p class="equation-title">
        <span>{title}</span> <StateMark state={state} locale={actions.locale} />
      </p>
      {difference !== '' && (
        <p class={`equation-difference is-${state}`}>
          {state === 'holds' ? words.digits : words.difference} {signed(difference)}
        </p>
      )}
      {note !== '' && <p class="equation-note">{note}</p>}
    </li>
  );
}
