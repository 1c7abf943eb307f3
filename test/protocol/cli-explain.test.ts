import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ruleInfos } from '../../server/src/core/api.js';
import { cleanSampleText, folderWith, looksLikeStackTrace, runCli, samplePath, sampleText, slip } from '../support/cli-process.js';

const line = sampleText.split('\n').indexOf(slip.wrong) + 1;

test('a line of a draft is worked through: every addend, their sum, the slip, the law, and how to have it accepted', () => {
  const { code, out, error } = runCli(['explain', `${samplePath}:${line}`]);
  assert.deepEqual([code, error], [0, '']);
  for (const part of [
    '# Total does not equal the sum of its parts\n',
    `line ${line} | 321.08 |`,
    '| **Sum of the parts** |  | **312.08** |',
    'expected **312.08** (two digits look swapped)',
    '## Rule\n',
    '## Source\n',
    '<!-- budget-draft accept wrong-sum 行政事业单位养老支出 321.08: (give the reason) -->',
  ])
    assert.ok(out.includes(part), `${part} is not in\n${out}`);
  assert.doesNotMatch(out, /\]\(|undefined/u, 'there is nothing to click');
  assert.match(runCli(['explain', '--locale', 'zh-CN', `${samplePath}:${line}:9`]).out, /^# 合计与各项之和不符\n/u);
});

test('an addend leads to the finding that it takes part in, and a line without any says so', () => {
  const addend = sampleText.split('\n').findIndex((row, place) => place > line && row.startsWith('| 2080505 |')) + 1;
  assert.match(runCli(['explain', `${samplePath}:${addend}`]).out, /^# Total does not equal/u);
  const { code, out, error } = runCli(['explain', `${samplePath}:1`]);
  assert.deepEqual([code, out], [0, '']);
  assert.match(error, /^Nothing was found at line 1 of docs.sample.draft\.md\.\n$/u);
});

test('the standard input can be asked about', () => {
  assert.match(runCli(['explain', '--', `-:${line}`], { input: sampleText }).out, /^# Total does not equal/u);
});

test('every rule can be read about, in both languages', () => {
  for (const { id, title } of ruleInfos.filter((_rule, place) => place % 8 === 0)) {
    const english = runCli(['explain', id]);
    assert.deepEqual([english.code, english.error], [0, '']);
    assert.ok(english.out.startsWith(`# ${title.en}\n`));
    assert.ok(runCli(['explain', id, '--locale', 'zh-CN']).out.startsWith(`# ${title['zh-CN']}\n`));
  }
});

test('what cannot be explained ends with 2 and one sentence', (context) => {
  const cwd = folderWith(context);
  for (const args of [['explain'], ['explain', 'wrong-sun'], ['explain', 'a.md'], ['explain', 'a.md:5'], ['explain', 'a.md:1', 'b.md:2']]) {
    const { code, out, error } = runCli(args, { cwd });
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(error, /^Cannot process: .+\n$/u);
    assert.ok(!looksLikeStackTrace(error));
  }
});

test('fix --safe mends what changes no value, and leaves the slip to its author', (context) => {
  const messy = sampleText.replace('行政事业单位养老支出 | 321.08', '行政事业单位 养老支出 | 321.08');
  assert.notEqual(messy, sampleText);
  const cwd = folderWith(context, { 'draft.md': messy, 'clean.md': cleanSampleText });
  const shown = runCli(['fix', '--safe', '.'], { cwd });
  assert.equal(shown.code, 1);
  assert.match(shown.error, /1 of 2 files to mend, 1 place in all; --write writes them/u);
  assert.equal(runCli(['fix', '--safe', '--write', '.'], { cwd }).code, 0);
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), sampleText);
  assert.equal(readFileSync(join(cwd, 'clean.md'), 'utf8'), cleanSampleText);
  assert.match(runCli(['fix', '--safe', '.'], { cwd }).error, /Nothing to mend in 2 files/u);
});
