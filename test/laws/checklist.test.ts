// What was not found is never taken for what was not checked: every finding has its item, and what passed was looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AnalyseOptions,
  type Analysis,
  amongOthers,
  analyse,
  applyEdits,
  type Checklist,
  type ChecklistItem,
  checklist,
  codeActionsAt,
  type DocumentDigest,
  digestOf,
  documentSet,
  ruleInfos,
} from '../../server/src/core/api.js';
import * as drafts from '../support/rule-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

const own = Object.entries(drafts).flatMap(([name, text]) => (typeof text === 'string' ? [{ name, text }] : []));
const faulty = own.flatMap(({ name, text }) => [
  { name: `${name}, one figure wrong`, text: text.replace(/(?<=\| )([1-9]\d)\.00(?= \|)/u, '$15.00') },
  { name: `${name}, many figures wrong`, text: text.replaceAll(/(?<=\| )3(\d+)\.00(?= \|)/gu, '7$1.00') },
  { name: `${name}, a figure unreadable`, text: text.replace(/(?<=\| )([1-9]\d*)\.00(?= \|)/u, '$1.0.0') },
]);
const documents = [...own, ...faulty, ...sharedFiles('seeds', /\.md$/u), ...sharedFiles('corpus/budget', /\.(?:md|tsv|txt)$/u)];

function read(
  text: string,
  options: Partial<AnalyseOptions> = {},
): { analysis: Analysis; list: Checklist; items: readonly ChecklistItem[] } {
  const analysis = analyse(text, { locale: 'zh-CN', ...options });
  const list = checklist(analysis);
  return { analysis, list, items: list.sections.flatMap(({ items }) => items) };
}

for (const { name, text } of documents) {
  test(`${name}: every finding belongs to exactly one item`, () => {
    const { analysis, items } = read(text);
    const listed = items.flatMap(({ places }) => places.filter(({ kind }) => kind === 'finding'));
    const key = (place: { ruleId: string | undefined; span: { start: number; end: number }; message: string }) =>
      `${place.ruleId} ${place.span.start}-${place.span.end} ${place.message}`;
    assert.deepEqual(listed.map(key).toSorted(), analysis.findings.map(key).toSorted());
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  });

  test(`${name}: an item fails for an error or warning, and passes only where nothing but hints were found`, () => {
    const { list, items } = read(text);
    for (const { id, status, places, detail } of items) {
      const levels = new Set(places.map(({ severity }) => severity));
      if (levels.has('error') || levels.has('warning')) assert.equal(status, 'failed', id);
      if (status === 'passed')
        assert.deepEqual(
          [...levels].filter((level) => level !== undefined && level !== 'hint'),
          [],
          id,
        );
      assert.notEqual(detail, '', id);
    }
    const count = (...wanted: readonly string[]) => items.filter(({ status }) => wanted.includes(status)).length;
    assert.equal(list.settled, count('passed', 'accepted'));
    assert.equal(list.total, count('passed', 'accepted', 'failed', 'question'));
  });

  test(`${name}: every rule is named by an item, and none of its items passes once it is off`, () => {
    const { list, items } = read(text);
    if (!list.recognised)
      return assert.deepEqual(
        items.map(({ status }) => status),
        ['unchecked'],
      );
    const named = new Set(items.flatMap(({ ruleIds }) => ruleIds));
    assert.deepEqual(
      ruleInfos.map(({ id }) => id).filter((id) => !named.has(id)),
      [],
    );
    const off = read(text, { rules: Object.fromEntries(ruleInfos.map(({ id }) => [id, 'off'])) });
    const blind = off.items.filter(({ id, ruleIds }) => ruleIds.length > 0 && id !== 'recognition');
    assert.deepEqual(new Set(blind.map(({ status }) => status)), new Set(['unchecked']));
  });

  test(`${name}: the list is the same in English`, () => {
    const shape = ({ sections }: Checklist) => sections.map(({ group, items }) => [group, items.map(({ id, status }) => [id, status])]);
    assert.deepEqual(shape(read(text, { locale: 'en' }).list), shape(read(text).list));
  });
}

test('a draft in which everything adds up is settled', () => {
  for (const { name, text } of own) {
    const { list, items } = read(text);
    assert.deepEqual(
      items.filter(({ status }) => status === 'failed' || status === 'question').map(({ title, detail }) => `${name}: ${title}: ${detail}`),
      [],
    );
    assert.equal(list.settled, list.total);
  }
});

test('sums are counted, and one that cannot be worked out is not taken for one that holds', () => {
  const sums = (text: string) => read(text).items.find(({ id }) => id === 'table-sums:1');
  assert.deepEqual([sums(drafts.runningCosts)?.status, sums(drafts.runningCosts)?.detail], ['passed', '1 个等式中 1 个成立']);
  const wrong = sums(drafts.runningCosts.replace('55.00', '56.00'));
  assert.deepEqual([wrong?.status, wrong?.detail], ['failed', '1 个等式中 0 个成立；发现问题 1 处']);
  const unread = sums(drafts.runningCosts.replace('12.50', '12.5.0'));
  assert.equal(unread?.status, 'unchecked');
  assert.match(unread?.detail ?? '', /1 个等式中 0 个成立，1 个因有数字无法读取/u);
});

test('what is accepted for a reason is settled, and says why', () => {
  const text = drafts.runningCosts.replace('55.00', '56.00');
  const { analysis, list } = read(text);
  const [finding] = analysis.findings;
  assert.ok(finding);
  const accept = codeActionsAt(analysis, finding.span).find(({ placeholder }) => placeholder !== undefined);
  const accepted = read(applyEdits(text, accept?.edits ?? []).replace(accept?.placeholder ?? '', '含专户资金'));
  const item = accepted.items.find(({ id }) => id === 'table-sums:1');
  assert.deepEqual(
    [item?.status, item?.detail, item?.places.map(({ kind, message }) => [kind, message])],
    ['accepted', '1 个等式中 0 个成立；已说明 1 处：含专户资金', [['accepted', '含专户资金']]],
  );
  assert.equal(accepted.list.settled, accepted.list.total);
  assert.equal(list.settled, list.total - 1);
});

test('where a text is no budget, nothing is said to be checked', () => {
  const { list, items } = read('# 会议纪要\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
  assert.deepEqual([list.recognised, list.settled, list.total], [false, 0, 0]);
  assert.deepEqual(
    items.map(({ status, detail }) => [status, detail]),
    [['unchecked', '没有认出预算表，全部事项均未核对']],
  );
});

test('where a rule could not finish, its items are not checked', () => {
  const { analysis } = read(drafts.runningCosts);
  const { sections } = checklist({ ...analysis, crashedRules: ['wrong-sum'] });
  const item = sections.flatMap(({ items }) => items).find(({ id }) => id === 'table-sums:1');
  assert.deepEqual([item?.status, item?.detail], ['unchecked', '1 个等式中 1 个成立；规则 wrong-sum 未能完成，未检查']);
});

const lastYear = `# 青川河道管理所2021年部门预算

2021年“三公”经费预算表
单位：万元

| 项目 | 预算数 |
|---|---:|
| “三公”经费合计 | 10.00 |
| 因公出国（境）费 | 0.00 |
| 公务用车购置及运行维护费 | 6.00 |
| 公务接待费 | 4.00 |
`;

const thisYear = `# 青川河道管理所2022年部门预算

2022年“三公”经费预算表
单位：万元

| 项目 | 上年预算数 | 本年预算数 |
|---|---:|---:|
| “三公”经费合计 | 10.50 | 9.00 |
| 因公出国（境）费 | 0.00 | 0.00 |
| 公务用车购置及运行维护费 | 6.00 | 5.50 |
| 公务接待费 | 4.50 | 3.50 |
`;

function amongLastYear(text: string): { readonly status: string; readonly rules: readonly string[]; readonly list: Checklist } {
  const analyses = [lastYear, text].map((each) => analyse(each, { locale: 'zh-CN' }));
  const digests = analyses.map((analysis, place) => digestOf(`${2021 + place}.md`, analysis) as DocumentDigest);
  const among = amongOthers(analyses[1] as Analysis, digests[1] as DocumentDigest, documentSet(digests));
  const list = checklist(analyses[1] as Analysis, among);
  const item = list.sections.flatMap(({ items }) => items).find(({ id }) => id === 'last-year');
  return { status: item?.status ?? '', rules: [...(analyses[1]?.findings ?? []), ...among.findings].map(({ ruleId }) => ruleId), list };
}

test('other documents have their items: not applicable alone, failed, accepted with a reason, stale once the figure has changed', () => {
  assert.equal(read(thisYear).items.find(({ id }) => id === 'last-year')?.status, 'not-applicable');
  assert.deepEqual([amongLastYear(thisYear).status, amongLastYear(thisYear).rules], ['failed', ['last-year-differs']]);
  const right = thisYear.replace('10.50', '10.00').replace('4.50', '4.00');
  assert.deepEqual([amongLastYear(right).status, amongLastYear(right).rules], ['passed', []]);
  const accepting = (figure: string, reason: string) =>
    amongLastYear(thisYear.replace('2022年“三公”', `<!-- budget-draft accept last-year-differs ${figure}:${reason} -->\n2022年“三公”`));
  assert.deepEqual([accepting('4.50', '上年调整').status, accepting('4.50', '上年调整').rules], ['accepted', []]);
  assert.deepEqual(accepting('4.60', '上年调整').rules, ['stale-acceptance', 'last-year-differs']);
  assert.deepEqual(accepting('4.50', '').rules, ['unexplained-acceptance', 'last-year-differs']);
});
