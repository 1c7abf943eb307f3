import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtInPacks } from '../../server/src/core/api.js';
import { folderWith, looksLikeStackTrace, runCli } from '../support/cli-process.js';

interface CheckedFile {
  readonly messages: readonly { readonly ruleId: string }[];
}

const WISHES = ['new', '--year', '2027', '--owner', '青川县水务局'];

test('new writes a draft of each form that the program knows for that form and finds only places to fill in', (context) => {
  const cwd = folderWith(context);
  for (const { id } of builtInPacks) {
    const { code, out, error } = runCli([...WISHES, '--form', id, '--out', `${id}.md`], { cwd });
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, new RegExp(`^${id}\\.md: written, \\d+ places to fill in\\n$`));
    const [checked] = JSON.parse(runCli(['check', '--format', 'json', `${id}.md`], { cwd }).out) as CheckedFile[];
    assert.deepEqual([...new Set(checked?.messages.map(({ ruleId }) => ruleId))], ['placeholder-left'], id);
    const listed = runCli(['checklist', `${id}.md`], { cwd });
    assert.equal(listed.code, 0, id);
  }
});

test('without a file the draft goes to the standard output, with the unit that is asked for', () => {
  const { code, out, error } = runCli([...WISHES, '--form', 'central', '--unit', '元'], { env: { LANG: 'zh_CN.UTF-8' } });
  assert.deepEqual([code, error], [0, '']);
  assert.ok(out.startsWith('# 青川县水务局2027年部门预算\n'));
  assert.ok(out.includes('单位：元') && !out.includes('单位：万元'));
});

test('a file that is there is not written over', (context) => {
  const cwd = folderWith(context, { 'draft.md': '自己写的' });
  const { code, out, error } = runCli([...WISHES, '--form', 'central', '--out', 'draft.md'], { cwd });
  assert.deepEqual([code, out], [2, '']);
  assert.match(error, /draft\.md: The file is there already and was not written/);
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), '自己写的');
});

test('what is missing or unknown is told with what may stand there', (context) => {
  const cwd = folderWith(context);
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['new', '--year', '2027'], /new needs --form with one of .*central/],
    [['new', '--form', 'central'], /new needs --year/],
    [['new', '--form', 'central', '--year', '27'], /--year .*27/],
    [['new', '--form', 'nowhere', '--year', '2027'], /nowhere: There is no such form, expected one of .*generic/],
    [['new', '--form', 'central', '--year', '2027', '--unit', '角'], /--unit .*角/],
    [['new', '--form', 'central', '--year', '2027', 'draft.md'], /draft\.md/],
    [['new', '--form', 'central', '--year', '2027', '--out', 'no/where.md'], /no\/where\.md: Writing failed \(ENOENT\)/],
    [['check', '--form', 'central', '.'], /--form cannot be used with check|--form/],
  ];
  for (const [args, told] of cases) {
    const { code, out, error } = runCli(args, { cwd });
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(error, told);
    assert.ok(!looksLikeStackTrace(error));
  }
});

test('a form that the settings name can be drafted', (context) => {
  const pack = {
    id: 'our-county',
    name: { 'zh-CN': '本县', en: 'Ours' },
    tables: [{ kind: 'expenditure', title: '支出预算总表', columns: ['合计', '基本支出', '项目支出'], depth: '项' }],
  };
  const cwd = folderWith(context, {
    'our.budget-pack.json': JSON.stringify(pack),
    '.budget-draft.json': JSON.stringify({ packs: ['our.budget-pack.json'] }),
  });
  const { code, out, error } = runCli([...WISHES, '--form', 'our-county'], { cwd });
  assert.deepEqual([code, error], [0, '']);
  assert.match(out, /### 一、支出预算总表\n[\s\S]*\| 科目编码 +\| 科目名称 +\| 合计 +\| 基本支出 +\| 项目支出 +\|/);
});
