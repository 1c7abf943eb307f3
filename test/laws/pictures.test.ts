import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type FlowChart, type Picture, picturesOf, type Span, type TreeNode } from '../../server/src/core/api.js';
import { consistentDraft, printOf, withFigures, writeDraft } from '../support/budget-drafts.js';
import { centralBudget, countyBudget, finalAccounts } from '../support/explained-budgets.js';
import fc from '../support/fast-check.js';
import { allNodes, hundredths, numbersOf, throughput } from '../support/picture-numbers.js';

const layout = fc.constantFrom('pipe' as const, 'tab' as const);

describe('pictures of generated drafts', () => {
  it('print nothing that the document does not', () => {
    fc.assert(
      fc.property(consistentDraft, layout, fc.nat(), fc.integer({ min: -99_999, max: 9_999_999 }), (draft, way, pick, units) => {
        const changed = draft.figures[pick % draft.figures.length];
        const changes = changed && pick % 2 === 0 ? [{ place: changed.place, units }] : [];
        const { text } = writeDraft(withFigures(draft, changes, printOf(draft)), { layout: way });
        for (const picture of pictures(text)) assertPrinted(picture, text);
      }),
    );
  });

  it('are there for what adds up, and what leaves a tree is what its root prints', () => {
    let seen = 0;
    fc.assert(
      fc.property(consistentDraft, layout, (draft, way) => {
        const { text } = writeDraft(draft, { layout: way });
        for (const picture of pictures(text)) {
          seen++;
          assertTreesAddUp(picture);
          assertBalanced(picture);
        }
      }),
    );
    assert.ok(seen > 0);
  });
});

describe('pictures of a draft whose figures change', () => {
  const drafts = [centralBudget, countyBudget, finalAccounts];
  const figures = drafts.map((text) => [...text.matchAll(/(?<=\| )\d+\.\d\d(?= )/gu)]);

  it('keep their laws whatever one cell says', () => {
    const cell = fc.oneof(
      fc.integer({ min: -9_999_999, max: 99_999_999 }).map((units) => (units / 100).toFixed(2)),
      fc.constantFrom('', '-', '—', '无', '待定', '1O0.00', '(12.00)', '999999999999999.99', '1,2,3', '＝1＋1', '<b>1</b>'),
    );
    fc.assert(
      fc.property(fc.nat(drafts.length - 1), fc.nat(), cell, (which, pick, content) => {
        const list = figures[which] ?? [];
        const found = list[pick % list.length];
        const draft = drafts[which] ?? '';
        const at = found?.index ?? 0;
        const text = draft.slice(0, at) + content + draft.slice(at + (found?.[0].length ?? 0));
        for (const picture of pictures(text)) {
          assertPrinted(picture, text);
          assertTreesAddUp(picture);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never fail on a text that is cut or doubled', () => {
    fc.assert(
      fc.property(fc.nat(drafts.length - 1), fc.nat(), fc.nat(400), (which, start, length) => {
        const draft = drafts[which] ?? '';
        const from = start % draft.length;
        for (const text of [draft.slice(0, from) + draft.slice(from + length), draft + draft.slice(from)]) {
          for (const picture of pictures(text)) assertPrinted(picture, text);
        }
      }),
    );
  });
});

function pictures(text: string): readonly Picture<Span>[] {
  return picturesOf(analyse(text, { locale: 'zh-CN' }));
}

function assertPrinted(picture: Picture<Span>, text: string): void {
  for (const { amount, place } of numbersOf(picture)) {
    assert.ok(place, `${picture.id} ${amount}`);
    assert.equal(text.slice(place.start, place.end), amount);
  }
}

/** Rounding may be half a place for each row. */
function assertTreesAddUp({ chart }: Picture<Span>): void {
  if (chart.kind !== 'tree') return;
  for (const node of allNodes(chart.roots)) {
    if (node.children.length === 0) continue;
    const leaves = leavesOf(node);
    const sum = leaves.reduce((total, { value }) => total + hundredths(value), 0);
    assert.ok(Math.abs(sum - hundredths(node.value)) <= leaves.length + 1, `${node.name} ${node.amount} ${sum}`);
  }
}

function leavesOf(node: TreeNode<Span>): readonly TreeNode<Span>[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

function assertBalanced(picture: Picture<Span>): void {
  if (picture.chart.kind !== 'flow') return;
  for (const node of middleOf(picture.chart)) {
    const through = throughput(picture, node);
    assert.equal(through.in, through.out, node.name);
  }
}

function middleOf({ nodes, links }: FlowChart<Span>) {
  return nodes.filter((_, at) => links.some(({ from }) => from === at) && links.some(({ to }) => to === at));
}
