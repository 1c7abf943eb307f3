import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CatalogueKind,
  coverage,
  entriesOf,
  entryIn,
  isMappedPair,
  kindOfCode,
  nearestCodes,
  parentCodes,
  partnersOf,
  sameName,
} from '../../server/src/core/budget/catalogue/catalogue.js';

test('the shape of a code tells its kind', () => {
  const cases: readonly (readonly [string, CatalogueKind | undefined])[] = [
    ['208', 'function'],
    ['20805', 'function'],
    ['2080505', 'function'],
    ['301', 'department-economic'],
    ['39999', 'department-economic'],
    ['50101', 'government-economic'],
    ['1010101', 'revenue'],
    ['103014801', 'revenue'],
    ['C0206', 'procurement-2013'],
    ['A0201010401', 'procurement-2013'],
    ['A02010105', 'procurement-2022'],
    ['190004', undefined],
    ['2021', undefined],
    ['3010101', undefined],
    ['2080x05', undefined],
    ['401', undefined],
    ['', undefined],
  ];
  for (const [code, kind] of cases) assert.equal(kindOfCode(code), kind, code);
  assert.equal(kindOfCode('A02010104', 2021), 'procurement-2013');
  assert.equal(kindOfCode('A02010104', 2024), 'procurement-2022');
});

test('parents are found by shape, nearest first', () => {
  assert.deepEqual(parentCodes('2080506'), ['20805', '208']);
  assert.deepEqual(parentCodes('30101'), ['301']);
  assert.deepEqual(parentCodes('208'), []);
  assert.deepEqual(parentCodes('103014801'), ['1030148', '10301', '103']);
  assert.deepEqual(parentCodes('C050302'), ['C0503', 'C05', 'C']);
  assert.deepEqual(parentCodes('A02010105'), ['A02010100', 'A02010000', 'A02000000', 'A']);
  assert.deepEqual(parentCodes('A02010100'), ['A02010000', 'A02000000', 'A']);
  assert.deepEqual(parentCodes('A02010104', 'procurement-2013'), ['A020101', 'A0201', 'A02', 'A']);
});

test('a code has the name of its year', () => {
  assert.equal(entryIn('function', '20805', 2018)?.name, '行政事业单位离退休');
  assert.equal(entryIn('function', '20805', 2021)?.name, '行政事业单位养老支出');
  assert.equal(entryIn('function', '20805', undefined)?.name, '行政事业单位养老支出');
  assert.equal(entryIn('function', '2080504', 2019)?.name, '未归口管理的行政单位离退休');
  assert.equal(entryIn('function', '2080504', 2020), undefined);
  assert.equal(entryIn('function', '2080504', undefined)?.validTo, 2019);
  assert.deepEqual(
    entriesOf('function', '21305').map((entry) => entry.name),
    ['扶贫', '巩固脱贫衔接乡村振兴', '巩固脱贫攻坚成果衔接乡村振兴'],
  );
  assert.equal(entryIn('procurement-2013', 'A02010104', 2021)?.name, '台式计算机');
  assert.equal(entryIn('procurement-2022', 'A02010105', 2023)?.name, '台式计算机');
  assert.equal(entryIn('function', '2089998', 2022), undefined);
});

test('a believed name never stands before a certain one', () => {
  assert.equal(entriesOf('function', '2050702').length, 2);
  assert.equal(entryIn('function', '2050702', 2025)?.name, '工读学校教育');
});

test('subjects carry level and fund', () => {
  assert.deepEqual(entryIn('function', '212', 2021)?.level, '类');
  assert.deepEqual(entryIn('function', '2120801', 2021)?.fund, 'government-fund');
  assert.deepEqual(entryIn('function', '22301', 2021)?.fund, 'state-capital');
  assert.deepEqual(entryIn('function', '2010101', 2021)?.level, '项');
  assert.equal(entryIn('revenue', '103014801', 2021)?.level, '目');
  assert.equal(entryIn('procurement-2022', 'A02010105', 2024)?.level, 4);
  assert.equal(entryIn('procurement-2013', 'C', 2021)?.level, 0);
});

test('completeness is claimed only where it is known', () => {
  assert.equal(coverage('department-economic', '款', 2021), 'complete');
  assert.equal(coverage('government-economic', '款', 2018), 'complete');
  assert.equal(coverage('department-economic', '款', 2017), 'partial');
  assert.equal(coverage('department-economic', '款', 2030), 'nearly-complete');
  assert.equal(coverage('function', '类', 2026), 'complete');
  assert.equal(coverage('function', '类', undefined), 'complete');
  assert.equal(coverage('function', '款', 2021), 'nearly-complete');
  assert.equal(coverage('function', '款', 2024), 'partial');
  assert.equal(coverage('function', '项', 2021), 'partial');
  assert.equal(coverage('revenue', '项', 2021), 'partial');
  assert.equal(coverage('procurement-2013', 3, 2021), 'partial');
  assert.equal(coverage('procurement-2022', 4, 2024), 'complete');
});

test('harmless variants are the same name', () => {
  const same = [
    ['政府办公厅（室）及相关机构事务', '政府办公厅(室) 及相关机构事务'],
    ['其它行政事业单位养老支出', '其他行政事业单位养老支出'],
    ['行政运行（人大）', '行政运行'],
    ['卫生健康支出（类）', '卫生健康支出'],
    ['住房公积金（项）', '住房公积金'],
    ['其他对个人和家庭的补助支出', '其他对个人和家庭的补助'],
    ['其他对个人和家庭的补助(支出)', '其他对个人和家庭的补助'],
    ['其他对个人和家庭的补助', '其他对个人和家庭补助'],
    ['机关资本性支出（一）', '机关资本性支出(一)'],
    ['资本性支出（基本建设）', '资本性支出 （基本建设）'],
  ] as const;
  for (const [a, b] of same) assert.ok(sameName(a, b) && sameName(b, a), `${a} = ${b}`);
  const different = [
    ['机关事业单位基本养老保险费', '机关事业单位基本养老保险缴费'],
    ['机关事业单位基本养老保险缴费', '机关事业单位基本养老保险缴费支出'],
    ['机关资本性支出（一）', '机关资本性支出（二）'],
    ['机关资本性支出（一）', '机关资本性支出'],
    ['资本性支出（基本建设）', '资本性支出'],
    ['家具（文物）', '家具'],
    ['行政运行（人大）', '行政运行（政协）'],
    ['水费', '电费'],
  ] as const;
  for (const [a, b] of different) assert.ok(!sameName(a, b) && !sameName(b, a), `${a} ≠ ${b}`);
});

test('the official mapping, in both directions', () => {
  assert.deepEqual(
    partnersOf('30101').map(({ code, appliesTo }) => [code, appliesTo]),
    [
      ['50101', '机关'],
      ['50501', '事业单位'],
    ],
  );
  assert.deepEqual(
    partnersOf('50905').map(({ code }) => code),
    ['30301', '30302', '30303'],
  );
  assert.deepEqual(partnersOf('30311'), []);
  const cases = [
    ['30101', '50101', 'yes'],
    ['301', '505', 'yes'],
    ['30101', '50201', 'no'],
    ['301', '502', 'no'],
    ['30101', '501', 'yes'],
    ['30101', '502', 'no'],
    ['301', '50501', 'yes'],
    ['301', '50201', 'no'],
    ['30311', '50901', 'unknown'],
    ['30101', '50599', 'unknown'],
    ['31201', '50803', 'unknown'],
    ['30210', '50201', 'unknown'],
  ] as const;
  for (const [department, government, verdict] of cases) {
    assert.equal(isMappedPair(department, government), verdict, `${department}‖${government}`);
  }
});

test('candidates: the code that bears the name, then codes that look alike', () => {
  const codes = (...args: Parameters<typeof nearestCodes>) => nearestCodes(...args).map((entry) => entry.code);
  assert.equal(codes('department-economic', { code: '30203', name: '水费' }, 2024, 3)[0], '30205');
  assert.equal(codes('function', { code: '2080550', name: '机关事业单位基本养老保险缴费支出' }, 2022, 3)[0], '2080505');
  assert.equal(codes('function', { code: '2010191', name: '行政运行' }, 2022, 3)[0], '2010101');
  assert.equal(codes('function', { name: '行政运行（人大）' }, 2022, 400).includes('2010101'), true);
  assert.ok(codes('function', { code: '2080515' }, 2022, 9).includes('2080505'));
  assert.ok(codes('function', { code: '280505', name: '机关事业单位基本养老保险缴费' }, 2022, 2).includes('2080505'));
  assert.equal(codes('department-economic', { code: '30212', name: '福利费' }, 2024, 5).length, 5);
  assert.ok(!codes('department-economic', { code: '30212', name: '福利费' }, 2024, 20).includes('30212'));
  assert.deepEqual(codes('function', {}, 2022, 5), []);
});
