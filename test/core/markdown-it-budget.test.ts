import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import markdownIt from 'markdown-it';
import { addBudgetTables } from '../../client/src/markdown-it-budget.js';
import { analyse, readPreview, tablePages } from '../../server/src/core/api.js';
import type { MarkdownTablesResult } from '../../server/src/lsp/protocol/markdown-tables.js';
import { markdownTables } from '../../server/src/page/markdown-tables.js';
import { hostilePayloads } from '../support/hostile-payloads.js';
import { sharedFiles } from '../support/shared-corpus.js';

/** As the server answers. */
function tablesOf(text: string): MarkdownTablesResult['tables'] {
  const analysis = analyse(text, { locale: 'zh-CN' });
  if (!analysis.recognised) return [];
  const preview = readPreview(analysis, { isMarkdown: true });
  const tables = tablePages(analysis, preview);
  return markdownTables(preview.model, tables).map((html, at) => ({ html, pages: tables[at]?.pages ?? [] }));
}

function plain(text: string): string {
  return markdownIt({ html: true }).render(text);
}

function rendered(text: string, tables: MarkdownTablesResult['tables'] | undefined = tablesOf(text)): string {
  const md = markdownIt({ html: true });
  addBudgetTables(md, (asked) => (asked === text ? tables : undefined));
  return md.render(text);
}

const count = (html: string, part: string) => html.split(part).length - 1;

const ELEMENTS = 'div|figure|figcaption|table|thead|tbody|tr|th|td|span|details|summary|ul|li|svg|path';
const ATTRIBUTES = 'class|data-\\w+|aria-\\w+|scope|colspan|rowspan|title|open|viewBox|focusable|d|fill-rule';
const ONLY_OURS = new RegExp(`^(?:[^<]|</(?:${ELEMENTS})>|<(?:${ELEMENTS})(?: (?:${ATTRIBUTES})(?:="[^"]*")?)*>)+$`, 'u');

const title = '# 2022年部门预算\n\n一般公共预算支出表\n\n单位：万元\n\n';
const head = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
const rows = [
  ['208', '社会保障和就业支出', '5.00', '3.00', '2.00'],
  ['20805', '行政事业单位养老支出', '5.00', '3.00', '2.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '5.00', '3.00', '2.00'],
];
const tabs = [head, ...rows].map((cells) => cells.join('\t')).join('\n');
const pipes = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

describe('the preview of Markdown', () => {
  it('shows a table with tabs as a table, with the text around it as it was', () => {
    const text = `${title}${tabs}\n说明在表下一行。\n\n## 下一节\n`;
    assert.equal(count(plain(text), '<table'), 0);
    const html = rendered(text);
    assert.equal(count(html, '<table'), 1);
    assert.ok(html.includes('<p>说明在表下一行。</p>') && html.includes('<h2>下一节</h2>'));
    assert.match(html, /data-line="6"/u);
    assert.ok(html.includes('机关事业单位基本养老保险缴费支出'));
  });

  it('shows a table right below its title, which ends the paragraph', () => {
    const html = rendered(`# 2022年部门预算\n\n一般公共预算支出表\n单位：万元\n${tabs}\n`);
    assert.equal(count(html, '<table'), 1);
    assert.match(html, /<p>一般公共预算支出表\n单位：万元<\/p>/u);
  });

  it('shows the pages of a table as one', () => {
    const [first = '', second = ''] = [rows.slice(0, 2), rows.slice(2)].map((part) =>
      [head, head.map(() => '---'), ...part].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    );
    const text = `${title}${first}\n\n12\n\n${second}\n\n结束\n`;
    assert.equal(count(plain(text), '<table'), 2);
    const html = rendered(text);
    assert.equal(count(html, '<table'), 1);
    assert.equal(count(html, '<th scope="row"'), 3);
    assert.ok(html.includes('<p>结束</p>'));
  });

  it('leaves out what a page says again, and shows what it says by itself', () => {
    const [first = '', second = ''] = [rows.slice(0, 2), rows.slice(2)].map((part) =>
      [head, ...part].map((cells) => cells.join('\t')).join('\n'),
    );
    const numbered = `${title}${first}\n\n— 12 —\n\n## 一般公共预算支出表（续）\n\n单位：万元\n\n${second}\n\n— 13 —\n\n结束\n`;
    const html = rendered(numbered);
    assert.equal(count(html, '<table'), 1);
    assert.ok(!html.includes('12') && !html.includes('（续）') && html.includes('<p>— 13 —</p>'));
    const told = rendered(numbered.replace('— 12 —', '海州市档案馆'));
    assert.equal(count(told, '<table'), 1);
    assert.ok(told.includes('<p>海州市档案馆</p>') && told.includes('（续）'));
  });

  it('tells the line of each row, so that the preview scrolls along and leads to the source', () => {
    const text = `---\nowner: 某局\n---\n${title}${tabs}\n\n— 1 —\n\n${[head, ['210', '卫生健康支出', '1.00', '1.00', '0.00']].map((cells) => cells.join('\t')).join('\n')}\n`;
    const lines = text.split('\n');
    const told = [...rendered(text).matchAll(/<tr class="[^"]*code-line"[^>]* data-line="(\d+)"[^>]*>(.*?)<\/tr>/gsu)];
    assert.equal(told.length, 1 + rows.length + 1);
    for (const [, line, cells = ''] of told) assert.match(cells, new RegExp(`>${lines[Number(line)]?.split('\t')[0]}<`, 'u'));
  });

  it('leaves tables alone that stand in lists, quotations and code, whole, be it one page of several', () => {
    const [first = '', second = ''] = [rows.slice(0, 2), rows.slice(2)].map((part) =>
      [head, head.map(() => '---'), ...part].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    );
    const within = (mark: string, table: string) => table.split('\n').map((line) => `${mark}${line}`);
    for (const mark of ['> ', '  ', '    '])
      for (const [one, other] of [
        [first, within(mark, second).join('\n')],
        [within(mark, first).join('\n'), second],
      ]) {
        const text = `${title}- 项目\n\n${one}\n\n- 项目\n\n${other}\n\n结束\n`;
        // As if the server had not known what Markdown makes of it.
        const starts = text.split('\n').flatMap((line, at) => (line.includes('科目编码') ? [at] : []));
        const pages = starts.map((start, at) => ({ start, end: start + (at === 0 ? 4 : 3) }));
        assert.equal(starts.length, 2);
        assert.equal(rendered(text, [{ html: '<p>table</p>', pages }]), plain(text), mark);
      }
  });

  it('ends a list, a quotation and a paragraph where a table follows them at once', () => {
    for (const before of ['- 项目', '> 引文', '1. 项目\n2. 项目', '一段话。']) {
      const html = rendered(`${title}${before}\n${tabs}\n`);
      assert.equal(html.replace(/<div class="budget-draft">.*<\/div>\n/su, ''), plain(`${title}${before}\n`), before);
      assert.equal(count(html, '<table'), 1);
    }
  });

  it('reads a line of Markdown by itself as it did', () => {
    const md = markdownIt();
    addBudgetTables(md, () => [{ html: '<p>table</p>', pages: [{ start: 0, end: 1 }] }]);
    assert.equal(md.renderInline('a **b**'), 'a <strong>b</strong>');
    assert.equal(md.render('a'), '<p>table</p>\n');
  });

  it('shows what the rows of a table say above its header', () => {
    const html = rendered(`# 2022年部门预算\n\n一般公共预算支出表\t\t\t\t\n单位：万元\t\t\t\t\n${tabs}\n`);
    assert.match(html, /<figcaption>.*一般公共预算支出表.*单位：万元.*<\/figcaption>/su);
  });

  it('marks what is wrong, in words as well', () => {
    const text = `${title}${pipes.replace('| 2080505 | 机关事业单位基本养老保险缴费支出 | 5.00 |', '| 2080505 | 机关事业单位基本养老保险缴费支出 | 5.10 |')}\n`;
    const html = rendered(text);
    assert.match(html, /class="amount mark is-error"/u);
    assert.equal(count(html, '<li class="is-error"'), 1);
    assert.ok(html.includes('<summary>1 个问题</summary>'));
    assert.match(html, /<td class="amount mark is-error"[^>]* title="[^"]*5\.10[^"]*"/u);
  });

  it('leaves a text alone of which nothing is known, and one that is no budget', () => {
    for (const text of [`${title}${tabs}\n`, '# 笔记\n\n| a | b |\n| - | - |\n| 1 | 2 |\n']) {
      assert.equal(rendered(text, []), plain(text));
      const md = markdownIt({ html: true });
      addBudgetTables(md, () => undefined);
      assert.equal(md.render(text), plain(text));
    }
  });

  it('leaves ordinary documents byte for byte as they were', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.md$/)) assert.equal(rendered(text), plain(text), name);
  });

  it('shows every table of real budgets once', () => {
    for (const { name, text } of [...sharedFiles('seeds', /\.md$/), ...sharedFiles('corpus/budget', /^(?:js|sh)-.*\.md$/)]) {
      const tables = tablesOf(text);
      assert.ok(tables.length > 0);
      assert.equal(count(rendered(text, tables), '<div class="budget-draft">'), tables.length, name);
    }
  });

  it('keeps what is hostile as text', () => {
    for (const { name, text: payload } of hostilePayloads) {
      const cell = payload.replace(/[|\t\r\n]/gu, ' ');
      const [table] = tablesOf(`${title}${tabs.replace('行政事业单位养老支出', cell)}\n`);
      // Nothing but tags of these names with attributes of these names, whose values and what stands between them are text.
      assert.match(table?.html ?? '', ONLY_OURS, name);
    }
  });
});
