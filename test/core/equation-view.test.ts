import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type EquationView, equationViewAt, type Locale, type NumberView, type Span } from '../../server/src/core/api.js';
import { MOST_PARTS } from '../../server/src/core/features/equation-view/worked-view.js';
import { hostileDraft, river, riverWithSlip, slip } from '../support/feature-drafts.js';
import { hostilePayloads } from '../support/hostile-payloads.js';
import { waterDraft } from '../support/navigation-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

/** The view of the first `figure` behind some words of a text. */
function viewOf(text: string, before: string, figure: string, locale: Locale = 'zh-CN'): EquationView<Span> {
  const from = text.indexOf(before);
  assert.ok(from >= 0, before);
  const view = equationViewAt(analyse(text, { locale }), text.indexOf(figure, from + before.length));
  assert.ok(view, `${before} … ${figure}`);
  return view;
}

const shown = ({ name, amount }: NumberView<Span>) => `${name} ${amount}`;

describe('the equations of a total', () => {
  it('list every addend as printed, with the sum and why it must hold', () => {
    const { number, unit, asTotal, asPart } = viewOf(river, '| 208 | 社会保障和就业支出 |', '90.00');
    assert.deepEqual([shown(number), number.where, unit], ['208 社会保障和就业支出·合计 90.00', '表 2 支出总体情况表', '万元']);
    const [below, across] = asTotal;
    assert.deepEqual(
      [below?.title, below?.parts.map(shown), below?.sum, below?.difference, below?.note, below?.state],
      ['下级各行之和', ['20805 行政事业单位养老支出·合计 90.00'], '90.00', '', '', 'holds'],
    );
    assert.deepEqual(
      [across?.title, across?.parts.map(({ amount }) => amount), across?.state],
      ['本行各列之和', ['90.00', '0.00'], 'holds'],
    );
    assert.deepEqual(
      asPart.map(({ total, parts, sum }) => [shown(total), parts.map(({ amount }) => amount), sum]),
      [['合计·合计 660.00', ['90.00', '570.00'], '660.00']],
    );
  });

  it('tell what is wrong first, by how much, and which figure is to blame', () => {
    const { number, asTotal } = viewOf(riverWithSlip, slip.wrongRow.slice(0, 20), '99.00');
    assert.deepEqual([number.isSuspect, number.expected], [true, '90.00']);
    assert.deepEqual(
      asTotal.map(({ title, sum, difference, state, note }) => [title, sum, difference, state, note]),
      [
        ['下级各行之和', '90.00', '9.00', 'fails', '比各项之和多 9.00，超出四舍五入可差的 0.01'],
        ['本行各列之和', '90.00', '9.00', 'fails', '比各项之和多 9.00，超出四舍五入可差的 0.01'],
      ],
    );
    const part = viewOf(riverWithSlip, '机关事业单位基本养老保险缴费支出 |', '60.00');
    assert.deepEqual([part.number.isSuspect, part.number.expected], [false, '']);
    const [failing] = part.asPart;
    assert.deepEqual([failing?.state, failing?.total.isSuspect, failing?.total.expected], ['fails', true, '90.00']);
  });

  it('say that rounding explains a difference', () => {
    // 3.33 + 3.34 + 3.34 is 10.01.
    const { asTotal } = viewOf(river, '| 302 | 商品和服务支出 | 505 |', '10.00');
    const [sum] = asTotal;
    assert.deepEqual([sum?.sum, sum?.difference, sum?.state], ['10.01', '-0.01', 'rounding']);
    assert.match(sum?.note ?? '', /^比各项之和少 0\.01，四舍五入所致/u);
  });

  it('are told in English where findings are', () => {
    const { asTotal, same, number } = viewOf(riverWithSlip, slip.wrongRow.slice(0, 20), '99.00', 'en');
    assert.deepEqual(
      [number.name, asTotal[0]?.title, asTotal[0]?.note],
      [
        '20805 行政事业单位养老支出 / 合计',
        'sum of the rows below it',
        '9.00 more than the sum of its parts, beyond the 0.01 that rounding allows',
      ],
    );
    for (const { title } of same) assert.match(title, /^[\x20-\x7e]+$/u);
  });

  it('keep thousands of addends to a few hundred, the one that is asked about among them', () => {
    const count = 3 * MOST_PARTS;
    const rows = Array.from({ length: count }, (_, place) => `| 第${place}号堤防工程 | 1.50 |`);
    const text = `# 青川河道管理所 2022 年部门预算\n\n项目支出预算表\n\n单位：万元\n\n| 项目名称 | 预算数 |\n| --- | ---: |\n| 合计 | ${count * 1.5}.00 |\n${rows.join('\n')}\n`;
    const [whole] = viewOf(text, '| 合计 |', `${count * 1.5}.00`).asTotal;
    assert.deepEqual(
      [whole?.parts.length, whole?.more, whole?.state],
      [MOST_PARTS, { count: count - MOST_PARTS, sum: `${(count - MOST_PARTS) * 1.5}.00` }, 'holds'],
    );
    const [last] = viewOf(text, `第${count - 1}号堤防工程`, '1.50').asPart;
    assert.deepEqual([last?.parts.length, last?.parts.at(-1)?.name, last?.more], [MOST_PARTS, `第${count - 1}号堤防工程`, whole?.more]);
  });

  it('name units where they differ, and reckon in the unit of the total', () => {
    const text = `# 青川河道管理所2022年部门预算

2022年收入支出预算总表

单位：元

| 收入 | 预算数 | 支出 | 预算数 |
|---|---:|---|---:|
| 一、财政拨款收入 | 6,500,000.00 | 一、基本支出 | 5,000,000.00 |
| 二、事业收入 | 100,000.00 | 二、项目支出 | 1,600,000.00 |
| 收入总计 | 6,600,000.00 | 支出总计 | 6,600,000.00 |

2022年收入预算 670.00 万元。
`;
    const { same, unit } = viewOf(text, '收入总计', '6,600,000.00');
    assert.equal(unit, '元');
    const stated = same.find(({ where }) => where === '文中');
    assert.deepEqual([stated?.amount, stated?.difference, stated?.state], ['670.00 万元', '-100000.00', 'fails']);
    // In the sentence it is the other way round.
    const { number, same: cells } = viewOf(text, '2022年收入预算 ', '670.00');
    assert.deepEqual([number.amount, number.where], ['670.00', '文中']);
    const cell = cells.find(({ name }) => name.startsWith('收入总计'));
    assert.deepEqual([cell?.amount, cell?.difference, cell?.state], ['6,600,000.00 元', '10.00', 'fails']);
  });

  it('let one ask about a blank cell that a sum counts on', () => {
    const text = river.replace(
      '| 2130304 | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |',
      '| 2130304 | 水利行业业务管理 | 210.00 | | 0.00 |',
    );
    const analysis = analyse(text, { locale: 'zh-CN' });
    const blank = analysis.document.evaluated
      .flatMap(({ equation }) => equation.parts)
      .find(({ entry }) => entry.cell.text === '' && text.slice(0, entry.cell.span.start).endsWith('| 水利行业业务管理 | 210.00 | '));
    assert.ok(blank, 'the blank cell stands in equations');
    const view = equationViewAt(analysis, blank.entry.cell.span.start);
    assert.equal(view?.number.amount, '空白');
    const [failing] = view?.asPart ?? [];
    assert.deepEqual([failing?.state, failing?.parts.map(({ amount }) => amount)], ['fails', ['空白', '0.00']]);
  });

  it('tell parts that are only named from parts that make up the whole', () => {
    const { asTotal } = viewOf(river, '二、其他资金 |', '20.00');
    const [named] = asTotal;
    assert.deepEqual([named?.atMost, named?.sum, named?.difference, named?.state, named?.note], [true, '15.00', '5.00', 'holds', '']);
  });
});

describe('the same fact elsewhere', () => {
  it('is found in other tables and in sentences, with why they agree', () => {
    const { same } = viewOf(waterDraft, '| 收入总计 | 660.00 | 支出总计 |', '660.00');
    assert.deepEqual(
      same.map(({ where, state }) => [where, state]),
      [
        ['文中', 'holds'],
        ['表 1 收支总体情况表', 'holds'],
        ['表 2 支出总体情况表', 'holds'],
      ],
    );
    for (const { title, difference } of same) assert.deepEqual([title === '', difference], [false, '']);
  });

  it('agrees where it is printed with fewer digits, and nothing is said against it', () => {
    const text = waterDraft.replace('2022年支出总计660.00万元', '2022年支出总计0.07亿元');
    const { same } = viewOf(text, '| 收入总计 | 660.00 | 支出总计 |', '660.00');
    const stated = same.find(({ where }) => where === '文中');
    // 0.07 亿元 is 700 万元, to the nearest million.
    assert.deepEqual([stated?.amount, stated?.state, stated?.difference, stated?.note], ['0.07 亿元', 'holds', '-40.00', '']);
  });

  it('is nothing where a figure stands alone or is none', () => {
    const analysis = analyse(waterDraft, { locale: 'zh-CN' });
    for (const words of ['河道综合整治工程完成40公里', '青川市水务局', '2022 年']) {
      assert.equal(equationViewAt(analysis, waterDraft.indexOf(words) + 1), undefined, words);
    }
    for (const offset of [-1, waterDraft.length, waterDraft.length + 10, Number.NaN])
      assert.equal(equationViewAt(analysis, offset), undefined);
  });
});

describe('whatever the words of a document are', () => {
  it('names are shown on a line, not too long, with their characters as they are', () => {
    // A row that is called a total would not be a part of one.
    const rows = hostilePayloads.map(({ text }, place) => `第${place}号${text.replaceAll('合计', '堤防')}工程\t1.00`);
    for (const text of [
      hostileDraft,
      `# 某局2022年部门预算\n\n项目支出预算表\n单位：万元\n项目名称\t预算数\n合计\t${rows.length}.00\n${rows.join('\n')}\n`,
    ]) {
      const analysis = analyse(text, { locale: 'zh-CN' });
      const views = analysis.document.evaluated.flatMap(
        ({ equation }) => equationViewAt(analysis, equation.total.entry.cell.span.start) ?? [],
      );
      assert.ok(views.length > 0);
      for (const { asTotal } of views)
        for (const { parts } of asTotal)
          for (const { name } of parts) {
            assert.ok(name.length <= 240);
            assert.doesNotMatch(name, /[\p{Cc}\u202a-\u202e\u2066-\u2069\n]/u);
          }
    }
  });
});

describe('asking', () => {
  it('takes a few milliseconds in a real document', () => {
    for (const { name, text } of sharedFiles('seeds', /\.md$/u)) {
      const analysis = analyse(text, { locale: 'zh-CN' });
      const starts = [...new Set(analysis.document.evaluated.map(({ equation }) => equation.total.entry.cell.span.start))];
      const times = starts.map((start) => {
        const begin = performance.now();
        equationViewAt(analysis, start);
        return performance.now() - begin;
      });
      const median = times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
      assert.ok(median < 10, `${name}: ${median} ms`);
    }
  });
});
