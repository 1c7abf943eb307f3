// Subjects as sentences of different regions name them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubjectPaths } from '../../server/src/core/budget/statements/subject-mentions.js';
import fc from '../support/fast-check.js';

/** Each path as `code: name/name`, with `-` for a path without a code. */
function pathsIn(text: string): readonly string[] {
  return readSubjectPaths(text).map(({ code, mentions }) => `${code ?? '-'}: ${mentions.map(({ name }) => name).join('/')}`);
}

test('a path with digits at every level has a code', () => {
  assert.deepEqual(pathsIn('1、公共安全支出(204类)司法(06款)行政运行(01项)1672.67万元。'), ['2040601: 公共安全支出/司法/行政运行']);
  assert.deepEqual(pathsIn('教育支出(205)普通教育(02)小学教育(02)2023年预算数为8万元'), ['2050202: 教育支出/普通教育/小学教育']);
});

test('a path without digits has names only, in quotes and with 支出 behind its marks', () => {
  assert.deepEqual(pathsIn('2.“住房保障支出(类)住房改革支出(款)住房公积金(项)”33.58万元'), ['-: 住房保障支出/住房改革支出/住房公积金']);
  assert.deepEqual(pathsIn('1.一般公共服务(类)支出12706.28万元'), ['-: 一般公共服务']);
  assert.deepEqual(pathsIn('9.人大事务(款)其他人大事务(项)支出580万元'), ['-: 人大事务/其他人大事务']);
});

test('a class begins another path, and so does what other words keep apart', () => {
  assert.deepEqual(pathsIn('教育支出(类)8万元，卫生健康支出(类)9万元'), ['-: 教育支出', '-: 卫生健康支出']);
  assert.deepEqual(pathsIn('教育支出(类)卫生健康支出(类)'), ['-: 教育支出', '-: 卫生健康支出']);
});

test('brackets that hold anything else are no marks', () => {
  for (const text of ['因公出国(境)费5万元', '单价100万元(含)以上', '2019年(1月)', '第(12)条', '(一)主要职责(略)'])
    assert.deepEqual(pathsIn(text), []);
});

const name = fc
  .array(fc.constantFrom('教', '育', '卫', '生', '事', '务', '运', '行', '管', '理'), { minLength: 2, maxLength: 8 })
  .map((all) => all.join(''));

test('every subject of a path is found with its span, whatever the style of its marks', () => {
  const style = fc.constantFrom('code', 'marks', 'both');
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), style, (names, marks) => {
      const digits = ['205', '02', '07'];
      const levels = ['类', '款', '项'];
      const inBrackets = (place: number) => `(${marks === 'marks' ? '' : digits[place]}${marks === 'code' ? '' : levels[place]})`;
      const text = `其中，${names.map((each, place) => each + inBrackets(place)).join('')}12.50万元`;
      const [path, ...others] = readSubjectPaths(text);
      assert.equal(others.length, 0);
      assert.deepEqual(
        path?.mentions.map(({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end)),
        names,
      );
      assert.equal(path?.code, marks === 'marks' ? undefined : digits.slice(0, names.length).join(''));
    }),
  );
});

test('no text makes it fail, and spans lie in order within the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('(', ')', '类', '款', '项', '2', '0', '5', '支', '出', '，', 'x') }), (text) => {
      let last = 0;
      for (const { mentions } of readSubjectPaths(text))
        for (const { nameSpan } of mentions) {
          assert.ok(last <= nameSpan.start && nameSpan.start < nameSpan.end && nameSpan.end <= text.length);
          last = nameSpan.end;
        }
    }),
  );
});
