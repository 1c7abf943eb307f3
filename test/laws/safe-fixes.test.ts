// Fixes that need no decision change no figure, leave nothing for a second time, and only take findings away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse, applyEdits, safeFixes } from '../../server/src/core/api.js';
import { normalise } from '../../server/src/core/base/normalise.js';
import fc from '../support/fast-check.js';
import { repositoryRoot } from '../support/repository.js';

const options = { locale: 'zh-CN' } as const;
const sample = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8');

/** What is done to a draft that safe fixes undo, each somewhere in its tables. */
const mess = fc.record({
  spaces: fc.array(fc.nat(), { maxLength: 6 }),
  decimals: fc.array(fc.nat(), { maxLength: 6 }),
  fullWidth: fc.array(fc.nat(), { maxLength: 3 }),
});

const NAME = /(?<=^\| \d{3,7} \| )\p{Script=Han}{4,}(?= \|)/gmu;
const ZERO_DECIMALS = /(?<=\| )(?:\d+)\.00(?= \|)/gu;
const FIGURE = /(?<=\| )\d+\.\d\d(?= \|)/gu;

function replaceNth(text: string, pattern: RegExp, place: number, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[place % Math.max(found.length, 1)];
  return match ? text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length) : text;
}

function messy({ spaces, decimals, fullWidth }: { spaces: number[]; decimals: number[]; fullWidth: number[] }): string {
  let text = sample;
  for (const place of spaces) text = replaceNth(text, NAME, place, (name) => `${name.slice(0, 2)} ${name.slice(2)}`);
  for (const place of decimals) text = replaceNth(text, ZERO_DECIMALS, place, (figure) => figure.slice(0, -3));
  for (const place of fullWidth)
    text = replaceNth(text, FIGURE, place, (figure) =>
      figure.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    );
  return text;
}

const fixed = (text: string) => applyEdits(text, safeFixes(analyse(text, options)));

function values(text: string): readonly (number | undefined)[] {
  const { systems, scale } = analyse(text, options).document;
  return systems.flatMap(({ table }) =>
    table.items.flat().flatMap(({ entries }) => [...entries.values()].map((entry) => scale.valueOf(entry))),
  );
}

test('no value changes, once is as good as twice, and findings only go away', () => {
  fc.assert(
    fc.property(mess, (made) => {
      const text = messy(made);
      const result = fixed(text);
      assert.deepEqual(values(result), values(text));
      assert.equal(fixed(result), result);
      assert.ok(analyse(result, options).findings.length <= analyse(text, options).findings.length);
      assert.equal(normalise(result).replaceAll('.00', ''), normalise(text).replaceAll('.00', ''));
    }),
    { numRuns: 12 },
  );
});

test('what was messed up is put right', () => {
  const text = messy({ spaces: [3, 11], decimals: [2, 9], fullWidth: [5] });
  assert.notEqual(text, sample);
  assert.equal(fixed(text), fixed(sample));
});

test('the name of another year becomes that of the budget, and nothing else is touched', () => {
  const draft = `2022年某某局部门预算

一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 |
|---|---|---:|
| | 合计 | 12.00 |
| 208 | 社会保障和就业支出 | 12.00 |
| 20805 | 行政事业单位离退休 | 12.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 12.00 |
`;
  assert.equal(fixed(draft), draft.replace('行政事业单位离退休', '行政事业单位养老支出'));
});

test('an ordinary document is left alone', () => {
  const text = '| 名 称 | 数量 |\n|---|---|\n| 苹 果 | 1 |\n| 梨 | 2.50 |\n';
  assert.equal(fixed(text), text);
});
