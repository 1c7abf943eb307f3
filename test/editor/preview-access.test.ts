import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { analyse, readPreview } from '../../server/src/core/api.js';
import { axeViolations } from '../support/axe.js';
import { launchBrowser } from '../support/editor-browser.js';
import { longModel, readDraft, sampleText } from '../support/preview-drafts.js';
import { openPreviewPage, settle } from '../support/preview-page.js';
import { previewThemes } from '../support/preview-themes.js';

const { model: whole } = readDraft(sampleText);
/** Long enough to have all there is, and short enough to be looked through many times. */
const model = {
  ...whole,
  blocks: whole.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.slice(0, 9) } : block)),
};

describe('the page of the preview can be used by everybody', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const theme of previewThemes) {
    it(`has nothing that gets in the way, in each view, in the theme ${theme}`, async () => {
      const open = await openPreviewPage(browser, { theme });
      await open.show(model);
      assert.deepEqual(await violations(open.page), [], 'findings');
      await open.page.keyboard.press('F8');
      await settle(open.page);
      assert.equal(await open.page.getByRole('dialog').count(), 1);
      assert.deepEqual(await violations(open.page), [], 'popover');
      await open.page.keyboard.press('Escape');
      await open.page.locator('#side-tab-checklist').click();
      assert.deepEqual(await violations(open.page), [], 'checklist');
      await open.page.locator('#side-tab-equation').click();
      assert.deepEqual(await violations(open.page), [], 'equation');
      await open.page.locator('#view-tab-pictures').click();
      assert.deepEqual(await violations(open.page), [], 'pictures');
      assert.deepEqual(open.problems, []);
      await open.close();
    });
  }

  it('has nothing that gets in the way in a drawer, in a long table, in a text that is no budget, and before anything is there', async () => {
    const open = await openPreviewPage(browser, { viewport: { width: 400, height: 700 }, theme: 'dark' });
    assert.deepEqual(await violations(open.page), [], 'nothing yet');
    await open.show(model);
    await open.page.getByRole('button', { name: '打开侧栏' }).click();
    assert.deepEqual(await violations(open.page), [], 'drawer');
    await open.show(longModel(1000, model));
    assert.deepEqual(await violations(open.page), [], 'long table');
    await open.show(readPreview(analyse('# 会议纪要\n\n今天讨论了预算。\n', { locale: 'zh-CN' }), { isMarkdown: true }).model);
    assert.deepEqual(await violations(open.page), [], 'no budget');
    await open.close();
  });

  it('speaks the language of the document', async () => {
    const english = readDraft(sampleText, undefined, 'en');
    const open = await openPreviewPage(browser, { locale: 'en' });
    await open.show(english.model);
    assert.equal(await open.page.locator('.page').getAttribute('lang'), 'en');
    assert.equal(await open.page.getByRole('tab', { name: 'Checklist' }).count(), 1);
    assert.equal(await open.page.getByRole('button', { name: 'Export' }).count(), 1);
    await open.close();
  });

  it('lets the keyboard alone reach everything', async () => {
    const open = await openPreviewPage(browser);
    await open.show(model);
    const { page } = open;
    const reached = await tabThrough(page);
    const expected = await page.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('button, a[href], [tabindex="0"]')];
      const isReached = (element: HTMLElement) => element.tabIndex >= 0 && !element.hasAttribute('disabled') && element.checkVisibility();
      return shown.filter(isReached).length;
    });
    assert.equal(reached.length, expected);
    // One stop for each table, and one for each paragraph with amounts; arrows do the rest.
    const tables = model.blocks.filter(({ kind }) => kind === 'table').length;
    assert.equal(reached.filter((name) => name.startsWith('cell')).length, tables);
    await open.close();
  });

  it('walks a table by arrows: it folds on names, and everywhere else goes from cell to cell', async () => {
    const open = await openPreviewPage(browser);
    await open.show(longModel(40, model));
    const { page } = open;
    const at = () =>
      page.evaluate(() => {
        const cell = document.activeElement?.closest('td, th');
        const row = cell?.closest('tr');
        return [
          row?.getAttribute('data-row') ?? `header ${row?.getAttribute('data-header')}`,
          cell?.getAttribute('data-column'),
          row?.getAttribute('aria-expanded') ?? '',
        ].join(' ');
      });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      await settle(page);
      return at();
    };
    await page.locator('tr[data-row="0"] [data-column="0"]').focus();
    assert.equal(await press('ArrowRight'), '0 1 true');
    assert.equal(await press('ArrowLeft'), '0 1 false');
    assert.equal(await press('ArrowDown'), '10 1 true');
    assert.equal(await press('ArrowUp', 'ArrowRight'), '0 1 true');
    assert.equal(await press('ArrowDown'), '1 1 ');
    assert.equal(await press('ArrowLeft'), '0 1 true');
    assert.equal(await press('ArrowRight', 'End'), '0 4 true');
    assert.equal(await press('Home'), '0 0 true');
    assert.equal(await press('Control+End'), '39 4 ');
    assert.equal(await press('PageUp'), '27 4 ');
    assert.equal(await press('Control+Home', 'ArrowUp'), 'header 0 0 ');
    assert.equal(await press('ArrowRight', 'ArrowDown'), '0 1 true');
    assert.equal(await press('ArrowUp', 'End', 'ArrowDown'), '0 4 true');
    const box = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(box, 'solid');
    await open.close();
  });

  it('moves nothing for those who asked for calm, and keeps marks where colours are forced', async () => {
    const open = await openPreviewPage(browser, { forcedColors: 'active' });
    await open.show(model);
    const marked = open.page.locator('.mark.is-error').first();
    assert.equal(await marked.locator('.icon').count(), 1);
    assert.match(await marked.locator('.value').evaluate((element) => getComputedStyle(element).textDecorationLine), /underline/);
    assert.equal(
      await open.page
        .locator('.twist .icon')
        .first()
        .evaluate((element) => getComputedStyle(element).transitionDuration),
      '0s',
    );
    await open.close();
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  await settle(page);
  return axeViolations(page);
}

/** What the keyboard comes by on its way once around the page. */
async function tabThrough(page: Page): Promise<readonly string[]> {
  const names: string[] = [];
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (;;) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.hasAttribute('data-reached')) return undefined;
      element.setAttribute('data-reached', '');
      return element.matches('td, th')
        ? `cell ${element.textContent}`
        : `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`;
    });
    if (name === undefined) return names;
    names.push(name);
  }
}
