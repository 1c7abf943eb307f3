import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import { fullText, readLogicalTables } from '../../server/src/core/table/logical-table.js';
import { logicalTables, pipeTable } from '../support/core-readings.js';

const CAPTION = '项目支出预算表\n\n单位名称：青川河道管理所\n\n单位：万元\n\n';
const HEADER = ['项目名称', '合计', '绩效目标'];
const FIRST = pipeTable(HEADER, ['合计', '6.00', ''], ['堤防加固', '1.00', '加固十里']);

/** Fragments and first cells of the rows of each table. */
function shape(text: string): readonly { fragments: number; rows: readonly string[] }[] {
  return logicalTables(text).map((table) => ({
    fragments: table.fragments.length,
    rows: table.rows.map((row) => fullText(row, 0)),
  }));
}

const JOINED = [{ fragments: 2, rows: ['合计', '堤防加固', '河道清淤'] }];
const MORE = ['河道清淤', '5.00', '清淤'];

test('a page that repeats the caption and the header goes on with the table', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n${CAPTION}${pipeTable(HEADER, MORE)}`), JOINED);
});

test('a page that repeats the header only goes on with the table', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n${pipeTable(HEADER, MORE)}`), JOINED);
});

test('the header repeats also where layout puts other spaces into its words', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n${pipeTable(['项 目名称', '合　计', '绩效 目标'], MORE)}`), JOINED);
});

test('where nothing repeats, a row of data stands above the delimiter of the next page', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n${pipeTable(MORE)}`), JOINED);
});

test('a page may begin with a blank header', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n${pipeTable(['', '', ''], MORE)}`), JOINED);
});

test('a header of several rows repeats with or without its column numbers', () => {
  const header = ['| 科目 | | 合计 |', '|---|---|---|', '| 编码 | 名称 | |'].join('\n');
  const first = `${header}\n| 1 | 2 | 3 |\n| 201 | 一般公共服务支出 | 1.00 |\n`;
  const joined = [{ fragments: 2, rows: ['201', '213'] }];
  assert.deepEqual(shape(`${CAPTION}${first}\n${header}\n| 1 | 2 | 3 |\n| 213 | 农林水支出 | 2.00 |\n`), joined);
  assert.deepEqual(shape(`${CAPTION}${first}\n${header}\n| 213 | 农林水支出 | 2.00 |\n`), joined);
});

test('page numbers between the pages do not part a table', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n- 12 -\n\n单位：万元\n\n${pipeTable(HEADER, MORE)}`), JOINED);
});

test('marks that the table goes on do not part it', () => {
  for (const mark of [
    '续表',
    '（续表）',
    '续上表',
    '项目支出预算表（续）',
    '项目支出预算表（续1）\n\n单位：万元',
    '第 12 页 共 30 页',
    '12 / 30',
  ])
    assert.deepEqual(shape(`${CAPTION}${FIRST}\n${mark}\n\n${pipeTable(HEADER, MORE)}`), JOINED, mark);
});

test('the title of the document, which pages repeat, does not part a table', () => {
  const head = '青川河道管理所2022年部门预算\n\n';
  assert.deepEqual(shape(`${head}${CAPTION}${FIRST}\n12\n\n${head}${pipeTable(HEADER, MORE)}`), JOINED);
});

const SUBJECTS = ['科目编码', '科目名称', '合计'];

test('rows below a subject of the page before go on with it, whatever short line stands between', () => {
  const first = pipeTable(SUBJECTS, ['201', '一般公共服务支出', '2.00'], ['20113', '商贸事务', '2.00']);
  const next = (code: string) => `${CAPTION}${first}\n青川简报\n\n${pipeTable(SUBJECTS, [code, '招商引资', '2.00'])}`;
  assert.equal(logicalTables(next('2011308')).length, 1);
  assert.equal(logicalTables(next('2050101')).length, 2);
});

test('a page may repeat only the last rows of the header, or its column numbers', () => {
  const lines = ['| 科目 | | 预算 | |', '|---|---|---|---|', '| 编码 | 名称 | 合计 | 基本支出 |', '| 1 | 2 | 3 | 4 |'];
  const first = `${lines.join('\n')}\n| 201 | 一般公共服务支出 | 1.00 | 1.00 |\n`;
  const joined = [{ fragments: 2, rows: ['201', '213'] }];
  const row = ['213', '农林水支出', '2.00', '2.00'];
  const labels = ['编码', '名称', '合计', '基本支出'];
  assert.deepEqual(shape(`${CAPTION}${first}\n${pipeTable(labels, row)}`), joined);
  assert.deepEqual(shape(`${CAPTION}${first}\n${pipeTable(labels, ['1', '2', '3', '4'], row)}`), joined);
  assert.deepEqual(shape(`${CAPTION}${first}\n${pipeTable(['1', '2', '3', '4'], row)}`), joined);
});

test('the same title again is another table where the first one was complete or its list begins anew', () => {
  const title = '支出总体情况表\n\n单位：万元\n\n';
  const page = (...rows: readonly (readonly string[])[]) => `${title}${pipeTable(SUBJECTS, ...rows)}\n`;
  const total = ['', '合计', '3.00'];
  const subjects = [
    ['201', '一般公共服务支出', '1.00'],
    ['213', '农林水支出', '2.00'],
  ];
  assert.equal(logicalTables(page(...subjects, total) + page(...subjects, total)).length, 2);
  assert.equal(logicalTables(page(total, ...subjects) + page(total, ...subjects)).length, 2);
  assert.equal(logicalTables(page(...subjects) + page(...subjects)).length, 2);
  assert.equal(logicalTables(page(...subjects) + page(['221', '住房保障支出', '1.00'])).length, 1);
  const units = [['190', '青川河道管理所', '3.00'], ...subjects];
  assert.equal(logicalTables(page(...units) + page(...subjects)).length, 1);
});

test('a table whose 合计 is followed by its 总计 on the next page goes on', () => {
  const first = pipeTable(HEADER, ['堤防加固', '1.00', ''], ['合计', '1.00', '']);
  const next = pipeTable(HEADER, ['上年结转', '1.00', ''], ['总计', '2.00', '']);
  assert.equal(logicalTables(`${CAPTION}${first}\n${CAPTION}${next}`).length, 1);
});

test('tab-separated pages are joined as well', () => {
  const page = (...rows: readonly string[]) => `${CAPTION}${[HEADER.join('\t'), ...rows].join('\n')}\n`;
  const text = `${page('合计\t6.00\t', '堤防加固\t1.00\t加固十里')}\n${page('河道清淤\t5.00\t清淤')}`;
  assert.deepEqual(shape(text), JOINED);
});

test('a total alone on the last page, with fewer cells, belongs to the table', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n合计\t6.00\n`.replace('合计\t6.00', '| 合计 | 6.00 |\n|---|---|')), [
    { fragments: 2, rows: ['合计', '堤防加固', '合计'] },
  ]);
});

test('a name that a page cuts goes on in the row of the next page that has no amounts', () => {
  const cut = pipeTable(HEADER, ['“河长通”微信公众号运营', '1.00', '全年']);
  const next = `${CAPTION}${pipeTable(HEADER, ['服务(2021-2022年)项目', '', '有推送'], MORE)}`;
  assert.deepEqual(shape(`${CAPTION}${cut}\n${next}`), [
    { fragments: 2, rows: ['“河长通”微信公众号运营服务(2021-2022年)项目', '河道清淤'] },
  ]);
  const [table] = logicalTables(`${CAPTION}${cut}\n${next}`);
  assert.equal(table && fullText(table.rows[0] as (typeof table.rows)[number], 2), '全年有推送');
});

test('a long text that a page cuts goes on although the rest begins with a number', () => {
  const cut = pipeTable(HEADER, ['堤防加固', '1.00', '1.加固十里；']);
  assert.deepEqual(shape(`${CAPTION}${cut}\n${CAPTION}${pipeTable(HEADER, ['', '', '2.绿化五里。'], MORE)}`), [
    { fragments: 2, rows: ['堤防加固', '河道清淤'] },
  ]);
});

test('the next item of the list on the right is a row of its own, also with nothing in its amount', () => {
  const header = ['收入项目', '预算数', '支出项目', '预算数'];
  const first = pipeTable(header, ['一、财政拨款', '5.00', '二、外交支出', '5.00']);
  const [table] = shape(`${CAPTION}${first}\n${CAPTION}${pipeTable(header, ['', '', '三、国防支出', '-'], ['', '', '四、教育支出', '-'])}`);
  assert.equal(table?.rows.length, 3);
});

test('a total, a coded or a numbered row of its own is no rest of a name, also without amounts', () => {
  for (const name of ['合 计', '其中：工程类', '[213]农林水支出', '二、事业收入']) {
    const [table] = shape(`${CAPTION}${FIRST}\n${CAPTION}${pipeTable(HEADER, [name, '', ''])}`);
    assert.deepEqual(table?.rows, ['合计', '堤防加固', name]);
  }
});

const COLUMNS = ['科目编码', '科目名称', '合计', '基本支出'];
const knows = (code: string, name: string) => code === '201' && name === '一般公共服务支出';

/** Codes, names and figures of the rows, where the catalogue knows 201. */
function known(text: string): readonly (readonly string[])[] {
  const [table] = readLogicalTables(readBlocks(text, new LineMap(text)), knows);
  return (table?.rows ?? []).map((row) => COLUMNS.map((_, column) => fullText(row, column)));
}

test('a known subject whose name stands on two lines is one row, wherever its figures stand', () => {
  const whole = [
    ['201', '一般公共服务支出', '3.00', '1.00'],
    ['208', '社会保障', '2.00', '2.00'],
  ];
  const next = ['208', '社会保障', '2.00', '2.00'];
  const below = [['201', '一般公共', '', ''], ['', '服务支出', '3.00', '1.00'], next];
  const above = [['201', '一般公共', '3.00', '1.00'], ['', '服务支出', '', ''], next];
  assert.deepEqual(known(`${CAPTION}${pipeTable(COLUMNS, ...below)}`), whole);
  assert.deepEqual(known(`${CAPTION}${pipeTable(COLUMNS, ...above)}`), whole);
  const page = `${CAPTION}${pipeTable(COLUMNS, below[0] ?? [])}\n${CAPTION}${pipeTable(COLUMNS, ...below.slice(1))}`;
  assert.deepEqual(known(page), whole);
  assert.deepEqual(known(`${CAPTION}${COLUMNS.join('\t')}\n201\t一般公共\n\t服务支出\t3.00\t1.00\n${next.join('\t')}\n`), whole);
});

test('a row without a code below a subject whose name is whole stays a row', () => {
  const rows = [
    ['201', '一般公共服务支出', '', ''],
    ['', '办公楼维修', '3.00', '1.00'],
  ];
  assert.deepEqual(known(`${CAPTION}${pipeTable(COLUMNS, ...rows)}`), rows);
  const both = [
    ['201', '一般公共', '3.00', '1.00'],
    ['', '服务支出', '3.00', '1.00'],
  ];
  assert.deepEqual(known(`${CAPTION}${pipeTable(COLUMNS, ...both)}`), both);
});

test('a total alone on the last page, without blank cells, has its figures under their columns', () => {
  const first = pipeTable(COLUMNS, ['201', '一般公共服务支出', '3.00', '1.00']);
  const [table] = logicalTables(`${CAPTION}${first}\n| 合计 | 3.00 | 1.00 |\n|---|---|---|\n`);
  assert.deepEqual(table && COLUMNS.map((_, column) => fullText(table.rows[1] as (typeof table.rows)[number], column)), [
    '合计',
    '',
    '3.00',
    '1.00',
  ]);
});

test('rows within a page that no catalogue knows are never joined', () => {
  const [table] = shape(`${CAPTION}${pipeTable(HEADER, ['堤防加固', '1.00', ''], ['经费', '', ''])}`);
  assert.deepEqual(table?.rows, ['堤防加固', '经费']);
});

test('rows that a blank line cuts off from their table stay with it', () => {
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n| 河道清淤 | 5.00 | 清淤 |\n`), JOINED);
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n- 12 -\n\n| 河道清淤 | 5.00 | 清淤 |\n`), JOINED);
});

test('another title, another owner or a note in between begins another table', () => {
  const next = pipeTable(HEADER, MORE);
  const two = [
    { fragments: 1, rows: ['合计', '堤防加固'] },
    { fragments: 1, rows: ['河道清淤'] },
  ];
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n基本支出预算表\n\n${next}`), two);
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n${CAPTION.replace('青川', '白水')}${next}`), two);
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n注：无\n\n${next}`), two);
  assert.deepEqual(shape(`${CAPTION}${FIRST}\n下面是另一张表。\n\n${next}`), two);
});

test('another header under the same caption begins another table', () => {
  const other = pipeTable(['单位编码', '单位名称', '金额'], ['190004', '青川河道管理所', '5.00']);
  assert.equal(logicalTables(`${CAPTION}${FIRST}\n${CAPTION}${other}`).length, 2);
});

test('blank rows are left out', () => {
  assert.deepEqual(shape(`${CAPTION}${pipeTable(HEADER, ['', '', ''], MORE)}`), [{ fragments: 1, rows: ['河道清淤'] }]);
});

test('the note below a table is its note', () => {
  const [table] = logicalTables(`${CAPTION}${FIRST}\n注：本表含上年结转。\n`);
  assert.equal(table?.note, '本表含上年结转。');
});

test('a table spans from its first page to its last', () => {
  const text = `${CAPTION}${FIRST}\n${CAPTION}${pipeTable(HEADER, MORE)}\n以上。\n`;
  const [table] = logicalTables(text);
  assert.equal(table?.span.start, text.indexOf('| 项目名称'));
  assert.equal(table?.span.end, text.indexOf('清淤 |\n\n以上') + '清淤 |'.length);
});
