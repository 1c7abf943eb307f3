import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  type EquationView,
  equationViewAt,
  type MoneyUnit,
  mapPlaces,
  type NumberView,
  type Span,
  type WorkedEquation,
} from '../../server/src/core/api.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import { exactAmounts } from '../support/exact-amounts.js';
import { centralBudget, countyBudget, finalAccounts } from '../support/explained-budgets.js';
import fc from '../support/fast-check.js';
import { namedDraft } from '../support/named-drafts.js';
import { waterDraft } from '../support/navigation-drafts.js';
import { spreadingDraft } from '../support/ripple-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

const documents: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'a draft of a water bureau', text: waterDraft },
  { name: 'a draft whose tables lead to one another', text: spreadingDraft },
  { name: 'a budget of the centre', text: centralBudget },
  { name: 'a budget of a county', text: countyBudget },
  { name: 'final accounts', text: finalAccounts },
  ...sharedFiles('seeds', /\.md$/u),
  ...sharedFiles('corpus/budget', /\.(?:md|txt)$/u),
];

/** Consistent drafts, and the same with one figure that is another one. */
const written = fc.oneof(
  namedDraft.map(({ text }) => text),
  fc
    .record({ draft: consistentDraft, layout: fc.constantFrom('pipe' as const, 'tab' as const), changed: fc.nat() })
    .map(({ draft, layout, changed }) => withOneChanged(writeDraft(draft, { layout }).text, changed)),
);

function withOneChanged(text: string, choice: number): string {
  const figures = [...text.matchAll(/\d+\.\d\d/gu)];
  const chosen = figures[choice % (figures.length + 1)];
  return chosen ? `${text.slice(0, chosen.index)}9${text.slice(chosen.index)}` : text;
}

type View = EquationView<Span>;

/** Every view of a document, by where its number stands. */
function viewsOf(analysis: Analysis): ReadonlyMap<number, View> {
  const { systems, stated, evaluated } = analysis.document;
  const figures = [
    ...systems.flatMap(({ table }) => table.items.flat().flatMap(({ entries }) => [...entries.values()])),
    ...stated.map(({ figure }) => figure),
    ...evaluated.flatMap(({ equation }) => [equation.total.entry, ...equation.parts.map(({ entry }) => entry)]),
  ];
  const starts = new Set(figures.map(({ cell }) => cell.span.start));
  return new Map([...starts].flatMap((start) => [[start, equationViewAt(analysis, start)] as const]).filter(isShown));
}

function isShown(entry: readonly [number, View | undefined]): entry is readonly [number, View] {
  return entry[1] !== undefined;
}

function law(title: string, holds: (analysis: Analysis, views: ReadonlyMap<number, View>) => void): void {
  const held = (text: string) => {
    const analysis = analyse(text, { locale: 'zh-CN' });
    holds(analysis, viewsOf(analysis));
  };
  it(title, () => fc.assert(fc.property(written, held), { numRuns: 30 }));
  for (const { name, text } of documents) it(`${title}: ${name}`, () => held(text));
}

const startOf = ({ place }: NumberView<Span>) => place?.start ?? Number.NaN;
const equationsOf = ({ asTotal, asPart }: View) => [...asTotal, ...asPart];
const keyOf = ({ title, total, parts, atMost }: WorkedEquation<Span>) =>
  JSON.stringify([title, startOf(total), parts.filter(isFilled).map((part) => [startOf(part), part.sign]), atMost]);
/** Blank parts are listed only where one asks about them. */
const isFilled = ({ amount }: NumberView<Span>) => /\d/u.test(amount);

describe('the equations of a number', () => {
  law('leave exactly the difference between the total and its parts, as all of them are printed', (_, views) => {
    const exact = exactAmounts(usualUnit(views));
    for (const view of views.values())
      for (const { total, parts, more, sum, difference, state, atMost } of equationsOf(view)) {
        const inView = (text: string, like: NumberView<Span>) => exact(text, unitIn(like.amount) ?? view.unit);
        const listed = parts.reduce((all, part) => all + BigInt(part.sign) * inView(part.amount, part), 0n);
        const whole = listed + (more ? inView(more.sum, total) : 0n);
        assert.equal(inView(sum, total), whole, `${view.number.name}: ${sum}`);
        const apart = inView(total.amount, total) - whole;
        assert.equal(difference === '' ? 0n : inView(difference, total), apart);
        if (state === 'holds' && !atMost && parts.length > 1) assert.equal(apart, 0n);
        if (state === 'fails') assert.notEqual(apart, 0n);
      }
  });

  law('leave exactly the difference between two places of one fact', ({ document }, views) => {
    const exact = exactAmounts(usualUnit(views));
    const items = document.systems.flatMap(({ table }) => table.items.flat());
    const unreadable = new Set(
      items.flatMap(({ entries }) => [...entries.values()].filter((entry) => entry.unreadable).map(({ cell }) => cell.span.start)),
    );
    for (const { number, unit, same } of views.values())
      for (const other of same) {
        const { amount, difference, state } = other;
        if (unreadable.has(startOf(number)) || unreadable.has(startOf(other))) {
          assert.deepEqual([difference, state], ['', 'unchecked']);
          continue;
        }
        const apart = exact(number.amount, unit) - exact(amount, unitIn(amount) ?? unit);
        assert.equal(difference === '' ? 0n : exact(difference, unit), apart, `${number.name}: ${number.amount} and ${amount}`);
        if (state === 'fails' || state === 'unchecked') assert.notEqual(apart, 0n);
      }
  });

  law('are the same wherever one walks to them from', (_, views) => {
    for (const [start, view] of views) {
      assert.equal(startOf(view.number), start, 'it is its own number');
      for (const equation of view.asTotal) {
        assert.equal(startOf(equation.total), start);
        for (const part of equation.parts) assert.ok(views.get(startOf(part))?.asPart.some(isSameAs(equation)), `${part.name} leads back`);
      }
      for (const equation of view.asPart) {
        assert.ok(equation.parts.some((part) => startOf(part) === start));
        assert.ok(views.get(startOf(equation.total))?.asTotal.some(isSameAs(equation)), `${equation.total.name} leads back`);
      }
      for (const other of view.same) {
        const back = views.get(startOf(other))?.same.find((place) => startOf(place) === start);
        assert.ok(back, `${other.name} leads back`);
        assert.deepEqual([back.state, back.title.length], [other.state, other.title.length]);
      }
    }
  });

  law('are each told once, and so is every place of a fact', (_, views) => {
    for (const [start, view] of views) {
      const keys = equationsOf(view).map(keyOf);
      assert.equal(new Set(keys).size, keys.length, view.number.name);
      const places = view.same.map(startOf);
      assert.equal(new Set([...places, start]).size, places.length + 1);
    }
  });

  law('are all there, and judged as the engine judges them', ({ document }, views) => {
    for (const { equation, verdict } of document.evaluated) {
      const terms = [equation.total, ...equation.parts];
      const view = views.get(equation.total.entry.cell.span.start);
      assert.ok(view);
      const isFailing = verdict === 'wrong' || verdict === 'unlikely';
      const others = equation.parts.map(({ entry }) => entry.cell.span.start);
      const found = [
        ...view.asTotal.filter(({ parts }) => parts.every((part) => others.includes(startOf(part)))),
        ...view.same.filter((same) => others.includes(startOf(same))),
      ];
      assert.ok(
        found.some(({ state }) => (state === 'fails') === isFailing),
        `${view.number.name}: ${verdict} of ${terms.length}`,
      );
    }
  });

  law('name a suspect by the value that settles them', ({ document }, views) => {
    for (const { suspects } of document.faults)
      for (const { term } of suspects) {
        const view = views.get(term.entry.cell.span.start);
        assert.ok(view?.number.isSuspect, 'a suspect is marked');
        assert.notEqual(view.number.expected, '');
        assert.notEqual(view.number.expected, view.number.amount);
      }
    for (const { number } of views.values()) assert.equal(number.isSuspect, number.expected !== '');
  });

  law('keep all but their places where these are put in other words', (_, views) => {
    for (const view of views.values()) {
      const mapped = mapPlaces(view, ({ start }) => ({ at: start }));
      assert.deepEqual(mapPlaces(mapped, ({ at }) => (at === startOf(view.number) ? view.number.place : undefined)).number, view.number);
      assert.deepEqual(
        mapped.asTotal.flatMap(({ parts }) => parts.map(({ place }) => place?.at)),
        view.asTotal.flatMap(({ parts }) => parts.map(startOf)),
      );
    }
  });

  it('are nowhere in a document that is no budget', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.md$/u).slice(0, 40)) {
      const analysis = analyse(text, { locale: 'zh-CN' });
      for (let offset = 0; offset < text.length; offset += 13) assert.equal(equationViewAt(analysis, offset), undefined, name);
    }
    const letter = '河道整治共 660.00 万元，其中材料 600.00 万元，人工 60.00 万元。\n';
    const analysis = analyse(letter, { locale: 'zh-CN' });
    for (let offset = 0; offset < letter.length; offset++) assert.equal(equationViewAt(analysis, offset), undefined);
  });
});

function isSameAs(equation: WorkedEquation<Span>): (other: WorkedEquation<Span>) => boolean {
  // Long sums list what is asked about in place of another part.
  const key = (each: WorkedEquation<Span>) => (each.more ? each.title : keyOf(each));
  return (other) => key(other) === key(equation);
}

const UNIT = /(?:亿|万|千|百)?元$/u;

function unitIn(text: string): MoneyUnit | undefined {
  return UNIT.exec(text)?.[0] as MoneyUnit | undefined;
}

/** What figures are in whose unit nothing says. */
function usualUnit(views: ReadonlyMap<number, View>): MoneyUnit {
  const counts = new Map<string, number>();
  for (const { unit } of views.values()) if (unit !== '') counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return ([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '元') as MoneyUnit;
}
