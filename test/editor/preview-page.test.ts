import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { patchBetween } from '../../server/src/core/api.js';
import { launchBrowser } from '../support/editor-browser.js';
import { longModel, readDraft, sampleText, tableNamed } from '../support/preview-drafts.js';
import { type OpenPreviewPage, openPreviewPage, type PreviewPageOptions, previewUri, settle } from '../support/preview-page.js';

const sample = readDraft(sampleText);
const { model } = sample;
const functions = tableNamed(model, '支出总体情况表');
const wrong = model.findings[0];
assert.ok(wrong?.place);

describe('the page of the preview', () => {
  let browser: Browser;
  let open: OpenPreviewPage | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    const problems = open?.problems;
    await open?.close();
    open = undefined;
    assert.deepEqual(problems, []);
  });

  async function start(options: PreviewPageOptions = {}, shown = model): Promise<OpenPreviewPage> {
    open = await openPreviewPage(browser, options);
    await open.show(shown);
    return open;
  }

  const cell = (block: number, row: number, column: number) => `[data-block="${block}"] tr[data-row="${row}"] [data-column="${column}"]`;

  it('shows all of the document, each table under its caption, with merged headers', async () => {
    const { page } = await start();
    assert.equal(await page.locator('figure.table').count(), 9);
    assert.equal(
      await page.locator('.sheet tr[data-row]').count(),
      model.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).length,
    );
    const table = model.blocks.find((block) => block.kind === 'table' && block.header.length > 1);
    assert.ok(table?.kind === 'table');
    const merged = table.header.flat().filter(({ columnSpan, rowSpan }) => columnSpan > 1 || rowSpan > 1);
    assert.ok(merged.length > 0);
    for (const { text, columnSpan, rowSpan } of merged) {
      const label = page.locator(`figure[data-block="${table.id}"] thead`).getByText(text, { exact: true }).first();
      const own = label.locator('xpath=ancestor-or-self::*[self::th or self::td]');
      assert.deepEqual(
        [await own.getAttribute('colspan'), await own.getAttribute('rowspan')].map((span) => Number(span ?? 1)),
        [columnSpan, rowSpan],
      );
    }
    assert.equal(await page.locator(`figure[data-block="${functions.id}"] figcaption .end`).innerText(), '单位：万元');
  });

  it('keeps the header and the names in sight while it is scrolled', async () => {
    const { page } = await start({ viewport: { width: 700, height: 500 } });
    const figure = page.locator(`figure[data-block="${functions.id}"]`);
    await figure.locator('tr[data-row="10"]').evaluate((row) => row.scrollIntoView({ block: 'center' }));
    await page.locator('.scroller').evaluate((scroller) => scroller.scrollBy({ left: 200 }));
    await settle(page);
    const view = await page.locator('.scroller').boundingBox();
    const head = await figure.locator('thead').boundingBox();
    const name = await figure.locator('tr[data-row="10"] .lead').boundingBox();
    assert.ok(view && head && name);
    assert.ok(Math.abs(head.y - view.y) <= 1, 'the header stands at the top');
    assert.ok(name.x >= view.x - 1 && name.x < view.x + 250, 'the name stands at the left');
  });

  it('leads from a click to the source, and from two with the keyboard', async () => {
    const { page, told } = await start();
    await page.locator(cell(functions.id, 3, 2)).click();
    const place = { block: functions.id, row: 3, column: 2 };
    assert.deepEqual(await told(), [{ kind: 'open', revision: 1, place, focus: false }]);
    await page.locator(cell(functions.id, 3, 2)).dblclick();
    assert.deepEqual((await told()).at(-1), { kind: 'open', revision: 1, place, focus: true });
    await page.keyboard.press('Enter');
    assert.deepEqual(await told(), [{ kind: 'open', revision: 1, place, focus: true }]);
  });

  it('leads from a header, a paragraph and an amount of a sentence to the source', async () => {
    const { page, told } = await start();
    await page.locator(`figure[data-block="${functions.id}"] thead tr[data-header="0"] [data-column="2"]`).click();
    assert.deepEqual(await told(), [
      { kind: 'open', revision: 1, place: { block: functions.id, row: 0, column: 2, inHeader: true }, focus: false },
    ]);
    const spoken = model.blocks.find((block) => block.kind === 'text' && block.figures.length > 0);
    assert.ok(spoken?.kind === 'text');
    const [start_, end] = spoken.figures[0] ?? [0, 0];
    await page.locator(`[data-block="${spoken.id}"] .spot.is-figure`).first().click();
    assert.deepEqual(await told(), [{ kind: 'open', revision: 1, place: { block: spoken.id, start: start_, end }, focus: false }]);
    const silent = model.blocks.find((block) => block.kind === 'text' && block.role === 'body' && block.figures.length === 0);
    await page.locator(`[data-block="${silent?.id}"]`).first().click();
    assert.deepEqual(await told(), [{ kind: 'open', revision: 1, place: { block: silent?.id }, focus: false }]);
  });

  it('asks for the equations of a number by the space bar, and shows the answer', async () => {
    const { page, told, tell } = await start();
    await page.locator(cell(functions.id, 0, 2)).click();
    await told();
    await page.keyboard.press(' ');
    const place = { block: functions.id, row: 0, column: 2 };
    assert.deepEqual(await told(), [{ kind: 'ask', revision: 1, place }]);
    assert.equal(await page.locator('#side-tab-equation').getAttribute('aria-selected'), 'true');
    await tell({ kind: 'equation', place, view: null });
    assert.match(await page.locator('.side-panel').innerText(), /没有参与勾稽的数字/);
  });

  it('marks what is wrong in its place, tells it beside it, and mends it', async () => {
    const { page, told } = await start();
    const { block, row = 0, column = 0 } = wrong.place ?? { block: 0 };
    const marked = page.locator(cell(block, row, column));
    assert.match((await marked.getAttribute('class')) ?? '', /\bmark is-error\b/);
    assert.match(await marked.locator('.unseen').innerText(), /错误/);
    await marked.click();
    const popover = page.getByRole('dialog');
    assert.match(await popover.innerText(), new RegExp(wrong.message.slice(0, 12)));
    await told();
    await popover.locator('[data-fix="0"]').click();
    assert.deepEqual(await told(), [{ kind: 'fix', revision: 1, finding: wrong.id, fix: 0 }]);
    await popover.locator('[data-explain]').click();
    assert.deepEqual(await told(), [{ kind: 'explain', revision: 1, ruleId: wrong.ruleId, place: wrong.place }]);
    await page.keyboard.press('Escape');
    assert.equal(await popover.count(), 0);
    assert.equal(await marked.evaluate((element) => element === document.activeElement), true);
  });

  it('goes from finding to finding by keys and by the list, and unfolds what hides them', async () => {
    const { page, told } = await start();
    const { block, row = 0, column = 0 } = wrong.place ?? { block: 0 };
    await page.locator(`figure[data-block="${block}"] [data-fold-all="fold"]`).click();
    assert.equal(await page.locator(cell(block, row, column)).count(), 0);
    await told();
    await page.keyboard.press('F8');
    await settle(page);
    assert.deepEqual(await told(), [{ kind: 'open', revision: 1, place: wrong.place, focus: false }]);
    assert.equal(await page.locator(cell(block, row, column)).isVisible(), true);
    assert.equal(await page.getByRole('dialog').locator(':focus').count(), 1);
    await page.keyboard.press('Escape');
    await page.locator('.findings [data-go]').first().click();
    assert.equal(await page.getByRole('dialog').count(), 1);
    await page.keyboard.press('Shift+F8');
    assert.equal(await page.locator('.findings .chosen').count(), 1);
  });

  it('leads from the checklist to its places, and exports', async () => {
    const { page, told } = await start();
    await page.locator('#side-tab-checklist').click();
    const item = model.checklist?.sections.flatMap(({ items }) => items).find(({ places }) => places[0]?.message === '' && places[0].place);
    assert.ok(item);
    await page.locator(`[data-item="${item.id}"] [data-item-place]`).first().click();
    assert.deepEqual(await told(), [{ kind: 'open', revision: 1, place: item.places[0]?.place, focus: false }]);
    await page.getByRole('button', { name: '导出' }).click();
    assert.deepEqual(await told(), [{ kind: 'export' }]);
  });

  it('folds rows, remembers them by name, and has them folded after a reload', async () => {
    const { page, state } = await start();
    const parent = functions.rows.findIndex(({ depth }, at) => (functions.rows[at + 1]?.depth ?? 0) > depth);
    const below = page.locator(`figure[data-block="${functions.id}"] tr[data-row="${parent + 1}"]`);
    assert.equal(await below.count(), 1);
    await page.locator(`figure[data-block="${functions.id}"] tr[data-row="${parent}"] [data-twist]`).click();
    assert.equal(await below.count(), 0);
    assert.equal(
      await page.locator(`figure[data-block="${functions.id}"] tr[data-row="${parent}"]`).getAttribute('aria-expanded'),
      'false',
    );
    await page.locator('#side-tab-checklist').click();
    const kept = await state();
    assert.equal(kept?.uri, previewUri);
    assert.equal(kept.side, 'checklist');
    assert.equal(kept.folded.length, 1);
    assert.ok(kept.folded[0]?.startsWith(`${functions.name}/`));
    await open?.close();
    const again = await start({ state: { ...kept, scrollTop: 700 } });
    assert.equal(await again.page.locator(`figure[data-block="${functions.id}"] tr[data-row="${parent + 1}"]`).count(), 0);
    assert.equal(await again.page.locator('#side-tab-checklist').getAttribute('aria-selected'), 'true');
    assert.equal(await again.page.locator('.scroller').evaluate(({ scrollTop }) => scrollTop), 700);
  });

  it('draws anew only what changed, and moves nothing, while the author types', async () => {
    const { page, patch } = await start();
    const at = page.locator(cell(functions.id, 5, 2));
    await at.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await at.click();
    const before = await at.boundingBox();
    const changes = await page.evaluateHandle(() => {
      const seen = new Set<string>();
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          seen.add(
            element?.closest('[data-row]')?.getAttribute('data-row') ?? element?.closest('[data-block]')?.getAttribute('data-block') ?? '',
          );
        }
      }).observe(document.querySelector('.sheet') as Element, { subtree: true, childList: true, characterData: true, attributes: true });
      return seen;
    });
    // A paragraph above grows by some lines, and a cell below gets another figure.
    const figure = functions.rows[5]?.cells[3] ?? '';
    const edited = readDraft(sampleText.replace(/\n\n/u, `\n\n${'新写的一段话，'.repeat(60)}\n\n`), sample);
    await patch(patchBetween(model, edited.model));
    assert.ok(figure !== '');
    const afterwards = await at.boundingBox();
    assert.ok(before && afterwards);
    assert.ok(Math.abs(before.y - afterwards.y) <= 1, `the cell moved by ${afterwards.y - before.y}`);
    assert.equal(await at.evaluate((element) => element === document.activeElement), true);
    assert.deepEqual(await changes.evaluate((seen) => [...seen]), ['']);
    const amount = tableNamed(edited.model, '支出总体情况表');
    const rows = amount.rows.with(5, {
      ...(amount.rows[5] as (typeof amount.rows)[number]),
      cells: (amount.rows[5]?.cells ?? []).with(3, '1234.56'),
    });
    await patch({ tables: [{ block: amount.id, rows: { start: 5, removed: 1, added: rows.slice(5, 6) } }] });
    assert.equal(await page.locator(cell(functions.id, 5, 3)).innerText(), '1234.56');
    assert.deepEqual(await changes.evaluate((seen) => [...seen].sort()), ['', '5']);
    assert.equal(await at.evaluate((element) => element === document.activeElement), true);
  });

  it('shows where the cursor is, and comes there where it is out of sight', async () => {
    const { page, tell } = await start();
    const last = tableNamed(model, '部门预算项目支出表');
    await tell({ kind: 'cursor', place: { block: last.id, row: 2, column: 3 } });
    const here = page.locator(cell(last.id, 2, 3));
    assert.match((await here.getAttribute('class')) ?? '', /is-here/);
    const view = await page.locator('.scroller').boundingBox();
    const box = await here.boundingBox();
    assert.ok(view && box && box.y > view.y && box.y + box.height < view.y + view.height);
  });

  it('scrolls with the editor, and tells it what the reader scrolled to but not its own echo', async () => {
    const { page, tell, toldAll } = await start();
    await tell({ kind: 'scroll', place: { block: functions.id, row: 4 } });
    const row = await page.locator(`figure[data-block="${functions.id}"] tr[data-row="4"]`).boundingBox();
    const head = await page.locator(`figure[data-block="${functions.id}"] thead`).boundingBox();
    assert.ok(row && head && Math.abs(row.y - head.y - head.height) <= 2);
    await page.waitForTimeout(250);
    assert.deepEqual(await toldAll(), []);
    await page.mouse.move(300, 400);
    await page.mouse.wheel(0, 90);
    await page.waitForTimeout(250);
    const scrolled = (await toldAll()).filter(({ kind }) => kind === 'scrolled').at(-1);
    assert.ok(scrolled?.kind === 'scrolled');
    assert.equal(scrolled.place.block, functions.id);
    assert.ok((scrolled.place.row ?? 0) > 4);
  });

  it('draws of a long table only what is near, and all of it in turn', async () => {
    const { page, tell, patch } = await start({}, longModel(10_000, model));
    const table = page.locator('table.long');
    assert.equal(await table.getAttribute('aria-rowcount'), '10001');
    assert.ok((await page.locator('tr[data-row]').count()) < 120);
    await tell({ kind: 'cursor', place: { block: 2, row: 9000, column: 2 } });
    await settle(page);
    const row = page.locator('tr[data-row="9000"]');
    assert.equal(await row.getAttribute('aria-rowindex'), '9002');
    const view = await page.locator('.scroller').boundingBox();
    const box = await row.boundingBox();
    assert.ok(view && box && box.y > view.y && box.y < view.y + view.height, 'the row is in sight');
    await row.locator('[data-column="2"]').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('PageDown');
    assert.equal(await page.locator(':focus').locator('xpath=ancestor::tr').getAttribute('data-row'), '9013');
    const top = await page.locator(':focus').boundingBox();
    await patch({
      tables: [
        {
          block: 2,
          rows: { start: 10, removed: 0, added: [{ cells: ['2000099', '新项目', '1.00', '0.00', '1.00'], depth: 1, isTotal: false }] },
        },
      ],
    });
    assert.equal(await page.locator(':focus').locator('xpath=ancestor::tr').getAttribute('data-row'), '9014');
    const now = await page.locator(':focus').boundingBox();
    assert.ok(top && now && Math.abs(top.y - now.y) <= 1, `the row moved by ${(now?.y ?? 0) - (top?.y ?? 0)}`);
    await page.keyboard.press('Control+Home');
    await settle(page);
    assert.equal(await page.locator(':focus').locator('xpath=ancestor::tr').getAttribute('data-row'), '0');
    await page.locator('[data-fold-all="fold"]').click();
    // The new row has moved the second group from the eleventh row to the twelfth.
    assert.deepEqual(
      await table.locator('tr[data-row]').evaluateAll((rows) => rows.slice(0, 3).map((row) => row.getAttribute('data-row'))),
      ['0', '11', '21'],
    );
  });

  it('puts the side below where there is little room', async () => {
    const { page } = await start({ viewport: { width: 480, height: 800 } });
    assert.equal(await page.locator('.side').count(), 0);
    await page.getByRole('button', { name: '打开侧栏' }).click();
    const side = await page.locator('.side').boundingBox();
    assert.ok(side && side.width === 480 && side.y > 400);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 480);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.side').count(), 0);
  });

  it('says why there is nothing to see', async () => {
    open = await openPreviewPage(browser);
    await open.tell({ kind: 'nothing', message: '语言服务没有运行。' });
    assert.equal(await open.page.locator('.notice').innerText(), '语言服务没有运行。');
    await open.show(model);
    assert.equal(await open.page.locator('.notice').count(), 0);
  });
});
