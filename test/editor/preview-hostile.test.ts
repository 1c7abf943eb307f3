import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { analyse, type PreviewModel, readPreview } from '../../server/src/core/api.js';
import { launchBrowser } from '../support/editor-browser.js';
import { hostileMark, hostilePayloads } from '../support/hostile-payloads.js';
import { readDraft, sampleText } from '../support/preview-drafts.js';
import { type OpenPreviewPage, openPreviewPage, settle } from '../support/preview-page.js';

/** All that the page is made of. */
const ELEMENTS = new Set(
  'a aside br button caption code col colgroup dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header li main nav ol p path progress section small span strong summary details svg table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(?:_echarts_instance_|width|height|aria-[a-z]+|class|colspan|d|data-(?:picture|zr-dom-id|block|column|end|explain|finding|fix|fold-all|go|header|item|item-place|ready|row|start|twist)|disabled|fill-rule|focusable|href|id|lang|max|rel|role|rowspan|scope|style|tabindex|title|type|value|viewBox)$/;

describe('a hostile document', () => {
  let browser: Browser;
  let open: OpenPreviewPage;

  before(async () => {
    browser = await launchBrowser();
    open = await openPreviewPage(browser);
  });
  after(async () => {
    await open?.close();
    await browser.close();
  });

  it('has at least fifty ways to be so', () => {
    assert.ok(hostilePayloads.length >= 50);
    assert.equal(new Set(hostilePayloads.map(({ text }) => text)).size, hostilePayloads.length);
    assert.deepEqual(
      hostilePayloads.filter(({ text }) => /[\n\r\t|]/.test(text)),
      [],
    );
  });

  for (const { name, text } of hostilePayloads) {
    it(`remains text: ${name}`, async () => {
      for (const isMarkdown of [true, false]) {
        await open.show(poisoned(text, isMarkdown));
        await open.page.keyboard.press('F8');
        await settle(open.page);
        await assertHarmless();
        // What is not Markdown is shown character by character.
        const shown = await open.page.locator('.sheet tr[data-row="0"] .lead').first().innerText();
        if (name === 'script') assert.equal(shown.trim(), text);
        await open.page.locator('#side-tab-checklist').click();
        await open.page.locator('#view-tab-pictures').click();
        await settle(open.page);
        await assertHarmless();
        await open.page.locator('#view-tab-document').click();
        await open.page.locator('#side-tab-findings').click();
      }
      await open.show(readDrafted(text));
      await assertHarmless();
      assert.deepEqual(open.requests, []);
      assert.deepEqual(open.problems, []);

      async function assertHarmless(): Promise<void> {
        const strange = await open.page.evaluate(
          ({ elements, attributes, mark }) => {
            const found: string[] = [];
            for (const element of document.querySelectorAll('#root *')) {
              const own = element.tagName.toLowerCase();
              if (!elements.includes(own) && !element.closest('.pictures')) found.push(own);
              for (const { name: attribute, value } of element.attributes) {
                if (!new RegExp(attributes).test(attribute)) found.push(`${own} ${attribute}`);
                if (attribute === 'href' && !/^(?:https?:\/\/|mailto:)/.test(value)) found.push(`${own} ${attribute}=${value}`);
                if (attribute === 'style' && /url|expression|import/i.test(value)) found.push(`${own} ${attribute}=${value}`);
              }
            }
            if (mark in globalThis) found.push('ran');
            return found;
          },
          { elements: [...ELEMENTS], attributes: ATTRIBUTES.source, mark: hostileMark },
        );
        assert.deepEqual(strange, []);
      }
    });
  }
});

/** The sample with a payload wherever words of an author can be. */
function poisoned(text: string, isMarkdown: boolean): PreviewModel {
  const { model } = readDraft(sampleText);
  const finding = model.findings[0];
  assert.ok(finding);
  return {
    ...model,
    isMarkdown,
    title: text,
    blocks: someBlocks(model).map((block) =>
      block.kind === 'text'
        ? { ...block, text, figures: [] }
        : {
            ...block,
            name: text,
            captions: [text],
            columns: block.columns.map((column) => ({ ...column, label: text })),
            header: block.header.map((cells) => cells.map((cell) => ({ ...cell, text }))),
            rows: block.rows.slice(0, 2).map((row) => ({ ...row, cells: row.cells.map(() => text) })),
          },
    ),
    findings: [
      { ...finding, message: text, where: text, fixes: [{ title: text, changesFigures: true }] },
      {
        ...finding,
        id: text,
        message: text,
        where: text,
        place: { block: model.blocks[0]?.id ?? 0, start: 0, end: Math.min(4, text.length) },
      },
    ],
    checklist: model.checklist && {
      ...model.checklist,
      sections: model.checklist.sections.map((section) => ({
        ...section,
        title: text,
        items: section.items.slice(0, 2).map((item) => ({
          ...item,
          id: text + item.id,
          title: text,
          statusTitle: text,
          detail: text,
          places: [{ message: text, place: undefined }],
        })),
      })),
    },
    pictures: model.pictures.map((picture) => ({ ...picture, title: text, description: text })),
  };
}

/** Texts of each kind and two tables are enough: nothing is drawn in another way because there is more of it. */
function someBlocks({ blocks }: PreviewModel): PreviewModel['blocks'] {
  const first = blocks.findIndex(({ kind }) => kind === 'table');
  return [...blocks.slice(0, 12), ...blocks.slice(Math.max(12, first - 3), first + 6)];
}

/** The same by the way of a document. */
function readDrafted(text: string): PreviewModel {
  const draft = `# ${text}\n\n${text}\n\n- ${text}\n\n表 1 ${text}\n\n单位：万元\n\n| 项目 ${text} | 预算数 |\n| --- | ---: |\n| ${text} | 1.00 |\n| 合计 | 2.00 |\n\n${sampleText.replace('档案馆', `档案馆${text}`)}`;
  return readPreview(analyse(draft, { locale: 'zh-CN' }), { isMarkdown: true }).model;
}
