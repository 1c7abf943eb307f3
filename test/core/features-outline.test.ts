import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, foldingRanges, type OutlineItem, outline } from '../../server/src/core/api.js';
import { hostileDraft, river, riverWithSlip } from '../support/feature-drafts.js';

function outlineOf(text: string): readonly OutlineItem[] {
  return outline(analyse(text, { locale: 'zh-CN' }));
}

/** An outline as indented lines. */
function drawn(items: readonly OutlineItem[], depth = 0): string[] {
  return items.flatMap(({ name, detail, children }) => [`${'  '.repeat(depth)}${name} | ${detail}`, ...drawn(children, depth + 1)]);
}

describe('the outline of a draft', () => {
  it('shows logical tables with their unit, rows and equations', () => {
    assert.deepEqual(
      outlineOf(river).map(({ name, detail }) => [name, detail.replace(/\d+\/\d+/u, 'n/n')]),
      [
        ['表 1 收支总体情况表', '万元 · 4 行 · n/n 项勾稽成立'],
        ['表 2 支出总体情况表', '万元 · 9 行 · n/n 项勾稽成立'],
        ['表 3 基本支出情况表（按经济分类）', '万元 · 13 行 · n/n 项勾稽成立'],
      ],
    );
    const [, spending] = outlineOf(riverWithSlip);
    const [, holding, equations] = /(\d+)\/(\d+)/u.exec(spending?.detail ?? '') ?? [];
    assert.equal(Number(equations) - Number(holding), 3);
  });

  it('nests rows by what they are sums of, over pages', () => {
    assert.deepEqual(drawn(outlineOf(river)[1]?.children ?? []), [
      '合计 | 660.00',
      '208 社会保障和就业支出 | 90.00',
      '  20805 行政事业单位养老支出 | 90.00',
      '    2080505 机关事业单位基本养老保险缴费支出 | 60.00',
      '    2080506 机关事业单位职业年金缴费支出 | 30.00',
      '213 农林水支出 | 570.00',
      '  21303 水利 | 570.00',
      '    2130304 水利行业业务管理 | 210.00',
      '    2130306 水利工程运行与维护 | 360.00',
    ]);
  });

  it('shows rows that are only named under the row they are named for, and panels one after the other', () => {
    const rows = drawn(outlineOf(river)[0]?.children ?? []);
    assert.deepEqual(rows, [
      '一般公共预算拨款 | 640.00',
      '其他资金 | 20.00',
      '  事业收入 | 15.00',
      '收入总计 | 660.00',
      '社会保障和就业支出 | 90.00',
      '农林水支出 | 570.00',
      '支出总计 | 660.00',
    ]);
  });

  it('shows both codes of a pair with their names', () => {
    assert.equal(drawn(outlineOf(river)[2]?.children ?? [])[2]?.trim(), '30101 基本工资 ‖ 50501 工资福利支出 | 80.00');
  });

  it('spans a table from its title to the last row of its last page', () => {
    const [, spending] = outlineOf(river);
    assert.equal(river.slice(spending?.span.start).slice(0, 11), '表 2 支出总体情况表');
    assert.ok(river.slice(0, spending?.span.end).endsWith('| 2130306 | 水利工程运行与维护 | 360.00 | 0.00 | 360.00 |'));
    assert.equal(river.slice(spending?.selectionSpan.start, spending?.selectionSpan.end), '表 2 支出总体情况表');
  });

  it('names what has no name, and is empty for what is no budget', () => {
    const untitled =
      '| 科目编码 | 科目名称 | 预算数 |\n| --- | --- | --- |\n| 208 | 社会保障和就业支出 | 1.00 |\n| 213 | 农林水支出 | 2.00 |\n| | 合计 | 3.00 |\n';
    assert.deepEqual(
      outlineOf(untitled).map(({ name }) => name),
      ['第 1 行的表'],
    );
    assert.deepEqual(outlineOf('# A\n\n| a | b |\n| - | - |\n| 1.00 | 2.00 |\n'), []);
    for (const { name } of outlineOf(hostileDraft)) assert.notEqual(name.trim(), '');
  });
});

describe('folding a draft', () => {
  const lines = river.split('\n');
  const folded = foldingRanges(analyse(river, { locale: 'zh-CN' })).map(
    ({ startLine, endLine }) => `${lines[startLine]?.slice(0, 12).trim()} … ${lines[endLine]?.slice(0, 12).trim()}`,
  );

  it('folds tables over pages, pages, and rows under their parent', () => {
    for (const range of [
      '表 2 支出总体情况表 … | 2130306 | ',
      '| 科目编码 | 科目名 … | 2080506 | ',
      '| 20805 | 行政 … | 2080506 | ',
      '| 213 | 农林水支 … | 2130306 | ',
    ])
      assert.ok(folded.includes(range.trim()), `${range} is not in ${folded.join('\n')}`);
  });

  it('folds nothing in what is no budget', () => {
    assert.deepEqual(foldingRanges(analyse('| a | b |\n| - | - |\n| 1.00 | 2.00 |\n', { locale: 'en' })), []);
  });
});
