import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { analyse, type ExportFormat, readPreview } from '../../server/src/core/api.js';
import { exportFiles } from '../../server/src/exchange/export-files.js';
import { axeViolations } from '../support/axe.js';
import { launchBrowser } from '../support/editor-browser.js';
import { removeFolder } from '../support/editor-server.js';
import { hostileMark, hostilePayloads } from '../support/hostile-payloads.js';
import { repositoryRoot } from '../support/repository.js';

const sample = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8');

/** What A4 paper has room for between its margins, across and upright, in pixels: 273 mm and 180 mm. */
const ACROSS = 1032;
const UPRIGHT = 680;

/** A table of projects with more columns than a screen has room for, and a long text in its last one. */
const wideDraft = (() => {
  const funds = Array.from({ length: 14 }, (_, at) => `第${at + 1}项资金来源`);
  const columns = ['项目编码', '项目名称', '合计', ...funds, '绩效目标'];
  const project = (at: number) => [
    `1000${10 + at}`,
    `信息化建设与运行维护项目${at}`,
    '14.00',
    ...funds.map(() => '1.00'),
    '按期完成。'.repeat(120),
  ];
  const rows = [columns, columns.map(() => '---'), ...Array.from({ length: 20 }, (_, at) => project(at))];
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const small = '| 项目 | 预算数 |\n| --- | ---: |\n| 合计 | 280.00 |';
  return `# 2022年部门预算\n\n收支总体情况表\n\n单位：万元\n\n${small}\n\n项目支出预算表\n\n单位：万元\n\n${lines}\n`;
})();

/** So many stand in one page. */
const PAYLOADS = 6;

/** What may stand in an exported page. */
const ALLOWED = new Set(
  'HTML HEAD META TITLE STYLE BODY MAIN HEADER ARTICLE SECTION NAV DIV P SPAN H1 H2 H3 H4 H5 H6 UL LI A TABLE CAPTION THEAD TBODY TR TH TD FIGURE FIGCAPTION IMG DETAILS SUMMARY PROGRESS STRONG EM CODE DEL BR svg path title SMALL'.split(
    ' ',
  ),
);

describe('an exported page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const requests: string[] = [];
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.on('request', (request) => requests.push(request.url().slice(0, 40)));
  });
  after(async () => {
    await browser.close();
    removeFolder(folder);
  });

  async function shown(text: string, format: ExportFormat, scheme: 'light' | 'dark' = 'light'): Promise<readonly string[]> {
    const analysis = analyse(text, { locale: 'zh-CN' });
    const [file] = await exportFiles(analysis, readPreview(analysis, { isMarkdown: true }), format, 'page');
    const path = join(folder, 'page.html');
    writeFileSync(path, file?.bytes ?? '');
    requests.length = 0;
    await page.emulateMedia({ colorScheme: scheme, media: 'screen' });
    await page.goto(pathToFileURL(path).href);
    return requests.filter((url) => !url.startsWith('data:')).slice(1);
  }

  for (const scheme of ['light', 'dark'] as const)
    for (const format of ['html', 'findings-html'] as const)
      it(`can be read by all: ${format}, ${scheme}`, async () => {
        const loaded = await shown(sample, format, scheme);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(loaded, [], 'nothing is loaded');
      });

  it('holds every table and picture, and leads from a finding to its place', async () => {
    const analysis = analyse(sample, { locale: 'zh-CN' });
    const { model } = readPreview(analysis, { isMarkdown: true });
    await shown(sample, 'html');
    assert.equal(await page.locator('figure.table').count(), analysis.document.tables.length);
    assert.ok(model.pictures.length > 0);
    const widths = (await page.evaluate(
      '[...document.querySelectorAll(".picture img")].map((image) => image.naturalWidth)',
    )) as readonly number[];
    assert.equal(widths.length, model.pictures.length);
    assert.ok(
      widths.every((width) => width > 0),
      'each picture is drawn',
    );
    const wrong = model.findings.find(({ place }) => place?.row !== undefined);
    assert.ok(wrong?.place);
    await page.locator('.found', { hasText: wrong.message }).locator('a').click();
    const target = page.locator(`tr[data-row="${wrong.place.row}"]:target`);
    const [row, head] = [await target.boundingBox(), await page.locator('figure:has(:target) thead').boundingBox()];
    assert.ok(row && head && row.y >= head.y + head.height && row.y < 900, 'the row is in sight, below its labels');
    assert.ok((await page.locator('td.mark').count()) > 0);
  });

  it('prints on paper with the headers of its tables on each page', async () => {
    await shown(sample, 'html');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector("thead")).display'), 'table-header-group');
    assert.equal(await page.locator('nav').isVisible(), false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });

  it('prints wide tables across, and cuts nothing off', async () => {
    await shown(wideDraft, 'html');
    const broad = page.locator('.is-broad');
    assert.equal(await broad.count(), 1);
    // On a screen it is scrolled by itself, with the keyboard as well, and its labels and names stay in view.
    await broad.evaluate((frame) => frame.scrollTo(400, 300));
    const frame = await broad.boundingBox();
    const [head, name] = [await broad.locator('thead').boundingBox(), await broad.locator('tbody .lead').nth(12).boundingBox()];
    assert.ok(frame && head && name);
    assert.deepEqual([Math.round(head.y - frame.y), Math.round(name.x - frame.x)], [0, 0]);
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 1200);
    await page.emulateMedia({ media: 'print' });
    for (const [selector, width] of [
      ['.is-broad', ACROSS],
      ['.table-frame:not(.is-broad)', UPRIGHT],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      const wider = await page
        .locator(selector)
        .evaluateAll((frames) => frames.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
      assert.equal(wider, 0, selector);
    }
    await page.setViewportSize({ width: 1200, height: 900 });
  });

  it('shows what is hostile as text', async () => {
    // Some open a comment or a block that takes in what follows, so that not all stand in one page.
    for (let from = 0; from < hostilePayloads.length; from += PAYLOADS) {
      const payloads = hostilePayloads.slice(from, from + PAYLOADS);
      const name = payloads.map((payload) => payload.name).join(', ');
      const rows = payloads.map((payload, at) => `| 208050${at} | ${payload.text.replace(/[|\t\r\n]/gu, ' ')} | 0.00 |\n`).join('');
      const table = `一般公共预算支出表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |\n| 20805 | 行政事业单位养老支出 | 0.00 |\n${rows}`;
      const words = payloads.map(({ text: payload }) => `## ${payload}\n\n- ${payload}\n\n${payload}\n`).join('\n');
      const text = `# 2022年部门预算\n\n${table}\n${words}`;
      const loaded = await shown(text, 'html');
      assert.deepEqual(loaded, [], name);
      assert.equal(await page.evaluate(`globalThis.${hostileMark}`), undefined, name);
      const elements = (await page.evaluate('[...document.querySelectorAll("*")].map((element) => element.tagName)')) as readonly string[];
      assert.deepEqual(
        elements.filter((element) => !ALLOWED.has(element)),
        [],
        name,
      );
      const attributes = (await page.evaluate(
        '[...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]).map(({ name, value }) => name + "=" + value)',
      )) as readonly string[];
      assert.deepEqual(
        attributes.filter((attribute) =>
          /^on|^srcdoc|^(?:href|src)=\s*(?!#|https?:|mailto:|data:image\/svg\+xml;base64,)/iu.test(attribute),
        ),
        [],
        name,
      );
    }
  });
});
