// What is taken from a document for the others: whose it is, of which year, which units it lists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, digestOf } from '../../server/src/core/api.js';
import { ownerName } from '../../server/src/core/budget/set/owner-name.js';

const table = `“三公”经费预算表

单位：万元

| 项目 | 预算数 |
| --- | --- |
| “三公”经费合计 | 5.00 |
| 公务用车购置及运行维护费 | 3.00 |
| 公务接待费 | 2.00 |
`;

function digestWith(opening: string) {
  const digest = digestOf('draft.md', analyse(`${opening}\n\n${table}`, { locale: 'zh-CN' }));
  assert.ok(digest, 'the draft is not recognised');
  return digest;
}

function unitsIn(opening: string): readonly string[] | undefined {
  return digestWith(`# 青川水务局2022年部门预算\n\n${opening}`).units?.names;
}

test('the owner and the year are read from titles of every order', () => {
  for (const title of [
    '# 青川水务局2022年部门预算',
    '# 2022年青川水务局部门预算',
    '# 青川水务局 2022 年度部门预算公开',
    '青川水务局2022年度部门\n\n预算公开',
  ]) {
    const { owner, year, titled } = digestWith(title);
    assert.deepEqual([owner?.key, year, titled], ['青川水务局', 2022, 'department'], title);
  }
  assert.equal(digestWith('# 青川河道管理所2022年单位预算').titled, 'unit');
});

test('names of one owner have one key, whatever code and remark they bear', () => {
  for (const name of ['青川水务局', '青川 水务局', '[190]青川水务局', '190001-青川水务局', '青川水务局（汇总）', '青川水务局(公章)'])
    assert.deepEqual(ownerName(name), { key: '青川水务局', isOwnOffices: false }, name);
  for (const name of ['青川水务局本级', '青川水务局（本级）', '青川水务局局本级', '青川水务局机关本级'])
    assert.deepEqual(ownerName(name), { key: '青川水务局', isOwnOffices: true }, name);
});

const three = ['青川水务局本级', '青川河道管理所', '青川水文监测站'];

test('units are read from a sentence, a list and a table', () => {
  const lead = '## 部门预算构成\n\n纳入2022年部门预算编制范围的预算单位共3个';
  assert.deepEqual(unitsIn(`${lead}，具体包括：${three.join('、')}。`), three);
  assert.deepEqual(unitsIn(`${lead}：\n\n${three.map((name, place) => `${place + 1}. ${name}`).join('\n')}`), three);
  assert.deepEqual(unitsIn(`${lead}：\n\n${three.map((name) => `- ${name}`).join('\n')}`), three);
  const rows = three.map((name, place) => `| ${place + 1} | ${name} |`).join('\n');
  assert.deepEqual(unitsIn(`${lead}：\n\n| 序号 | 单位名称 |\n| --- | --- |\n${rows}\n`), three);
});

test('offices are no units, and a list that is not understood to the end is none', () => {
  assert.equal(unitsIn('## 部门机构设置\n\n下设办公室、规划财务处、审批协调服务处等 8 个正处级机构。'), undefined);
  assert.equal(unitsIn('## 部门预算构成\n\n本部门无下属单位，部门预算为青川水务局本级预算。'), undefined);
  assert.equal(unitsIn('## 部门预算构成\n\n预算单位包括：青川水务局本级、青川河道管理所、另有若干。'), undefined);
  assert.equal(unitsIn('## 部门预算构成\n\n预算单位包括：青川水务局本级。'), undefined);
});

test('final accounts are told from budgets', () => {
  assert.equal(digestWith('# 青川水务局2022年部门预算').isFinal, false);
  assert.equal(digestWith('# 青川水务局2022年度部门决算').isFinal, true);
});
