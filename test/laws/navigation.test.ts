import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  definitionAt,
  highlightsAt,
  namedPlaces,
  namedSymbols,
  numberAt,
  numberParts,
  numberUsers,
  referencesAt,
  type Span,
  selectionsAt,
} from '../../server/src/core/api.js';
import { isSameAmount } from '../../server/src/core/budget/statements/binding.js';
import { codeAt } from '../../server/src/core/features/navigate/code-mentions.js';
import { ownNames } from '../../server/src/core/features/navigate/own-names.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
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

const written = fc.oneof(
  namedDraft.map(({ text }) => text),
  fc
    .record({ draft: consistentDraft, layout: fc.constantFrom('pipe' as const, 'tab' as const) })
    .map(({ draft, layout }) => writeDraft(draft, { layout }).text),
);

/** Runs a law on documents and on generated drafts. */
function law(title: string, holds: (analysis: Analysis) => void): void {
  it(title, () =>
    fc.assert(
      fc.property(written, (text) => holds(read(text))),
      { numRuns: 40 },
    ),
  );
  for (const { name, text } of documents) it(`${title}: ${name}`, () => holds(read(text)));
}

function read(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

/** Where the amounts of tables begin. */
function amountsOf({ document }: Analysis): readonly number[] {
  const items = document.systems.flatMap(({ table }) => table.items.flat());
  return items.flatMap(({ entries }) => [...entries.values()].flatMap(({ amount, figure }) => (amount ? [figure.start] : [])));
}

const startsOf = (targets: readonly { readonly selection: Span }[]) => targets.map(({ selection }) => selection.start);

describe('one finds one’s way', () => {
  law('the definition of a stated amount is every cell that prints it', (analysis) => {
    const { stated, scale } = analysis.document;
    for (const { figure, places } of stated) {
      const definition = definitionAt(analysis, figure.figure.start);
      assert.ok(definition);
      const cells = startsOf(definition.targets);
      for (const { entry } of places) assert.ok(cells.includes(entry.figure.start), figure.cell.text);
      const agreeing = places.filter(({ entry }) => isSameAmount(figure, entry, scale));
      assert.ok(agreeing.length === 0 || agreeing.some(({ entry }) => cells.includes(entry.figure.start)));
    }
  });

  law('what an amount refers to refers back to it, each once', (analysis) => {
    const references = new Map(amountsOf(analysis).map((at) => [at, new Set(startsOf(referencesAt(analysis, at, false)))]));
    for (const [at, others] of references) {
      assert.ok(!others.has(at));
      for (const other of others) assert.ok(references.get(other)?.has(at) ?? true, `${other} does not lead back to ${at}`);
      const all = startsOf(referencesAt(analysis, at, true));
      assert.equal(new Set(all).size, all.length);
      assert.equal(all.length, others.size + 1);
    }
  });

  law('a fact leads to the same fact in every other table', (analysis) => {
    const { facts } = analysis.document;
    for (const { fact, book, table, entry } of facts.cells) {
      if (!entry.amount) continue;
      const found = new Set(startsOf(referencesAt(analysis, entry.figure.start, false)));
      for (const place of facts.placesOf(fact))
        if (place.book === book && place.table !== table && place.entry.amount) assert.ok(found.has(place.entry.figure.start));
    }
  });

  law('a part belongs to its total, and a total is made up of its parts', (analysis) => {
    for (const at of amountsOf(analysis)) {
      const node = numberAt(analysis, at);
      assert.ok(node && node.selection.start === at && node.name.trim() !== '' && node.detail !== '');
      for (const part of numberParts(analysis, at))
        assert.ok(startsOf(numberUsers(analysis, part.selection.start)).includes(at), node.name);
      for (const user of numberUsers(analysis, at)) {
        const parts = startsOf(numberParts(analysis, user.selection.start));
        const users = startsOf(numberUsers(analysis, user.selection.start));
        assert.ok(parts.includes(at) || users.includes(at), `${user.name} does not lead back to ${node.name}`);
      }
    }
  });

  law('highlights hold the place itself, and no place twice', (analysis) => {
    for (const at of amountsOf(analysis)) {
      const found = highlightsAt(analysis, at);
      assert.equal(found[0]?.span.start, at);
      assert.equal(new Set(found.map(({ span }) => span.start)).size, found.length);
      const isTotal = found.some(({ kind }, place) => place > 0 && kind === 'part') && found[0]?.kind === 'result';
      assert.ok(isTotal || found[0]?.kind === 'part');
    }
  });

  law('selections hold the place and one another, strictly', (analysis) => {
    const { text, recognised } = analysis;
    if (!recognised) return assert.deepEqual(selectionsAt(analysis, 0), []);
    for (let offset = 0; offset <= text.length; offset += 11) {
      const spans = selectionsAt(analysis, offset);
      assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
      spans.forEach((span, place) => {
        const inner = spans[place - 1] ?? { start: offset, end: offset };
        assert.ok(span.start <= inner.start && inner.end <= span.end);
        assert.ok(place === 0 || span.end - span.start > inner.end - inner.start);
      });
    }
  });

  law('every place of a name and of a code leads to all the others', (analysis) => {
    for (const { mentions } of ownNames(analysis)) {
      const all = mentions.map(({ pieces }) => pieces[0]?.start);
      for (const { pieces } of mentions)
        for (const { start } of pieces) {
          const found = startsOf(referencesAt(analysis, start, true));
          // Words that name a table, a subject or an amount lead there.
          if (found.length > 0 && !codeAt(analysis, start) && !isNamedPlace(analysis, start)) assert.deepEqual(found, all);
        }
    }
    for (const { table } of analysis.document.systems)
      for (const { codes } of table.items.flat())
        for (const { span, code } of codes) {
          const found = startsOf(referencesAt(analysis, span.start, true));
          for (const start of found)
            if (codeAt(analysis, start)?.code === code) assert.deepEqual(startsOf(referencesAt(analysis, start, true)), found);
        }
  });

  law('links lie apart and lead to a title elsewhere', (analysis) => {
    const places = namedPlaces(analysis);
    places.forEach(({ span, target }, place) => {
      assert.ok(span.end <= (places[place + 1]?.span.start ?? analysis.text.length));
      assert.ok(target.end <= span.start || span.end <= target.start);
    });
  });

  law('symbols are named and stand in the text', (analysis) => {
    for (const { name, span } of namedSymbols(analysis)) {
      assert.notEqual(name.trim(), '');
      assert.ok(0 <= span.start && span.start <= span.end && span.end <= analysis.text.length);
    }
  });

  it('no place of a document that is no budget leads anywhere', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.md$/u).slice(0, 40)) {
      const analysis = read(text);
      if (analysis.recognised) assert.fail(name);
      assert.deepEqual(namedPlaces(analysis), [], name);
      assert.deepEqual(namedSymbols(analysis), [], name);
      for (let offset = 0; offset < text.length; offset += 97) {
        assert.equal(definitionAt(analysis, offset), undefined, name);
        assert.deepEqual([...referencesAt(analysis, offset, true), ...highlightsAt(analysis, offset)], [], name);
      }
    }
  });
});

function isNamedPlace(analysis: Analysis, offset: number): boolean {
  const titles = analysis.document.tables.flatMap(({ caption }) => caption.titleSpan ?? []);
  return [...namedPlaces(analysis).map(({ span }) => span), ...titles].some(({ start, end }) => start <= offset && offset <= end);
}
