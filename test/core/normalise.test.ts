import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseNumber, normalise, type Ordinal, splitLabel, stripCode, stripOrdinal } from '../../server/src/core/base/normalise.js';

test('layout spaces, widths, brackets, quotes and dashes make no difference', () => {
  const pairs = [
    ['合　 计', '合计'],
    ['社会保障和就业支 出', '社会保障和就业支出'],
    ['政府办公厅（室）及相关机构事务', '政府办公厅(室)及相关机构事务'],
    ['“三公”经费', '"三公"经费'],
    ['「三公」经费', '"三公"经费'],
    ['２０８０５０５', '2080505'],
    ['公务接待费\u200b', '公务接待费'],
    ['\ufeff基本\u00a0工资', '基本工资'],
    ['〔2018〕98号', '[2018]98号'],
    ['D—泛酸', 'D-泛酸'],
    ['⽀出', '支出'],
  ] as const;
  for (const [written, meant] of pairs) assert.equal(normalise(written), meant, written);
});

const ordinals: readonly (readonly [string, Ordinal, string])[] = [
  ['一、一般公共服务支出', { kind: 'chinese', value: 1, text: '一、' }, '一般公共服务支出'],
  ['二十三、其他支出', { kind: 'chinese', value: 23, text: '二十三、' }, '其他支出'],
  ['十 三、交通运输支出', { kind: 'chinese', value: 13, text: '十三、' }, '交通运输支出'],
  ['（十二）农林水支出', { kind: 'chinese-paren', value: 12, text: '(十二)' }, '农林水支出'],
  ['㈠税收收入', { kind: 'chinese-paren', value: 1, text: '(一)' }, '税收收入'],
  ['1. 公务用车购置', { kind: 'arabic', value: 1, text: '1.' }, '公务用车购置'],
  ['１、增值税', { kind: 'arabic', value: 1, text: '1、' }, '增值税'],
  ['1.2021年信息化项目', { kind: 'arabic', value: 1, text: '1.' }, '2021年信息化项目'],
  ['(1) 行政运行', { kind: 'arabic-paren', value: 1, text: '(1)' }, '行政运行'],
  ['2）公务接待费', { kind: 'arabic-paren', value: 2, text: '2)' }, '公务接待费'],
  ['⑴行政运行', { kind: 'arabic-paren', value: 1, text: '(1)' }, '行政运行'],
  ['①公务用车购置费', { kind: 'circled', value: 1, text: '①' }, '公务用车购置费'],
  ['㉑其他', { kind: 'circled', value: 21, text: '㉑' }, '其他'],
];

for (const [written, ordinal, name] of ordinals) {
  test(`the ordinal of ${written}`, () => {
    assert.deepEqual(splitLabel(written), { ordinal, name });
    assert.equal(stripOrdinal(written), name);
  });
}

test('codes stand in brackets, before a space or right before the name', () => {
  const cases = [
    ['[2010399]其他支出', '2010399', '其他支出'],
    ['【2080505】机关事业单位基本养老 保险缴费支出', '2080505', '机关事业单位基本养老保险缴费支出'],
    ['201 一般公共服务支出', '201', '一般公共服务支出'],
    ['201一般公共服务支出', '201', '一般公共服务支出'],
    ['20101人大事务', '20101', '人大事务'],
    ['2080505-养老', '2080505', '养老'],
    ['A02010104 台 式计算机', 'A02010104', '台式计算机'],
    ['C0206运行维护服务', 'C0206', '运行维护服务'],
    ['A 货物', 'A', '货物'],
    ['103 非税收入', '103', '非税收入'],
    ['2080505', '2080505', ''],
    ['50101 ', '50101', ''],
  ] as const;
  for (const [written, code, name] of cases) assert.deepEqual(splitLabel(written), { code, name }, written);
});

test('numbers that are something else stay in the name', () => {
  const names = [
    '110指挥中心建设',
    '12345热线运行',
    '300万元以上项目',
    '300 万元以上项目',
    '2021年信息化项目',
    '3.5吨货车',
    '12.00',
    '103,089.22',
    '211工程建设',
    '301医院',
    'C20混凝土',
    'A4纸',
    '三公经费',
    '十一黄金周',
    '附属单位上缴收入',
    '加班费',
    '减税退库',
    '(一般)',
    '190004',
  ];
  for (const name of names) assert.deepEqual(splitLabel(name), { name: normalise(name) }, name);
});

test('prefix, ordinal and code may follow one another', () => {
  assert.deepEqual(splitLabel('其中：（一）因公出国（境）支出'), {
    prefix: '其中',
    ordinal: { kind: 'chinese-paren', value: 1, text: '(一)' },
    name: '因公出国(境)支出',
  });
  assert.deepEqual(splitLabel('　　其中：'), { prefix: '其中', name: '' });
  assert.deepEqual(splitLabel('其 中:政府采购'), { prefix: '其中', name: '政府采购' });
  assert.deepEqual(splitLabel('减：出口退税'), { prefix: '减', name: '出口退税' });
  assert.deepEqual(splitLabel('#公务接待费'), { prefix: '#', name: '公务接待费' });
  assert.deepEqual(splitLabel('一、[201]一般公共服务支出'), {
    ordinal: { kind: 'chinese', value: 1, text: '一、' },
    code: '201',
    name: '一般公共服务支出',
  });
  assert.equal(stripCode('[201]一般公共服务支出'), '一般公共服务支出');
  assert.equal(stripCode('一、201 一般公共服务支出'), '一、一般公共服务支出');
});

test('nothing at all is an empty name', () => {
  assert.deepEqual(splitLabel(''), { name: '' });
  assert.deepEqual(splitLabel(' \u3000'), { name: '' });
});

test('Chinese numerals up to ninety-nine', () => {
  const cases = [
    ['一', 1],
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['九十九', 99],
  ] as const;
  for (const [text, value] of cases) assert.equal(chineseNumber(text), value);
  for (const text of ['', '百', '一二', '十十', '一十二三', '十百']) assert.equal(chineseNumber(text), undefined, text);
});
