// What must hold of every update of what follows from a change, whatever the budget and the figure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits, type Ripple } from '../../server/src/core/api.js';
import { type EvaluatedEquation, isCellTerm, isFailing, type Term } from '../../server/src/core/budget/sums/equation.js';
import { consistentDraft, type WriteOptions, writeDraft } from '../support/budget-drafts.js';
import { centralBudget, countyBudget } from '../support/explained-budgets.js';
import fc from '../support/fast-check.js';
import { spreadingDraft } from '../support/ripple-drafts.js';
import { changeLeaf, leavesOf, outcomeOf } from '../support/rippled-leaves.js';

const layouts = fc.constantFrom<WriteOptions['layout']>('pipe', 'tab');
const generated = fc.tuple(consistentDraft, layouts).map(([draft, layout]) => writeDraft(draft, { layout }).text);
const drafts = fc.oneof(
  { weight: 4, arbitrary: generated },
  { weight: 1, arbitrary: fc.constantFrom(spreadingDraft, centralBudget, countyBudget) },
);

interface Followed {
  readonly clean: Analysis;
  readonly changed: string;
  readonly ripple: Ripple;
  readonly after: Analysis;
  readonly again: number;
  readonly left: readonly string[];
  readonly decisions: number | undefined;
  readonly leftAfterDecisions: readonly string[];
}

/** All laws look at the same drafts. */
const known = new Map<string, Followed | undefined>();

function follow(text: string, at: number): Followed | undefined {
  const key = `${at} ${text}`;
  if (!known.has(key)) known.set(key, followAnew(text, at));
  return known.get(key);
}

/** Changes one leaf of a draft, counted round and round, and lets the rest follow. */
function followAnew(text: string, at: number): Followed | undefined {
  const clean = analyse(text, { locale: 'zh-CN' });
  const leaves = leavesOf(clean).filter(({ entry }) => entry.amount?.units !== 0);
  const leaf = leaves[at % Math.max(1, leaves.length)];
  const edit = leaf && changeLeaf(text, leaf);
  if (!leaf || !edit) return undefined;
  const outcome = outcomeOf(clean, leaf, edit);
  return { ...outcome, clean, changed: applyEdits(text, [edit]), ripple: outcome.rippled, after: analyse(outcome.text, clean.options) };
}

function holdsForAll(law: (followed: Followed) => void): void {
  fc.assert(
    fc.property(drafts, fc.nat({ max: 9_999 }), (text, at) => {
      const followed = follow(text, at);
      fc.pre(followed !== undefined);
      law(followed);
    }),
    { numRuns: 100 },
  );
}

const isSum = ({ equation: { source, atMost } }: EvaluatedEquation) => !atMost && (source.kind === 'rows' || source.kind === 'columns');

test('no sum is left that does not hold, but those a question is asked about', () => {
  holdsForAll(({ clean, after, ripple }) => {
    const asked = new Set(ripple.open.flatMap((question) => (question.kind === 'leaf' ? [nameOf(question.from)] : [])));
    const before = new Set(clean.document.evaluated.filter(isFailing).map(nameOf));
    const failing = after.document.evaluated.filter((one) => isSum(one) && isFailing(one) && !before.has(nameOf(one)));
    assert.deepEqual(
      failing.map(nameOf).filter((name) => !asked.has(name)),
      [],
    );
  });
});

test('whatever is left is asked about, and once every question is answered with a leaf nothing is left', () => {
  holdsForAll(({ left, ripple, decisions, leftAfterDecisions }) => {
    if (ripple.open.length === 0) assert.deepEqual(left, []);
    if (decisions !== undefined) assert.deepEqual(leftAfterDecisions, []);
  });
});

test('following again changes nothing', () => {
  holdsForAll(({ again }) => assert.equal(again, 0));
});

test('leaves that follow from nothing, and equations that nothing leads to, are not touched', () => {
  holdsForAll(({ clean, ripple }) => {
    const reached = reachedFrom(clean, ripple);
    for (const { term } of ripple.changes) if (term) assert.ok(reached.has(term.entry.cell.span.start) || !isCellTerm(term));
    const told = new Set(ripple.changes.map(({ edit }) => edit.span.start));
    assert.equal(told.size, ripple.changes.length, 'each place once');
  });
});

test('edits stand on figures, rates and words for the direction alone', () => {
  holdsForAll(({ changed, ripple }) => {
    for (const { edit } of ripple.changes) {
      const was = changed.slice(edit.span.start, edit.span.end);
      const shape = (text: string) => text.replaceAll(/[\d０-９,，.．\s()（）-]|[\u4e00-\u9fff]/gu, '');
      assert.equal(shape(was), shape(edit.newText), `${was} → ${edit.newText}`);
      assert.ok(was.length < 40, was);
    }
  });
});

function nameOf({ equation: { source, total, parts } }: EvaluatedEquation): string {
  const name = (term: Term) =>
    isCellTerm(term) ? `${term.item.table.table.index}/${term.item.row.row.line}/${term.entry.column.index}` : term.name;
  return `${source.kind} ${name(total)} = ${parts.map(name).join(' + ')}`;
}

/** The cells of the clean draft that equations connect with what changed: by their places in the text as it was. */
function reachedFrom({ document }: Analysis, { changes, sources }: Ripple): ReadonlySet<number> {
  const starts = new Set<number>();
  const lines = new Set(sources.map(({ item, entry }) => `${item.row.row.line}/${entry.column.index}`));
  for (const { table } of document.systems)
    for (const item of table.items.flat())
      for (const { cell, column } of item.entries.values())
        if (lines.has(`${item.row.row.line}/${column.index}`)) starts.add(cell.span.start);
  const links = [...document.evaluated, ...document.identities.questions].map(({ equation }) =>
    [equation.total, ...equation.parts].map(({ entry }) => entry.cell.span.start),
  );
  for (let size = -1; size !== starts.size; ) {
    size = starts.size;
    for (const link of links) if (link.some((start) => starts.has(start))) for (const start of link) starts.add(start);
  }
  // What comes from a source of money is spent of it, though no equation says so.
  for (const { term, from } of changes) if (term && from?.equation.source.kind === 'same') starts.add(term.entry.cell.span.start);
  return starts;
}
