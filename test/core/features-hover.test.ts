import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { type Analysis, analyse, hoverAt, type Locale } from '../../server/src/core/api.js';
import { hostileDraft, hostileNames, river, riverWithSlip } from '../support/feature-drafts.js';
import { repositoryRoot } from '../support/repository.js';

function read(text: string, locale: Locale = 'zh-CN'): Analysis {
  return analyse(text, { locale });
}

/** The hover on the last character of `inner` in the first line that holds `row`. */
function hover(text: string, row: string, inner: string, locale: Locale = 'zh-CN'): string {
  const at = text.indexOf(inner, text.indexOf(row));
  assert.ok(at >= 0, `${inner} after ${row}`);
  return hoverAt(read(text, locale), at + inner.length - 1)?.markdown ?? '';
}

function includesAll(markdown: string, parts: readonly string[]): void {
  for (const part of parts) assert.ok(markdown.includes(part), `${part} is not in\n${markdown}`);
}

describe('hovering a subject code', () => {
  it('tells its name, level, kind and the path of its parents', () => {
    const markdown = hover(river, '| 2080505 |', '2080505');
    includesAll(markdown, [
      '**2080505** 机关事业单位基本养老保险缴费支出',
      '项级',
      '支出功能分类',
      '208 社会保障和就业支出 › 20805 行政事业单位养老支出 › 2080505',
    ]);
  });

  it('lists its amounts in the tables of the document with their lines', () => {
    const markdown = hover(river, '| 208 |', '208');
    const line = river.slice(0, river.indexOf('| 208 |')).split('\n').length;
    includesAll(markdown, [`| 表 2 支出总体情况表 | 合计 | 90.00 万元 | ${line} |`]);
  });

  it('answers on the name beside the code as well', () => {
    const place = hoverAt(read(river), river.indexOf('水利行业业务管理') + 2);
    const start = river.indexOf('水利行业业务管理');
    assert.deepEqual(place?.span, { start, end: start + '水利行业业务管理'.length });
    assert.match(place?.markdown ?? '', /^\*\*2130304\*\* 水利行业业务管理/);
  });

  it('names what a department subject goes with in the government budget, and the other way round', () => {
    includesAll(hover(river, '| 30101 |', '30101'), [
      '政府预算经济分类：',
      '50101 工资奖金津补贴（机关）',
      '50501 工资福利支出（事业单位）',
    ]);
    includesAll(hover(river, '| 30101 |', '50501'), ['部门预算经济分类：', '30101 基本工资']);
    assert.match(hover(river, '| 30101 |', '50501'), /另有 \d+ 个/);
  });

  it('tells names of other years, and that the document uses one of them', () => {
    const renamed = river.replace('行政事业单位养老支出 |', '行政事业单位离退休 |');
    const markdown = hover(renamed, '| 20805 |', '20805');
    includesAll(markdown, ['**20805** 行政事业单位养老支出', '文稿中写作：行政事业单位离退休', '其他年份的名称：行政事业单位离退休（']);
  });

  it('is soft about a code that the catalogue does not hold', () => {
    const local = river.replace('2130304 | 水利行业业务管理', '2130388 | 堤防白蚁防治');
    includesAll(hover(local, '2130388', '2130388'), ['**2130388** 堤防白蚁防治', '目录中没有这个编码', '地方自设']);
    includesAll(hover(river.replace('| 213 |', '| 238 |'), '| 238 |', '238'), ['2022 年科目中没有这个编码。']);
  });

  it('shows a mistyped code as it is written, and what it is read as', () => {
    const markdown = hover(river.replace('2130304', '2130340'), '2130340', '2130340');
    includesAll(markdown, ['**2130340** ', '疑为 2130304 水利行业业务管理 之误', '| 210.00 万元 |']);
  });

  it('speaks English', () => {
    includesAll(hover(river, '| 30101 |', '30101', 'en'), [
      'section (款)',
      'department budget',
      'Goes with, in the government budget',
      '| 80.00 万元 |',
    ]);
  });
});

describe('hovering an amount', () => {
  it('tells row, column and unit', () => {
    includesAll(hover(river, '| 2080505 |', '60.00'), [
      '**60.00** 万元',
      '行：208 社会保障和就业支出 › 20805 行政事业单位养老支出 › 2080505',
      '列：合计',
      '表 2 支出总体情况表',
    ]);
  });

  it('works out the sums it is the total of and names what it counts towards', () => {
    const markdown = hover(river, '| 20805 |', '90.00');
    includesAll(markdown, [
      '✓ 下级各行之和：90.00 = 60.00 + 30.00',
      '✓ 本行各列之和：90.00 = 90.00',
      '**计入**',
      '✓ 208 社会保障和就业支出·合计',
    ]);
    assert.doesNotMatch(markdown, /应为|比各项之和/);
  });

  it('shortens a long sum in the middle and counts its parts', () => {
    includesAll(hover(river, '| 301 |', '290.00'), ['290.00 = 80.00 + 40.00 + 35.00 + … + 20.00（共 7 项）']);
  });

  it('takes a difference of one place for rounding', () => {
    const markdown = hover(river, '| 302 |', '10.00');
    includesAll(markdown, ['≈ 下级各行之和', '比各项之和少 0.01，四舍五入所致（最多可差 0.02）']);
  });

  it('tells the value that settles every equation of a wrong total', () => {
    const markdown = hover(riverWithSlip, '| 20805 |', '99.00');
    includesAll(markdown, [
      '**99.00** 万元 · 应为 **90.00**',
      '✗ 下级各行之和：99.00 ≠ 60.00 + 30.00 = 90.00；比各项之和多 9.00',
      '全部成立',
    ]);
  });

  it('points from a sound total to the likelier slip', () => {
    includesAll(hover(riverWithSlip, '| 208 |', '90.00'), ['更可能有误的是：20805 行政事业单位养老支出·合计（第', '应为 90.00']);
  });

  it('shows both sides of a balance', () => {
    for (const side of ['收入总计', '支出总计']) includesAll(hover(river, side, '660.00'), ['✓ 收支平衡：660.00 = 660.00']);
    includesAll(hover(river.replace('支出总计 | 660.00', '支出总计 | 650.00'), '支出总计', '650.00'), ['两处相差 10.00，应完全相同']);
  });

  it('says that an amount cannot be read, and what is not checked because of it', () => {
    const broken = river.replace('| 60.00 | 60.00 | 0.00 |', '| 6O.00 | 60.00 | 0.00 |');
    includesAll(hover(broken, '| 2080505 |', '6O.00'), ['**6O.00**', '无法识别为金额']);
    includesAll(hover(broken, '| 20805 |', '90.00'), ['含无法识别的金额，未核对']);
  });

  it('speaks English', () => {
    includesAll(hover(riverWithSlip, '| 20805 |', '99.00', 'en'), [
      'expected **90.00**',
      '✗ sum of the rows below it: 99.00 ≠ 60.00 + 30.00 = 90.00; 9.00 more than the sum of its parts',
      '**Counts towards**',
    ]);
  });
});

describe('hovering elsewhere', () => {
  it('says nothing in prose, on headings and beyond the text', () => {
    const analysis = read(river);
    for (const at of [0, river.indexOf('单位：万元'), river.indexOf('科目编码'), river.length, river.length + 5, -1])
      assert.equal(hoverAt(analysis, at), undefined, String(at));
  });

  it('says nothing in a document that is not a budget', () => {
    const text = '| Model | Total |\n| --- | --- |\n| a 201 | 1.00 |\n';
    const analysis = read(text);
    for (let at = 0; at <= text.length; at++) assert.equal(hoverAt(analysis, at), undefined);
  });
});

describe('text of the document in a hover', () => {
  const analysis = read(hostileDraft);
  const shown = new Set(Array.from({ length: hostileDraft.length }, (_, at) => hoverAt(analysis, at)?.markdown ?? ''));

  it('never becomes markup, HTML or a link', () => {
    assert.ok(shown.size > hostileNames.length);
    for (const markdown of shown) {
      const html = micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()], allowDangerousHtml: true });
      assert.doesNotMatch(html, /<(?!\/?(?:p|strong|ul|li|br|table|thead|tbody|tr|th|td)\b)/u, html);
      // Editors also turn bare addresses into links.
      assert.doesNotMatch(markdown, /https?:\/\/|www\.|\w@/u);
    }
  });

  it('stays readable as it was written', () => {
    const html = [...shown]
      .map((markdown) => micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] }))
      .join('\n');
    for (const part of [
      '[点这里](https://example.com/)项目',
      '`码`',
      '甲|乙|丙项目',
      '&lt;b&gt;支出&lt;/b&gt;预算表',
      '文稿中写作：`养老`',
      'www.example.com项目',
    ])
      assert.ok(html.includes(part), `${part} is not in\n${html}`);
  });
});

it('a part in another table that exceeds its whole is not asked to equal it', () => {
  const draft = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8');
  const { markdown } = hoverAt(analyse(draft, { locale: 'zh-CN' }), draft.indexOf('321.08')) ?? { markdown: '' };
  assert.match(markdown, /其中各项超出 9\.00/u);
  assert.equal(markdown.match(/应完全相同/gu)?.length, 1, markdown);
});
