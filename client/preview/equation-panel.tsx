import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EquationView, PreviewModel, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { EquationGraph } from '../../server/src/page/equation-graph.js';
import { equationWords } from '../../server/src/page/equation-words.js';
import { wordsOf } from '../../server/src/page/words.js';
import type { Trail, TrailStep } from './equation-trail.js';

type Locale = PreviewModel['locale'];

export interface EquationPanelProps {
  /** The answer for the place; null where it holds no number, undefined as long as there is none. */
  readonly view: EquationView<PreviewPlace> | null | undefined;
  /** What was asked about. */
  readonly place: PreviewPlace | undefined;
  /** The numbers one came by. */
  readonly trail: Trail;
  readonly locale: Locale;
  readonly onAsk: (place: PreviewPlace) => void;
  readonly onOpen: (place: PreviewPlace) => void;
}

/** The equations of a number, from which one walks to others and back. */
export function EquationPanel({ view, place, trail, locale, onAsk, onOpen }: EquationPanelProps) {
  const [seen, setSeen] = useState<EquationView<PreviewPlace>>();
  const head = useRef<HTMLHeadingElement>(null);
  const walked = useRef(false);
  if (view && view !== seen) setSeen(view);
  useLayoutEffect(() => {
    if (!walked.current || !seen) return;
    // What was pressed is gone: the keyboard goes on from the number it led to.
    walked.current = false;
    head.current?.focus();
  }, [seen]);
  // What leads back and forward stays where it is, and may be pressed again.
  const walk = (to: PreviewPlace) => {
    walked.current = true;
    onAsk(to);
  };
  // The last number stays in sight until the next one is known, so that nothing flickers.
  const shown = view === undefined && place !== undefined ? seen : view;
  return (
    <div class="equation-panel" aria-busy={shown !== view}>
      <p class="equation-said" role="status">
        {shown ? summaryOf(shown, locale) : ''}
      </p>
      {trail.steps.length > 1 && <TrailBar trail={trail} locale={locale} onAsk={onAsk} />}
      {shown ? (
        <EquationGraph view={shown} locale={locale} onWalk={walk} onOpen={onOpen} headRef={head} />
      ) : (
        <p class="equation-note">{view === null ? wordsOf(locale).noNumber : wordsOf(locale).chooseNumber}</p>
      )}
    </div>
  );
}

function summaryOf({ number, unit, asTotal, asPart, same }: EquationView<PreviewPlace>, locale: Locale): string {
  const all = [...asTotal, ...asPart, ...same].filter(({ state }) => state !== 'unchecked');
  const failing = all.filter(({ state }) => state === 'fails').length;
  return equationWords(locale).summary(number.name, `${number.amount} ${unit}`.trim(), failing, all.length);
}

function TrailBar({
  trail: { steps, at },
  locale,
  onAsk,
}: {
  readonly trail: Trail;
  readonly locale: Locale;
  readonly onAsk: (place: PreviewPlace) => void;
}) {
  const words = equationWords(locale);
  const current = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [at, steps.length]);
  const move = (label: string, mark: string, to: TrailStep | undefined) => (
    <button
      type="button"
      class="equation-move"
      aria-label={label}
      title={label}
      aria-disabled={to === undefined}
      onClick={() => to && onAsk(to.place)}
    >
      <span aria-hidden="true">{mark}</span>
    </button>
  );
  return (
    <nav class="equation-trail" aria-label={words.trail}>
      {move(words.back, '←', steps[at - 1])}
      {move(words.forward, '→', steps[at + 1])}
      <ol>
        {steps.map(({ place, name, amount }, step) => (
          <li key={step} ref={step === at ? current : null}>
            <button
              type="button"
              class="equation-step"
              title={`${name} ${amount}`}
              aria-current={step === at ? 'step' : undefined}
              onClick={() => onAsk(place)}
            >
              {name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
