import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, type Finding } from '../../server/src/core/api.js';
import { longestOwnIdentity, type OwnIdentity, printOwnIdentity } from '../../server/src/core/budget/own/own-identity.js';
import { ownOutcomes } from '../../server/src/core/budget/own/own-statements.js';
import { parseOwnIdentity } from '../../server/src/core/budget/own/parse-own-identity.js';
import fc from '../support/fast-check.js';

function parsed(line: string): OwnIdentity {
  const reading = parseOwnIdentity(line);
  assert.equal(reading.kind, 'identity', `${line} is not read: ${JSON.stringify(reading)}`);
  return (reading as { identity: OwnIdentity }).identity;
}

// ---- the grammar

/** Words of any characters at all, so long as some way of quoting them is left, and layout does not matter to them. */
const word = fc
  .oneof(
    fc.constantFrom(
      '合计',
      '基本支出',
      '30217',
      '“三公”经费支出预算表',
      '2022年收支总体情况表（万元）',
      '行政/运行',
      'a=b',
      '表1-2',
      '-x',
      '「x」',
      'a,b',
    ),
    fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'表支出合计 []【】,，/=≤≥<>+-—:：「」\'"(（２a') }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '' && !(text.includes('」') && text.includes('』') && text.includes("'")));

const words = fc.array(word, { minLength: 1, maxLength: 3 });
const term = fc.record({
  sign: fc.constantFrom<1 | -1>(1, -1),
  table: word,
  row: words,
  column: fc.option(words, { nil: undefined }),
});
const side = fc.array(term, { minLength: 1, maxLength: 4 });
const identity: fc.Arbitrary<OwnIdentity> = fc
  .record({
    name: fc.option(word, { nil: undefined }),
    left: side,
    relation: fc.constantFrom<OwnIdentity['relation']>('=', '≤', '≥'),
    right: side,
  })
  // What no equation can say is refused, and is tested by itself.
  .map(
    (one) =>
      ({
        ...one,
        left: one.left.map((t, place) => ({ ...t, sign: place === 0 ? 1 : t.sign })),
        right: one.right.map((t, place) => ({ ...t, sign: place === 0 ? 1 : t.sign })),
      }) as OwnIdentity,
  )
  .filter((one) => printOwnIdentity(one).length <= longestOwnIdentity);

test('what is printed is read as what was printed', () => {
  fc.assert(
    fc.property(identity, (one) => assert.deepEqual(parsed(printOwnIdentity(one)), one)),
    { numRuns: 500 },
  );
});

test('any text is read or refused at a place inside it, and what is read prints as itself', () => {
  const text = fc.string({ maxLength: 60, unit: fc.constantFrom(..."表ab合计30217[]【】,，/=≤≥<>+-—:：「」' ") });
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (line) => {
      const reading = parseOwnIdentity(line);
      if (reading.kind === 'identity') assert.deepEqual(parsed(printOwnIdentity(reading.identity)), reading.identity);
      else assert.ok(reading.fault.start >= 0 && reading.fault.start <= reading.fault.end && reading.fault.end <= line.length + 1);
    }),
    { numRuns: 2000 },
  );
});

test('signs and brackets may have full width, and spaces stand anywhere', () => {
  const plain = parsed('接待: 表甲[合计, 基本] <= 表乙[30217] - 表丙[合计]');
  assert.deepEqual(parsed('接待：表甲【合计，基本】≤表乙［30217］－表丙[ 合计 ]'), plain);
  assert.deepEqual(
    plain.right.map(({ sign }) => sign),
    [1, -1],
  );
  assert.equal(plain.name, '接待');
});

test('each mistake is told by its kind at its place', () => {
  const cases: readonly (readonly [line: string, kind: string, at: string])[] = [
    ['', 'table-expected', ''],
    ['表甲[合计]', 'relation-missing', ''],
    ['表甲[合计] =', 'table-expected', ''],
    ['表甲[合计] = 表乙', 'row-expected', '表乙'],
    ['表甲 = 表乙[合计]', 'row-expected', '表甲'],
    ['表甲[合计] = 100.00', 'number', '100.00'],
    ['表甲[合计 = 表乙[合计]', 'bracket-not-closed', '[合计 '],
    ['表甲[合计', 'bracket-not-closed', '[合计'],
    ['表甲[[30217]接待费] = 表乙[合计]', 'nested-bracket', '['],
    ['表甲[] = 表乙[合计]', 'word-expected', ']'],
    ['表甲[合计,] = 表乙[合计]', 'word-expected', ']'],
    ['表甲[合计,甲,乙] = 表乙[合计]', 'third-part', ','],
    ['「表甲[合计] = 表乙[合计]', 'quote-not-closed', '「表甲[合计] = 表乙[合计]'],
    ['表甲[合计] 表乙[合计]', 'sign-expected', '表'],
    ['表甲[合计] < 表乙[合计]', 'strict-relation', '<'],
    ['表甲[合计] = 表乙[合计] = 表丙[合计]', 'relation-twice', '='],
    ['表甲[合计] ≤ -表乙[合计]', 'nothing-positive', '表甲[合计] ≤ -表乙[合计]'],
  ];
  for (const [line, kind, at] of cases) {
    const reading = parseOwnIdentity(line);
    assert.ok(reading.kind === 'fault', line);
    const { start, end } = reading.fault;
    assert.deepEqual([reading.fault.kind, line.slice(start, end)], [kind, at], line);
  }
  assert.equal(parseOwnIdentity('长'.repeat(longestOwnIdentity + 1)).kind, 'fault');
  const many = `表甲[合计] = ${Array.from({ length: 60 }, () => '乙[1]').join('+')}`;
  assert.equal((parseOwnIdentity(many) as { fault: { kind: string } }).fault.kind, 'too-many-terms');
});

// ---- the cells

const draft = `2022年某局部门预算

表1 2022年收支总体情况表
单位：万元

| 收入 | | 支出 | |
|---|---:|---|---:|
| 项目 | 预算数 | 项目 | 预算数 |
| 一、财政拨款 | 100.00 | 一、农林水支出 | 100.00 |
| 收入总计 | 100.00 | 支出总计 | 100.00 |

表2 支出总体情况表
单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---:|---:|---:|
| | 合计 | 100.00 | 70.00 | 30.00 |
| 213 | 农林水支出 | 100.00 | 70.00 | 30.00 |
| 21303 | 水利 | 100.00 | 70.00 | 30.00 |
| 2130301 | 行政运行 | 70.00 | 70.00 | |
| 2130305 | 水利工程建设 | 30.00 | | 30.00 |

表3 培训情况表
单位：元

| 班次 | 金额 |
|---|---:|
| 合计 | 300000 |
| 一班 | 180000 |
| 二班 | 120000 |

表4 “三公”经费支出表
单位：万元

| 单位名称 | 合计 | 公务接待费 | 公务用车购置及运行费 |
|---|---:|---:|---:|
| 某局 | 5.00 | 2.00 | 3.00 |
`;

function outcomes(...identities: readonly string[]): readonly string[] {
  const { document } = analyse(draft, { locale: 'zh-CN', identities });
  return ownOutcomes(document.own, document.evaluated).map(({ result }) =>
    result.kind === 'unchecked' ? result.obstacles.map(({ kind }) => kind).join('+') : result.kind,
  );
}

test('cells are found by table, row and column, in the words of the document or near them', () => {
  const held = [
    '收支总体情况表[收入总计] = 收支总体情况表[支出总计]',
    '2022年收支总体情况表[收入总计] = 支出总体情况表[合计, 合计]',
    '收支总表[收入总计] = 支出总体情况表[总计]',
    '支出总体情况表[21303, 基本支出] = 支出总体情况表[行政运行, 基本支出]',
    '支出总体情况表[「[2130301]行政运行」] = 支出总体情况表[213/农林水支出, 基本支出]',
    '培训: 培训情况表[合计] = 支出总体情况表[2130305]',
    '支出总体情况表[213] - 培训情况表[合计] = 支出总体情况表[2130301]',
    '三公经费表[公务接待费] ≤ 支出总体情况表[2130301]',
    '“三公”经费支出表[公务接待费] ≤ 支出总体情况表[2130301]',
    '“三公”经费支出表[某局] = “三公”经费支出表[某局, 公务接待费] + “三公”经费支出表[某局, 公务用车购置及运行费]',
    '-培训情况表[一班] - 培训情况表[二班] = -培训情况表[合计]',
  ];
  assert.deepEqual(
    outcomes(...held),
    held.map(() => 'held'),
  );
});

test('what the document does not have is not checked, and why is known', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['采购表[合计] = 支出总体情况表[合计]', 'no-table'],
    ['收入总体情况表[合计] = 政府采购表[合计]', 'no-table+no-table'],
    // A table of all money is not one of some of it.
    ['一般公共预算支出总体情况表[合计] = 财政拨款收支总体情况表[收入总计]', 'no-table+no-table'],
    ['支出总体情况表[214] = 培训情况表[三班]', 'no-row+no-row'],
    ['支出总体情况表[213, 上年结转] = 培训情况表[合计]', 'no-column'],
    ['支出总体情况表[213] = 支出总体情况表[农林水支出]', 'same-cell'],
  ];
  assert.deepEqual(
    outcomes(...lines.map(([line]) => line)),
    lines.map(([, why]) => why),
  );
  assert.deepEqual(analyse(draft, { locale: 'zh-CN', identities: lines.map(([line]) => line) }).findings, []);
});

test('a total row that the document has lost is not looked for among the columns', () => {
  const lost = draft.replace(
    '| | 合计 | 100.00 | 70.00 | 30.00 |\n| 213 | 农林水支出 | 100.00 | 70.00 | 30.00 |\n| 21303 | 水利 | 100.00 | 70.00 | 30.00 |\n| 2130301 | 行政运行 | 70.00 | 70.00 | |\n',
    '',
  );
  const { document } = analyse(lost, { locale: 'zh-CN', identities: ['收支总体情况表[收入总计] = 支出总体情况表[合计]'] });
  assert.deepEqual(
    document.own.map(({ obstacles }) => obstacles.map(({ kind }) => kind)),
    [['no-row']],
  );
});

test('items of official expenses are found by any of their names', () => {
  const listed = draft.replace(
    '| 单位名称 | 合计 | 公务接待费 | 公务用车购置及运行费 |\n|---|---:|---:|---:|\n| 某局 | 5.00 | 2.00 | 3.00 |',
    '| 项目 | 金额 |\n|---|---:|\n| “三公”经费 | 5.00 |\n| 其中：（一）公务用车购置及运行维护支出 | 3.00 |\n| （二）公务接待费支出 | 2.00 |',
  );
  const identities = ['三公经费表[三公经费] = 三公经费表[公务接待费] + 三公经费表[公务用车购置及运行费]'];
  const { document } = analyse(listed, { locale: 'zh-CN', identities });
  assert.deepEqual(
    ownOutcomes(document.own, document.evaluated).map(({ result }) => result.kind),
    ['held'],
  );
});

test('what fits twice is not guessed at', () => {
  const twice = draft.replace('| 一班 |', '| 培训 |').replace('| 二班 |', '| 培训 |');
  const { document } = analyse(twice, {
    locale: 'zh-CN',
    identities: ['培训情况表[培训] ≤ 培训情况表[合计]', '收支总体情况表[财政拨款] = 支出总体情况表[合计, 支出]'],
  });
  assert.deepEqual(
    document.own.map(({ obstacles }) => obstacles.map((one) => [one.kind, 'count' in one ? one.count : 0])),
    [[['many-rows', 2]], [['many-columns', 2]]],
  );
});

test('lines that cannot be read are passed over and the others hold', () => {
  const { document } = analyse(draft, { locale: 'zh-CN', identities: ['?', '培训情况表[合计] = 支出总体情况表[2130305]'] });
  assert.deepEqual(
    document.own.map(({ identity }) => identity.id),
    ['own-2'],
  );
});

// ---- findings

function ownFindings(text: string, ...identities: readonly string[]): readonly Finding[] {
  return analyse(text, { locale: 'zh-CN', identities }).findings;
}

test('an identity that fails is one finding with both cells, across units, and either may be mended', () => {
  const wrong = draft.replace('300000', '290000').replace('120000', '110000');
  const [finding, ...others] = ownFindings(wrong, '培训: 培训情况表[合计] = 支出总体情况表[2130305]');
  assert.ok(finding);
  assert.deepEqual([finding.ruleId, finding.severity, others.length], ['own-identity', 'error', 0]);
  assert.equal(wrong.slice(finding.span.start, finding.span.end), '290000');
  assert.match(finding.message, /“培训”不成立，相差 10000：290000 ≠ 300000/u);
  assert.deepEqual(
    finding.suggestions.map(({ edits }) => edits.map(({ span, newText }) => [wrong.slice(span.start, span.end), newText])),
    [[['290000', '300000']], [['30.00', '29.00']]],
  );
});

test('a generated relation between two cells holds exactly where their amounts say so', () => {
  const amount = fc.integer({ min: 0, max: 99_999 });
  fc.assert(
    fc.property(amount, amount, fc.constantFrom('=', '≤', '≥'), (here, there, relation) => {
      const print = (value: number) => `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`;
      const text = draft
        .replace('300000', String(here * 100))
        .replace('180000', String(here * 100))
        .replace('120000', '0')
        .replace('| 5.00 | 2.00 | 3.00 |', `| ${print(there)} | ${print(there)} | 0.00 |`);
      const found = ownFindings(text, `培训情况表[合计] ${relation} 三公经费支出表[某局]`).filter(
        ({ ruleId }) => ruleId === 'own-identity',
      );
      // Both sides print whole cents; an amount may exceed its bound by one unit of rounding at most.
      const holds = relation === '=' ? here === there : relation === '≤' ? here <= there + 1 : here + 1 >= there;
      assert.equal(found.length, holds ? 0 : 1, `${here} ${relation} ${there}`);
    }),
    { numRuns: 60 },
  );
});

test('a level for the rule holds for all own identities', () => {
  const wrong = draft.replace('300000', '290000').replace('120000', '110000');
  const identities = ['培训情况表[合计] = 支出总体情况表[2130305]'];
  assert.deepEqual(analyse(wrong, { locale: 'zh-CN', identities, rules: { 'own-identity': 'off' } }).findings, []);
  assert.equal(analyse(wrong, { locale: 'zh-CN', identities, rules: { 'own-identity': 'hint' } }).findings[0]?.severity, 'hint');
});
