import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import { editTable, type TableOperation } from '../../server/src/core/features/table-edits/edit-table.js';

const HEAD = '# 某局2022年部门预算\n\n支出总体情况表\n\n单位：万元\n\n';

/** What becomes of a table once something is done at the one place where `place` stands; the reason where it is refused. */
function done(table: string, operation: TableOperation, place: string): string {
  const text = HEAD + table;
  const start = text.indexOf(place, HEAD.length);
  assert.ok(start >= HEAD.length, place);
  const edit = editTable(analyse(text, { locale: 'en' }), operation, { start, end: start });
  return 'refused' in edit ? edit.refused : applyEdits(text, edit.change.edits).slice(HEAD.length);
}

const SPENDING = `| 科目编码 | 科目名称 | 支出 | |
| --- | --- | ---: | ---: |
| | | 基本支出 | 项目支出 |
| | 合计 | 3.00 | 0.00 |
| 208 | 社会保障和就业支出 | 1.00 | 0.00 |
| 201 | 一般公共服务支出 | 2.00 | 0.00 |
| 20103 | 政府办公厅 | 2.00 | 0.00 |
`;

describe('rows of a table', () => {
  it('are sorted by code below a total that stays, each with what is below it', () => {
    assert.deepEqual(
      done(SPENDING, 'sortRows', '208')
        .split('\n')
        .map((line) => line.split('|').slice(1, 3).join().replaceAll(' ', '')),
      ['科目编码,科目名称', '---,---', ',', ',合计', '201,一般公共服务支出', '20103,政府办公厅', '208,社会保障和就业支出', ''],
    );
  });

  it('take what they divide along, and leave running numbers where they are', () => {
    const table = `| 序号 | 科目编码 | 科目名称 | 金额 |
| --- | --- | --- | --- |
| 1 | 208 | 社会保障和就业支出 | 1.00 |
| 2 |  | 其中：养老 | 0.50 |
| 3 | 201 | 一般公共服务支出 | 2.00 |
`;
    assert.equal(
      done(table, 'sortRows', '208').split('\n').slice(2).join('\n'),
      '| 1 | 201 | 一般公共服务支出 | 2.00 |\n| 2 | 208 | 社会保障和就业支出 | 1.00 |\n| 3 |  | 其中：养老 | 0.50 |\n',
    );
  });

  it('stay below the one they belong to of two rows with one code, which differ in the code beside it', () => {
    const rows = [
      '| [302]商品和服务支出 | [502]机关商品和服务支出 | 4.00 |',
      '| [30201]办公费 | [50201]办公经费 | 4.00 |',
      '| [301]工资福利支出 | [505]对事业单位经常性补助 | 3.00 |',
      '| [30107]绩效工资 | [50501]工资福利支出 | 2.00 |',
      '| [30101]基本工资 | [50501]工资福利支出 | 1.00 |',
      '| [301]工资福利支出 | [501]机关工资福利支出 | 7.00 |',
      '| [30101]基本工资 | [50101]工资奖金津补贴 | 7.00 |',
    ];
    const head = '| 部门预算支出经济科目 | 政府预算支出经济科目 | 预算 |\n|---|---|---|\n|  | 合计 | 14.00 |\n';
    const sorted = done(`${head}${rows.join('\n')}\n`, 'sortRows', '[302]');
    assert.deepEqual(
      sorted.slice(head.length).trimEnd().split('\n'),
      [5, 6, 2, 4, 3, 0, 1].map((place) => rows[place]),
    );
    assert.match(done(sorted, 'sortRows', '[302]'), /rows are in the order of their codes/u);
  });

  it('are not sorted where one has no code, where its first part is left out, or where tables stand side by side', () => {
    assert.match(done(SPENDING.replace('| 20103 | 政府办公厅', '| | 政府办公厅'), 'sortRows', '208'), /“政府办公厅” has no subject code/u);
    const sides =
      '| 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 |\n|---|---|---|---|---|---|\n| 208 | 社会保障和就业支出 | 1.00 | 302 | 商品和服务支出 | 1.00 |\n| 201 | 一般公共服务支出 | 2.00 | 301 | 工资福利支出 | 2.00 |\n';
    assert.match(done(sides, 'sortRows', '208'), /side by side/u);
    const split =
      '| 类 | 款 | 科目名称 | 金额 |\n|---|---|---|---|\n| 208 | | 社会保障和就业支出 | 1.00 |\n| | 05 | 行政事业单位养老支出 | 1.00 |\n| | 01 | 人力资源管理 | 0.00 |\n| 201 | | 一般公共服务支出 | 2.00 |\n';
    assert.match(done(split, 'sortRows', '208'), /leave out the first part/u);
  });

  it('at the top of a page hand their place above the dashes on', () => {
    const pages = `${SPENDING}\n| 20104 | 发展与改革事务 | 0.00 | 0.00 |\n| --- | --- | ---: | ---: |\n| 20105 | 统计信息事务 | 0.00 | 0.00 |\n| 20106 | 财政事务 | 0.00 | 0.00 |\n`;
    const page = (text: string) => text.slice(text.indexOf('\n\n') + 2);
    assert.equal(
      page(done(pages, 'deleteRows', '20104')),
      '| 20105 | 统计信息事务 | 0.00 | 0.00 |\n| --- | --- | ---: | ---: |\n| 20106 | 财政事务 | 0.00 | 0.00 |\n',
    );
    assert.equal(
      page(done(pages, 'moveRowUp', '20104')),
      '| 20103 | 政府办公厅 | 2.00 | 0.00 |\n| --- | --- | ---: | ---: |\n| 20105 | 统计信息事务 | 0.00 | 0.00 |\n| 20106 | 财政事务 | 0.00 | 0.00 |\n',
    );
    assert.match(page(done(pages, 'insertRowAbove', '20104')), /^\|[ |]+\|\n\| --- [^\n]*\n\| 20104 /u);
  });

  it('that a page cuts are not torn apart', () => {
    const cut =
      '| 项目名称 | 支出 |\n| --- | ---: |\n| 合计 | 6.00 |\n| 门户网站改版项目 | 1.00 |\n| 政务微信公众号运营 | 5.00 |\n\n| 项目名称 | 支出 |\n| --- | ---: |\n| 服务(2021-2022年)项目 | |\n| 档案整理项目 | 0.00 |\n';
    const refused = /cut by a page/u;
    assert.match(done(cut, 'moveRowUp', '政务微信'), refused);
    assert.match(done(cut, 'moveRowDown', '门户网站'), refused);
    assert.match(done(cut, 'moveRowUp', '档案整理'), refused);
    assert.match(done(cut, 'deleteRows', '政务微信'), refused);
    assert.match(done(cut, 'moveRowDown', '合计'), /门户网站改版项目 \| 1\.00 \|\n\| 合计/u);
  });

  it('keep the line ends of their document, also in its last line', () => {
    const table = '科目编码\t科目名称\t金额\r\n201\t一般公共服务支出\t2.00\r\n208\t社会保障和就业支出\t1.00';
    assert.equal(done(table, 'insertRowBelow', '208'), `${table}\r\n\t\t`);
    assert.equal(done(table, 'deleteRows', '208'), '科目编码\t科目名称\t金额\r\n201\t一般公共服务支出\t2.00');
  });

  it('need the pipe in front that others leave out where they begin with a blank', () => {
    const open = '科目编码 | 科目名称 | 金额\n--- | --- | ---\n201 | 一般公共服务支出 | 2.00\n208 | 社会保障和就业支出 | 1.00\n';
    assert.match(done(open, 'insertRowBelow', '208'), /\n\|[ |]+\|\n$/u);
    assert.equal(done(open, 'moveColumnRight', '科目编码').split('\n')[2], '一般公共服务支出 | 201 | 2.00');
  });
});

describe('columns of a table', () => {
  it('leave the heading that spans them to those that stay', () => {
    assert.deepEqual(done(SPENDING, 'deleteColumn', '基本支出').split('\n').slice(0, 4), [
      '| 科目编码 | 科目名称 | 支出 |',
      '| --- | --- | ---: |',
      '| | | 项目支出 |',
      '| | 合计 | 0.00 |',
    ]);
  });

  it('change places under one heading, which stays where it is', () => {
    assert.deepEqual(done(SPENDING, 'moveColumnRight', '基本支出').split('\n').slice(0, 4), [
      '| 科目编码 | 科目名称 | 支出 | |',
      '| --- | --- | ---: | ---: |',
      '| | | 项目支出 | 基本支出 |',
      '| | 合计 | 0.00 | 3.00 |',
    ]);
    assert.match(done(SPENDING, 'moveColumnLeft', '基本支出'), /not stand under the same heading/u);
  });

  it('are inserted at both ends', () => {
    assert.equal(done(SPENDING, 'insertColumnLeft', '208').split('\n')[4], '|  | 208 | 社会保障和就业支出 | 1.00 | 0.00 |');
    assert.equal(
      done('科目编码\t科目名称\t金额\n201\t一般公共服务支出\t2.00', 'insertColumnRight', '2.00'),
      '科目编码\t科目名称\t金额\t\n201\t一般公共服务支出\t2.00\t',
    );
  });
});

describe('conversion', () => {
  it('keeps pipes in cells, and turns tabs in them into blanks', () => {
    const table = '科目编码\t科目名称\t金额\n201\t一般|公共服务支出\t2.00';
    const pipes = done(table, 'tableToPipes', '201');
    assert.equal(pipes.split('\n')[2], '| 201      | 一般\\|公共服务支出 | 2.00 |');
    assert.equal(done(pipes, 'tableToTabs', '201'), table);
  });

  it('parts a table from the text that stands right below it', () => {
    assert.match(
      done('科目编码\t科目名称\t金额\n201\t一般公共服务支出\t2.00\n注：拟定数', 'tableToPipes', '201'),
      /2\.00 \|\n\n注：拟定数$/u,
    );
  });

  it('is not made where tabs would be read as something else', () => {
    const quoted = SPENDING.replace(/^/gmu, '> ').replace(/> $/u, '');
    assert.match(done(quoted, 'tableToTabs', '208'), /Line 7 would be read as something else/u);
    assert.match(
      done(SPENDING.replace('| 208 | 社会', '| > 208 | 社会'), 'tableToTabs', '> 208'),
      /Line 11 would be read as something else/u,
    );
  });
});
