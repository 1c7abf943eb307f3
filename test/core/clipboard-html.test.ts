import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHtml } from '../../server/src/clipboard/read-html.js';
import { clipboardShapes, type SourceRow, wordHtml } from '../support/clipboard-html.js';
import { pastedHtml } from '../support/pasting.js';

/** What a table becomes in an empty document. */
const pasteAlone = (html: string) => pastedHtml('‸', html).text;
const lines = (...written: readonly string[]) => written.map((line) => `${line}\n`).join('');

describe('HTML of the clipboard', () => {
  const rows: readonly SourceRow[] = [
    [
      { text: '科目名称', rows: 2 },
      { text: '预算数', columns: 2 },
    ],
    ['基本\n支出', '项目支出'],
    ['机关事业单位基本养老保险缴费支出', '1,063.80', ''],
    ['合 计', '1,063.80', '0.00'],
  ];

  for (const [program, shape] of Object.entries(clipboardShapes)) {
    it(`of ${program} becomes a table as it is seen`, () => {
      assert.equal(
        pasteAlone(shape(rows)),
        lines(
          '| 科目名称                         |   预算数 |          |',
          '| -------------------------------- | -------: | -------: |',
          '|                                  | 基本支出 | 项目支出 |',
          '| 机关事业单位基本养老保险缴费支出 | 1,063.80 |          |',
          '| 合计                             | 1,063.80 |     0.00 |',
        ),
      );
    });
  }

  it('leaves out what is hidden: rows, columns of Excel, cells of the web, hidden text of Word, deletions', () => {
    const excel = `<table><col><col style='display:none;mso-width-source:userset'><col>
      <tr><td>项目</td><td style='display:none'>编号</td><td>预算</td></tr>
      <tr style='display:none'><td>甲</td><td>1</td><td>2</td></tr>
      <tr><td>乙<span style='display:none;mso-hide:all'>密</span><del>旧</del><ins>新</ins></td><td>3</td><td>4.00</td></tr></table>`;
    assert.equal(pasteAlone(excel), lines('| 项目 | 预算 |', '| ---- | ---: |', '| 乙新 | 4.00 |'));
    const web = '<table><tr><th>项目<th hidden>编号<th>预算<tr><td>乙<td hidden>3<td>4.00</table>';
    assert.equal(pasteAlone(web), lines('| 项目 | 预算 |', '| ---- | ---: |', '| 乙   | 4.00 |'));
  });

  it('keeps a merged cell whose first column is hidden', () => {
    const html = `<table><col style='display:none'><col><col><tr><td colspan=3>表1 收支总体情况表</td></tr><tr><td>1</td><td>项目</td><td>预算</td></tr><tr><td>2</td><td>甲</td><td>1.00</td></tr></table>`;
    assert.equal(pasteAlone(html), lines('表1 收支总体情况表', '', '| 项目 | 预算 |', '| ---- | ---: |', '| 甲   | 1.00 |'));
  });

  it('pastes what is shown, and the value behind it only where no figure can be seen', () => {
    const cells =
      '<tr><td>甲</td><td x:num="1234.567">1,234.57</td></tr><tr><td>乙</td><td x:num="1234.565">#####</td></tr><tr><td>丙</td><td sdval="-0.004">###</td></tr><tr><td>丁</td><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:20805990000}">2.1E+10</td></tr>';
    const { text, notice } = pastedHtml('‸', `<table><tr><td>项目</td><td>预算</td></tr>${cells}</table>`);
    assert.equal(
      text,
      lines(
        '| 项目 |        预算 |',
        '| ---- | ----------: |',
        '| 甲   |    1,234.57 |',
        '| 乙   |     1234.57 |',
        '| 丙   |        0.00 |',
        '| 丁   | 20805990000 |',
      ),
    );
    assert.equal(notice, undefined);
  });

  it('tells of cells whose figures cannot be seen nor be had', () => {
    const { text, notice } = pastedHtml(
      '‸',
      '<table><tr><td>项目</td><td>预算</td></tr><tr><td>甲</td><td>####</td></tr><tr><td>乙</td><td>1.00</td></tr></table>',
    );
    assert.match(text ?? '', /\| 甲 {3}\| #### \|/);
    assert.match(notice ?? '', /^有 1 个单元格只显示“####”/);
  });

  it('takes runs of blanks and text that runs over its neighbours for single cells', () => {
    const html =
      "<table><tr><td colspan=2 style='mso-ignore:colspan'>项目</td><td>预算</td></tr><tr><td>甲</td><td>乙</td><td>1.00</td></tr><tr><td>丙</td><td colspan=2 style='mso-ignore:colspan'></td></tr></table>";
    assert.equal(
      pasteAlone(html),
      lines('| 项目 |     | 预算 |', '| ---- | --- | ---: |', '| 甲   | 乙  | 1.00 |', '| 丙   |     |      |'),
    );
  });

  it('leaves out columns and rows that merged cells alone make', () => {
    const html =
      '<table><tr><td colspan=2>项目</td><td>预算</td></tr><tr><td colspan=2 rowspan=2>甲</td><td rowspan=2>1.00</td></tr><tr></tr><tr><td colspan=2>乙</td><td>2.00</td></tr></table>';
    assert.equal(pasteAlone(html), lines('| 项目 | 预算 |', '| ---- | ---: |', '| 甲   | 1.00 |', '| 乙   | 2.00 |'));
  });

  it('reads a table in a cell as its words, and a table that lays out a page as the tables in it', () => {
    const inner = '<table><tr><td>子项</td><td>3</td></tr><tr><td>子项二</td><td>4</td></tr></table>';
    assert.equal(
      pasteAlone(`<table><tr><td>项目</td><td>说明</td></tr><tr><td>甲</td><td>见：${inner}</td></tr></table>`),
      lines('| 项目 | 说明                       |', '| ---- | -------------------------- |', '| 甲   | 见：<br>子项 3<br>子项二 4 |'),
    );
    const data = wordHtml([
      ['项目', '预算'],
      ['甲', '1.00'],
    ]);
    assert.equal(
      pasteAlone(`<table><tr><td>公开表</td></tr><tr><td>${data}</td></tr></table>`),
      lines('公开表', '', '| 项目 | 预算 |', '| ---- | ---: |', '| 甲   | 1.00 |'),
    );
  });

  it('keeps the lines around tables, and a caption', () => {
    const html =
      '<p class=MsoNormal>表3 项目支出预算表</p><p>单位：万元</p><table><caption>续表</caption><tr><td>项目</td><td>预算</td></tr><tr><td>甲</td><td>1.00</td></tr></table><p>注：以上为年初预算。</p>';
    assert.deepEqual(
      readHtml(html).blocks.map((block) => (block.kind === 'line' ? block.text : block.kind)),
      ['表3 项目支出预算表', '单位：万元', '续表', 'grid', '注：以上为年初预算。'],
    );
  });

  it('is no table without one', () => {
    for (const html of [
      '',
      '<p>一、收入</p>',
      '<div style="color:#000"><span>| 甲 | 1 |</span></div>',
      '<table></table>',
      '<table><tr><td></td><td> </td></tr></table>',
    ]) {
      assert.deepEqual(pastedHtml('‸', html).choices, [], html);
    }
  });
});
