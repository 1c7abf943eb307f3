import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, copyTable } from '../../server/src/core/api.js';

const HEAD = '# 清溪县图书馆2021年部门预算\n\n## 表1 支出总体情况表\n\n单位：万元\n\n';

function copied(text: string, at = '|') {
  return copyTable(analyse(text, { locale: 'zh-CN' }), text.indexOf(at));
}

describe('a table for a spreadsheet', () => {
  it('has figures as plain numbers, codes as words, and totals as formulas for A1', () => {
    const text = `${HEAD}| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 1,812.00 | 1,612.00 | 200.00 |
| 207 | 文化旅游体育与传媒支出 | 1,650.00 | 1,450.00 | 200.00 |
| 208 | 社会保障和就业支出 | 162.00 | 162.00 | - |
`;
    const copy = copied(text);
    assert.deepEqual(copy?.text.split('\n'), [
      '表1 支出总体情况表',
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '\t合计\t=C5+C6\t=D5+D6\t=E5+N(E6)',
      '="207"\t文化旅游体育与传媒支出\t=D5+E5\t1450.00\t200.00',
      '="208"\t社会保障和就业支出\t=D6+N(E6)\t162.00\t-',
      '',
    ]);
    assert.equal(copy?.message, '已复制 4 行，其中 5 个合计为公式；请粘贴到空工作表的 A1 单元格。');
  });

  it('adds up neighbours as ranges, takes away what is taken away, and joins pages', () => {
    const page = (rows: string) => `| 项目 | 预算数 |\n| --- | --- |\n${rows}`;
    const text = `${HEAD}${page('| 一、工资 | 10.00 |\n| 二、津贴 | 20.00 |\n')}\n${page('| 三、奖金 | 30.00 |\n| 合计 | 60.00 |\n')}`;
    assert.equal(copied(text)?.text.split('\n').at(-2), '合计\t=SUM(B4:B6)');
  });

  it('tells of formulas that give another value than the document prints', () => {
    const text = `${HEAD}| 项目 | 预算数 |\n| --- | --- |\n| 一、工资 | 10.00 |\n| 二、津贴 | 20.00 |\n| 三、奖金 | 30.00 |\n| 合计 | 65.00 |\n`;
    assert.match(copied(text)?.message ?? '', /有 1 个公式的结果与文稿中的数字不同。$/);
  });

  it('keeps words that a spreadsheet would take for formulas, dates or other numbers', () => {
    const names = ['(1)', '1-2', '05', '=A1', '+附件', '-减项', '@某', '1月1日', '2021.01', '3/4', '12', '一、工资', '（一）津贴'];
    const rows = names.map((name) => `| ${name} | 一 | 1.00 |`).join('\n');
    const lines = copied(`${HEAD}| 编号 | 项目 | 预算数 |\n| --- | --- | --- |\n${rows}\n`)?.text.split('\n').slice(3, -1) ?? [];
    assert.deepEqual(
      lines.map((line) => line.split('\t')[0]),
      [
        '="(1)"',
        '="1-2"',
        '="05"',
        '="=A1"',
        '="+附件"',
        '="-减项"',
        '="@某"',
        '="1月1日"',
        '="2021.01"',
        '="3/4"',
        '="12"',
        '一、工资',
        '（一）津贴',
      ],
    );
  });

  it('quotes cells of several lines', () => {
    const text = `${HEAD}| 项目 | 预算数 |\n| --- | --- |\n| 甲<br>乙"丙" | 10.00 |\n| 合计 | 10.00 |\n`;
    assert.match(copied(text)?.text ?? '', /\n"甲\n乙""丙"""\t10\.00\n/);
  });

  it('is found from its title as well, and nowhere else', () => {
    const text = `${HEAD}| 项目 | 预算数 |\n| --- | --- |\n| 甲 | 10.00 |\n| 合计 | 10.00 |\n`;
    assert.equal(copied(text, '支出总体')?.text, copied(text)?.text);
    assert.equal(copied(text, '# 清溪'), undefined);
  });
});
