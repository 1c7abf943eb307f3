import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { excelHtml, type SourceRow } from '../support/clipboard-html.js';
import { pasted, pastedHtml } from '../support/pasting.js';

const HEAD = '# 清溪县图书馆2021年部门预算\n\n## 表1 收支总体情况表\n\n单位：万元\n\n';
const TABLE = '| 项目 | 预算数 | 备注 |\n| --- | ---: | --- |\n| 一、财政拨款 | 800.00 |  |\n| 收入总计 | 800.00 |  |\n';
const rows = (...written: readonly string[]) => written.map((row) => `${row}\n`).join('');

describe('pasting over cells', () => {
  it('fills the cells from the cursor on, right and down', () => {
    const { text, choices } = pastedHtml(
      `${HEAD}${TABLE.replace('800.00 |', '8‸00.00 |')}`,
      excelHtml([
        ['900.00', '增加'],
        ['900.00', ''],
      ]),
    );
    assert.equal(
      text,
      `${HEAD}${rows('| 项目 | 预算数 | 备注 |', '| --- | ---: | --- |', '| 一、财政拨款 | 900.00 | 增加 |', '| 收入总计 | 900.00 |  |')}`,
    );
    assert.deepEqual(
      choices.map(({ kind }) => kind),
      ['fill'],
    );
    assert.equal(choices[0]?.title, '粘贴到表格单元格（2 行）');
  });

  it('adds the rows that the table lacks', () => {
    const { text } = pasted(`${HEAD}${TABLE.replace('收入总计', '收入‸总计')}`, '二、其他资金\t5.00\r\n收入总计\t805.00\r\n');
    assert.equal(
      text,
      `${HEAD}${rows('| 项目 | 预算数 | 备注 |', '| --- | ---: | --- |', '| 一、财政拨款 | 800.00 |  |', '| 二、其他资金 | 5.00 |  |', '| 收入总计 | 805.00 |  |')}`.replace(
        '| 5.00 |',
        '|   5.00 |',
      ),
    );
  });

  it('goes on over the pages of a table, past the header that they repeat', () => {
    const page = '| 项目 | 预算数 | 备注 |\n| --- | ---: | --- |\n| 二、其他资金 | 12.00 |  |\n';
    const { text } = pasted(
      `${HEAD}${TABLE.replace('| 收入总计 | 800.00 |  |\n', '').replace('800.00', '‸800.00')}\n${page}`,
      '1.00\n2.00\n',
    );
    assert.match(text ?? '', /\| 一、财政拨款 \| {3}1\.00 \|[\s\S]*\| 二、其他资金 \| {2}2\.00 \|/);
  });

  it('keeps the width of cells that have room, and completes rows that are short', () => {
    const aligned = '| 项目     | 预算数 | 备注 |\n| -------- | -----: | ---- |\n| 财政拨款 | 800.00 |\n';
    const { text } = pasted(`${HEAD}${aligned.replace('财政', '财‸政')}`, '事业\t5.00\t无\n');
    assert.equal(text, HEAD + aligned.replace('| 财政拨款 | 800.00 |', '| 事业     |   5.00 | 无 |'));
  });

  it('keeps tabs between cells, and breaks of lines out of them', () => {
    const { text } = pasted(
      '2021年部门预算\n收入总体情况表\n单位：万元\n项目\t预算数\n财政‸拨款\t800.00\n合计\t800.00\n',
      '"事业\n收入"\t9.00\n合计\t9.00\n',
    );
    assert.equal(text, '2021年部门预算\n收入总体情况表\n单位：万元\n项目\t预算数\n事业收入\t9.00\n合计\t9.00\n');
  });

  it('puts one cell at the cursor as words, without the line end that the clipboard has', () => {
    assert.equal(
      pastedHtml(`${HEAD}${TABLE.replace('财政', '财‸政')}`, excelHtml([['甲|乙\n丙']])).text,
      HEAD + TABLE.replace('财政', '财甲\\|乙<br>丙政'),
    );
    assert.deepEqual(pastedHtml(`${HEAD}${TABLE}‸`, excelHtml([['甲']])).choices, []);
  });

  it('leaves out labels that the table has already, and does not write others over its rows', () => {
    const at = `${HEAD}${TABLE.replace('一、财政', '一、‸财政')}`;
    const [same, other] = [
      ['项目', '预算数', '备注'],
      ['部门', '金额', '说明'],
    ].map((labels) => pastedHtml(at, excelHtml([labels, ['甲', '1.00', '']])));
    assert.match(same?.text ?? '', /\| --- \| ---: \| --- \|\n\| 甲 {11}\|/);
    assert.deepEqual(
      other?.choices.map(({ kind }) => kind),
      ['insert', 'fill'],
    );
  });

  it('puts a table that is too wide below the one that the cursor stands in', () => {
    const { text, choices } = pasted(`${HEAD}${TABLE.replace('800.00 |', '‸800.00 |')}\n后文\n`, '甲\t1.00\t2.00\n乙\t3.00\t4.00\n');
    assert.deepEqual(
      choices.map(({ kind }) => kind),
      ['insert'],
    );
    assert.equal(text, `${HEAD}${TABLE}\n| 甲  | 1.00 | 2.00 |\n| --- | ---: | ---: |\n| 乙  | 3.00 | 4.00 |\n\n后文\n`);
  });
});

describe('pasting a table', () => {
  const copied: readonly SourceRow[] = [
    [{ text: '2021年支出总体情况表', columns: 3 }],
    [{ text: '编制单位：清溪县图书馆', columns: 2 }, '单位：万元'],
    ['科目编码', '科目名称', '预算数'],
    ['207', '文化旅游体育与传媒支出', '650.00'],
    ['', '合  计', '650.00'],
    ['', '', ''],
    [{ text: '注：不含结转。', columns: 3 }],
  ];
  const written = rows(
    '| 科目编码 | 科目名称               | 预算数 |',
    '| -------- | ---------------------- | -----: |',
    '| 207      | 文化旅游体育与传媒支出 | 650.00 |',
    '|          | 合计                   | 650.00 |',
  );

  it('turns the rows above and below it into a title, an owner, a unit and a note', () => {
    assert.equal(
      pastedHtml('‸', excelHtml(copied)).text,
      `2021年支出总体情况表\n\n编制单位：清溪县图书馆\n\n单位：万元\n\n${written}\n注：不含结转。\n`,
    );
  });

  it('heads it as the tables of the document are headed', () => {
    assert.match(pastedHtml(`${HEAD}${TABLE}\n‸`, excelHtml(copied)).text ?? '', /\n\n## 2021年支出总体情况表\n\n编制单位/);
  });

  it('writes rows of tabs into a document of tabs, and as the file wants where there is no table', () => {
    const tabs = '科目编码\t科目名称\t预算数\n207\t文化旅游体育与传媒支出\t650.00\n\t合计\t650.00\n';
    const head = '2021年支出总体情况表\n编制单位：清溪县图书馆\n单位：万元\n';
    assert.equal(pastedHtml('‸', excelHtml(copied.slice(0, 5)), undefined, 'tab').text, head + tabs);
    assert.equal(pastedHtml('甲\t乙\t丙\n丁\t1\t2\n\n‸', excelHtml(copied.slice(2, 5))).text, `甲\t乙\t丙\n丁\t1\t2\n\n${tabs}`);
  });

  it('parts it from what stands around the cursor', () => {
    const table = '| 甲  | 1.00 |\n| --- | ---: |\n| 乙  | 3.00 |';
    const copy = '甲\t1.00\n乙\t3.00\n';
    assert.equal(pasted('前文‸后文', copy).text, `前文\n\n${table}\n\n后文`);
    assert.equal(pasted('前文\n‸\n后文', copy).text, `前文\n\n${table}\n\n后文`);
    assert.equal(pasted('前文\n\n‸\n\n后文', copy).text, `前文\n\n${table}\n\n后文`);
    assert.equal(pasted('前文\r\n‸', copy).text, `前文\r\n\r\n${table.replaceAll('\n', '\r\n')}\r\n`);
    assert.equal(pasted('前文\n\n‸某某\n某某‸\n\n后文', copy).text, `前文\n\n${table}\n\n后文`);
  });

  it('goes on with the table above a blank line, where columns and kind agree', () => {
    const { text, choices } = pasted(`${HEAD}${TABLE}‸\n后文\n`, '三、其他\t1.00\t无\n');
    assert.equal(text, `${HEAD}${TABLE}| 三、其他 |   1.00 | 无 |\n\n后文\n`);
    assert.deepEqual(
      choices.map(({ kind }) => kind),
      ['append'],
    );
    assert.deepEqual(
      pasted(`${HEAD}${TABLE}‸\n后文\n`, '三、其他\t1.00\n四、其他\t2.00\n').choices.map(({ kind }) => kind),
      ['insert'],
    );
    assert.deepEqual(
      pasted(`${HEAD}${TABLE}‸\n后文\n`, '部门\t金额\t说明\n四、其他\t2.00\t无\n').choices.map(({ kind }) => kind),
      ['insert'],
    );
  });

  it('parts tables of one sheet at a blank row with a title below it', () => {
    const { text } = pasted('‸', '项目\t预算\n甲\t1.00\n\t\n表2 支出情况表\t\n项目\t预算\n乙\t2.00\n');
    assert.equal(
      text,
      `${rows('| 项目 | 预算 |', '| ---- | ---: |', '| 甲   | 1.00 |')}\n表2 支出情况表\n\n${rows('| 项目 | 预算 |', '| ---- | ---: |', '| 乙   | 2.00 |')}`,
    );
  });

  it('keeps breaks of lines where the author tells something, and not in labels', () => {
    const { text } = pasted('‸', '"预算\n项目"\t"绩效\n目标"\n甲\t"1.目标一\n2.目标二"\n');
    assert.equal(
      text,
      rows('| 预算项目 | 绩效目标             |', '| -------- | -------------------- |', '| 甲       | 1.目标一<br>2.目标二 |'),
    );
  });

  it('takes prose, code and a list for what they are', () => {
    for (const text of ['', '一、收入增加。', 'if (x) {\n\treturn 1;\n}\n', '\t缩进的一段话\n\t又一段\n', '1.\t第一\n', '甲\n乙\n']) {
      assert.deepEqual(pasted('‸', text).choices, [], JSON.stringify(text));
    }
  });

  it('says so where there is too much to paste', () => {
    const { choices, notice } = pasted('‸', '1\t2\n'.repeat(100_001));
    assert.deepEqual(choices, []);
    assert.match(notice ?? '', /过大/);
  });
});
