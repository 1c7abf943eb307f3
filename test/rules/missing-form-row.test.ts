// Rows that a form always prints are asked of who follows the form, wherever the author puts them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { type FormTable, formDraft, packNamed } from '../support/form-drafts.js';

const pack = packNamed('guangdong-2022');
const [overview] = pack.tables;
const LOST = '粮油物资储备支出';
const KEPT = '国有资本经营预算支出';

/** The names of rows that are asked for. */
function asked(draft: string): readonly string[] {
  return analyse(draft, { locale: 'zh-CN' })
    .findings.filter(({ ruleId }) => ruleId === 'missing-form-row')
    .map(({ message }) => /缺少“([^”]*)”/u.exec(message)?.[1] ?? message);
}

function withRows(change: (side: readonly string[]) => readonly string[], tables: readonly FormTable[]): string {
  assert.ok(overview);
  const changed = { ...overview, rows: overview.rows.map((side) => (side.includes(LOST) ? change(side) : side)) };
  return formDraft(pack, [changed, ...tables.slice(1)]);
}

const without = (side: readonly string[]) => side.filter((row) => row !== LOST);
const swapped = (side: readonly string[]) => side.map((row) => (row === LOST ? KEPT : row === KEPT ? LOST : row));

test('a row that is gone is asked for', () => {
  assert.deepEqual(asked(withRows(without, pack.tables)), [LOST]);
});

test('a row that stands elsewhere is there', () => {
  assert.deepEqual(asked(withRows(swapped, pack.tables)), []);
});

test('who has the titles of a form but not all of its tables follows another one', () => {
  assert.deepEqual(asked(withRows(without, pack.tables.slice(0, -1))), [LOST], 'one table may be lost');
  assert.deepEqual(asked(withRows(without, pack.tables.slice(0, -2))), []);
});
