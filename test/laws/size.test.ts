// A long document takes longer in proportion to its length: nothing in it is compared with everything else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeActionsAt } from '../../server/src/core/api.js';
import { check, pipeDraft } from '../support/core-readings.js';

/** Far more than the time it takes, and far less than it would take in proportion to the square of its length. */
const LONGEST_MS = 4000;

test('one figure that a thousand sentences contradict, each in its own way', () => {
  const rows = Array.from({ length: 2000 }, (_, place) => [`项目${place}事务`, '1.00', '1.00']);
  const table = pipeDraft('支出总表', ['项目', '合计', '基本支出'], ...rows, ['合计', '2000.00', '2000.00']);
  const sentences = Array.from({ length: 1000 }, (_, place) => `2022年支出预算2000.00万元，其中：基本支出${place + 1}.00万元。`);
  const text = [table, ...sentences].join('\n\n');
  const begin = performance.now();
  const { findings } = check(text);
  const took = performance.now() - begin;
  assert.ok(findings.length > 900, `${findings.length} findings`);
  assert.ok(took < LONGEST_MS, `${Math.round(took)} ms`);
});

test('a table of twelve thousand rows with a thousand wrong totals', () => {
  const groups = Array.from({ length: 4000 }, (_, place) => [
    [`（${place + 1}）甲${place}`, place % 4 === 0 ? '31.00' : '30.00', '30.00'],
    [`1.乙${place}`, '10.00', '10.00'],
    [`2.丙${place}`, '20.00', '20.00'],
  ]);
  const text = pipeDraft('支出总表', ['项目', '合计', '基本支出'], ...groups.flat(), ['合计', '120000.00', '120000.00']);
  const begin = performance.now();
  const { findings } = check(text);
  const took = performance.now() - begin;
  assert.ok(findings.length >= 1000, `${findings.length} findings`);
  assert.ok(took < LONGEST_MS, `${Math.round(took)} ms`);
});

test('what can be done at a place of a long table, at a thousand places one after another', () => {
  const groups = Array.from({ length: 3000 }, (_, place) => [
    [`（${place + 1}）甲${place}`, '30', '30.00'],
    [`1.乙${place}`, '10.00', '10.00'],
    [`2.丙${place}`, '20.00', '20.00'],
  ]);
  const analysis = check(pipeDraft('支出总表', ['项目', '合计', '基本支出'], ...groups.flat(), ['合计', '90000.00', '90000.00']));
  const begin = performance.now();
  let offered = 0;
  for (let place = 0; place < 1000; place++) {
    const offset = Math.floor((analysis.text.length * (place + 0.5)) / 1000);
    offered += codeActionsAt(analysis, { start: offset, end: offset }).length;
  }
  const took = performance.now() - begin;
  assert.ok(offered >= 900, `${offered} actions`);
  assert.ok(took < LONGEST_MS / 2, `${Math.round(took)} ms`);
});
