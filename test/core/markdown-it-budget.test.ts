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
  const pages = tablePages(analysis);
  return markdownTables(readPreview(analysis, { isMarkdown: true }).model).map(({ html }, at) => ({
    html,
    pages: (pages[at] ?? []).map(({ start, end }) => ({ start: analysis.lines.lineAt(start), end: analysis.lines.lineAt(end) + 1 })),
  }));
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

  it('marks what is wrong, in words as well', () => {
    const text = `${title}${pipes.replace('| 2080505 | 机关事业单位基本养老保险缴费支出 | 5.00 |', '| 2080505 | 机关事业单位基本养老保险缴费支出 | 5.10 |')}\n`;
    const html = rendered(text);
    assert.match(html, /class="amount mark is-error"/u);
    assert.equal(count(html, '<li class="is-error"'), 1);
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
      const elements = [...(table?.html ?? '').matchAll(/<\/?([a-z]+)/gu)].map(([, element]) => element);
      const allowed = [
        'div',
        'figure',
        'figcaption',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
        'span',
        'ul',
        'li',
        'svg',
        'path',
        'title',
      ];
      assert.deepEqual(
        elements.filter((element) => !allowed.includes(element ?? '')),
        [],
        name,
      );
      assert.doesNotMatch((table?.html ?? '').replace(/>[^<]*</gu, '><'), /\son\w+=|javascript:/iu, name);
    }
  });
});
