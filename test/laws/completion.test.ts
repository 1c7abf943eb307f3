import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits, type Completion, completionsAt, LineMap, mayComplete } from '../../server/src/core/api.js';
import { readingsAt } from '../../server/src/core/base/pinyin.js';
import { kindOfCode, officialCatalogue, sameName } from '../../server/src/core/budget/catalogue/catalogue.js';
import type { Item } from '../../server/src/core/budget/ledger.js';
import { consistentDraft, writeDraft, YEAR } from '../support/budget-drafts.js';
import { check } from '../support/core-readings.js';
import fc from '../support/fast-check.js';

/** What a completed row may never bring about. */
const RULES_OF_ROWS =
  /code|missing-parent-row|cell-count|duplicate-row|unreadable-amount|ungrouped-row|misplaced|stale-subject-name|unmapped|header|missing-total-row/u;

const layout = fc.record({ layout: fc.constantFrom('pipe' as const, 'tab' as const), lineEnd: fc.constantFrom('\n', '\r\n') });

describe('a row of a right draft, taken out and typed again', () => {
  it('is completed by its code, and by the sound of its name', () => {
    fc.assert(
      fc.property(consistentDraft, layout, fc.nat(), fc.boolean(), (draft, how, choice, bySound) => {
        const { text } = writeDraft(draft, how);
        const row = codedRow(text, choice);
        if (!row) return;
        const { code, name } = row;
        const typed = typeInstead(text, [row.item], bySound ? soundOf(name) : code);
        const items = completionsAt(typed.text, typed.offset, check(text))?.items ?? [];
        const item = items.find(({ subject }) => subject?.code === code);
        assert.ok(item, `${code} ${name} is offered for ${typed.line}: ${items.map(({ label }) => label).join()}`);
        assert.ok(items.indexOf(item) < 5, `${code} ${name} is among the first`);
        assertWhole(accept(typed.text, item), row);
      }),
      { numRuns: 50 },
    );
  });

  it('comes back with the rows above it that have gone with it', () => {
    fc.assert(
      fc.property(consistentDraft, layout, fc.nat(), (draft, how, choice) => {
        const { text } = writeDraft(draft, how);
        const row = codedRow(text, choice, ({ code }) => code.length > 3);
        if (!row) return;
        const gone = withLonelyParents(text, row.item);
        const typed = typeInstead(text, gone, row.code);
        // The document is known as it is without these rows.
        const item = completionsAt(typed.text, typed.offset, check(typed.text))?.items.find(({ subject }) => subject?.code === row.code);
        assert.ok(item);
        const after = accept(typed.text, item);
        assert.deepEqual(codesOf(after), codesOf(text));
        assertWhole(after, row);
      }),
      { numRuns: 50 },
    );
  });
});

describe('whatever stands in a draft', () => {
  const pieces = [
    '',
    '2',
    '208',
    'x',
    'jb',
    '|',
    '| ',
    '\t',
    '其中：',
    '《',
    '见',
    '单位：',
    '[2',
    '\n| ',
    '\n|',
    '\n2',
    '\n\t\t',
    '05',
    '支出',
    '# ',
  ];

  it('is answered with edits that stand apart, around the cursor and in one line', () => {
    fc.assert(
      fc.property(consistentDraft, layout, fc.nat(), fc.constantFrom(...pieces), (draft, how, place, typed) => {
        const before = writeDraft(draft, how).text;
        const at = place % (before.length + 1);
        const text = before.slice(0, at) + typed + before.slice(at);
        const offset = at + typed.length;
        const list = completionsAt(text, offset, check(before));
        if (list)
          assert.ok(list.items.length === 0 || mayComplete(text, new LineMap(text), offset), 'a look at the line alone lets it pass');
        for (const { span, newText, edits } of list?.items ?? []) {
          assert.ok(span.start <= offset && offset <= span.end);
          assert.doesNotMatch(text.slice(span.start, span.end) + newText, /[\r\n]/u);
          assert.equal(text.slice(span.start, offset), list?.typed);
          const inOrder = [...edits.map((edit) => edit.span), span].sort((a, b) => a.start - b.start);
          inOrder.forEach((each, order) => {
            const previous = inOrder[order - 1];
            assert.ok(!previous || previous.end < each.start, 'edits do not touch');
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});

interface CodedRow {
  readonly item: Item;
  readonly code: string;
  readonly name: string;
}

/** One of the rows with an official code and name. */
function codedRow(text: string, choice: number, fits: (row: CodedRow) => boolean = () => true): CodedRow | undefined {
  const rows = itemsOf(text).flatMap((item): CodedRow[] => {
    const [printed] = item.codes;
    const kind = printed && kindOfCode(printed.code);
    const entry = kind && officialCatalogue.entryIn(kind, printed.code, YEAR);
    return entry && sameName(entry.name, printed.name) ? [{ item, code: printed.code, name: entry.name }] : [];
  });
  const fitting = rows.filter(fits);
  return fitting[choice % Math.max(1, fitting.length)];
}

function itemsOf(text: string): readonly Item[] {
  return check(text).document.ledgers.flatMap(({ items }) => items.flat());
}

function codesOf(text: string): readonly string[] {
  return itemsOf(text).flatMap(({ codes }) => codes.map(({ code, name }) => `${code} ${name}`));
}

function soundOf(name: string): string {
  return [...name]
    .map((_, place) => readingsAt(name, place)[0]?.charAt(0) ?? '')
    .join('')
    .slice(0, 6);
}

/** The parents that have no other row below them, and the row. */
function withLonelyParents(text: string, row: Item): readonly Item[] {
  const own = row.codes[0]?.code ?? '';
  const siblings = itemsOf(text).filter(
    ({ table, panel }) => table.table.index === row.table.table.index && panel.amounts[0]?.index === row.panel.amounts[0]?.index,
  );
  const gone: Item[] = siblings.filter((item) => item.row.row.line === row.row.row.line);
  for (let length = own.length - 2; length >= 3; length -= 2) {
    const parent = own.slice(0, length);
    const below = siblings.filter(({ codes }) => codes[0]?.code.startsWith(parent) && codes[0].code !== parent);
    if (!below.every((item) => gone.some((each) => each.row.row.line === item.row.row.line))) break;
    const printed = siblings.filter(({ codes }) => codes[0]?.code === parent);
    if (printed.length !== 1) break;
    gone.push(...printed);
  }
  return gone;
}

/** Takes rows out and begins a row where the last of them was. */
function typeInstead(text: string, rows: readonly Item[], typed: string) {
  const item = rows[0] as Item;
  const first = item.codes[0]?.cells[0];
  const place = item.row.row.cells.findIndex((cell) => cell === first);
  const isPipe = item.row.fragment.kind !== 'tab';
  const line = (isPipe ? '| ' : '') + (isPipe ? ' | ' : '\t').repeat(place) + typed;
  const [last, ...others] = rows.map(({ row: { row } }) => row.span).sort((a, b) => b.start - a.start);
  if (!last) throw new Error('No row is taken out.');
  const lineEnd = text.startsWith('\r\n', last.end) ? '\r\n' : '\n';
  const edits = [
    ...others.map(({ start, end }) => ({ span: { start, end: end + lineEnd.length }, newText: '' })),
    { span: last, newText: line },
  ];
  const removed = others.reduce((sum, { start, end }) => sum + end - start + lineEnd.length, 0);
  return { text: applyEdits(text, edits), offset: last.start - removed + line.length, line };
}

function accept(text: string, { span, newText, edits }: Completion): string {
  for (const edit of edits)
    assert.ok(edit.span.end < span.start || edit.span.start > span.end, 'what is done elsewhere does not touch what is typed');
  return applyEdits(text, [...edits, { span, newText }]);
}

/** The row is read with its code and its name, as wide as its table, and nothing is wrong but amounts. */
function assertWhole(after: string, { code, name, item }: CodedRow): void {
  const row = itemsOf(after).find(
    (each) =>
      each.table.table.index === item.table.table.index &&
      each.codes.some((printed) => printed.code === code && sameName(printed.name, name)),
  );
  assert.ok(row, `${code} ${name} stands in its table again`);
  assert.equal(row.row.row.cells.length, item.row.row.cells.length, 'it has the cells that it had');
  const wrong = check(after).findings.filter(({ ruleId }) => RULES_OF_ROWS.test(ruleId));
  assert.deepEqual(
    wrong.map(({ ruleId, message }) => `${ruleId} ${message}`),
    [],
  );
}
