import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Picture, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { contrast } from '../../server/src/page/picture-colours.js';
import { axeViolations } from '../support/axe.js';
import { launchBrowser } from '../support/editor-browser.js';
import type { Theme } from '../support/equation-browser.js';
import { centralBudget } from '../support/explained-budgets.js';
import { hostileMark, hostilePayloads } from '../support/hostile-payloads.js';
import { backgroundOf, openPicturesPage, type PicturesPage, type PicturesPageOptions } from '../support/pictures-browser.js';
import type { PaintedText } from '../support/pictures-page.js';
import { sharedFiles } from '../support/shared-corpus.js';

const themes: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];
const pictures = ['flow', 'functions', 'economic', 'basic-and-project', 'three-public', 'years'] as const;

describe('a person looks at the pictures of a budget', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  /** Opens a page, and holds that nothing was loaded, refused or went wrong in it. */
  async function withPage(options: PicturesPageOptions, walk: (shown: PicturesPage) => Promise<void>): Promise<void> {
    const shown = await openPicturesPage(browser, options);
    await walk(shown);
    assert.deepEqual(shown.complaints, []);
    await shown.page.close();
  }

  it('sees each of them painted, with the amounts as printed', () =>
    withPage({ text: centralBudget }, async (shown) => {
      for (const id of pictures) {
        const { texts, fills } = await shown.painted(id);
        assert.ok(new Set(fills).size >= 3, id);
        assert.ok(
          texts.some(({ text }) => /\d+\.\d\d$/u.test(text)),
          id,
        );
        assert.ok((await coloursOn(shown.page, id)) > 20, `${id} is blank`);
      }
      const flow = (await shown.painted('flow')).texts.map(({ text }) => text);
      assert.deepEqual(flow.slice(0, 4).sort(), ['1120.00', '900.00', '一般公共预算拨款收入', '收入总计'].sort());
    }));

  it('paints nothing before it comes near', () =>
    withPage({ text: centralBudget, width: 500 }, async ({ page }) => {
      await page.locator('[data-picture="flow"] canvas').waitFor();
      assert.equal(await page.locator('[data-picture="years"] canvas').count(), 0);
      await page.locator('[data-picture="years"]').scrollIntoViewIfNeeded();
      await page.locator('[data-picture="years"] canvas').waitFor();
    }));

  it('comes from a source, a class, a block and a bar to the cell that prints it', () =>
    withPage({ text: centralBudget }, async (shown) => {
      await shown.click('flow', '事业收入');
      await shown.click('flow', '农林水支出');
      await shown.click('basic-and-project', '290.00');
      await shown.click('three-public', '42.00');
      await shown.click('years', '690.00');
      await eventually(() => assert.deepEqual(shown.opened, ['40.00', '860.00', '290.00', '42.00', '690.00']));
    }));

  it('goes into a class by mouse, and to the source where it has no parts', () =>
    withPage({ text: centralBudget }, async (shown) => {
      const { page } = shown;
      await shown.click('functions', '水利');
      assert.deepEqual(await wayOf(page, 'functions'), ['全部', '[农林水支出]']);
      await shown.click('functions', '行政运行');
      assert.deepEqual(await wayOf(page, 'functions'), ['全部', '农林水支出', '[水利]']);
      await shown.click('functions', '行政运行');
      await eventually(() => assert.deepEqual(shown.opened, ['400.00']));
      await page.locator('[data-picture="functions"] .picture-way').getByRole('button', { name: '全部' }).click();
      assert.deepEqual(await wayOf(page, 'functions'), ['[全部]']);
    }));

  it('goes into a class, back, and to the source by keys alone', () =>
    withPage({ text: centralBudget }, async ({ page, opened }) => {
      await tabTo(page, '[data-picture="functions"] .picture-into[aria-label="213 农林水支出，展开"]');
      await page.keyboard.press('Enter');
      assert.deepEqual(await wayOf(page, 'functions'), ['全部', '[农林水支出]']);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '农林水支出');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.deepEqual(await wayOf(page, 'functions'), ['全部', '农林水支出', '[水利]']);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await eventually(() => assert.deepEqual(opened, ['400.00']));
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      assert.deepEqual(await wayOf(page, 'functions'), ['全部', '[农林水支出]']);
    }));

  it('opens the table behind a picture, whose amounts lead to the source', () =>
    withPage({ text: centralBudget }, async ({ page, opened }) => {
      await tabTo(page, '[data-picture="flow"] summary');
      await page.keyboard.press('Enter');
      const table = page.locator('[data-picture="flow"] table');
      await table.waitFor();
      assert.deepEqual(await table.locator('tr').nth(2).locator('td').allInnerTexts(), ['收入', '政府性基金预算拨款收入', '50.00']);
      await table.getByRole('button', { name: '支出 结转下年 50.00，到源文件' }).press('Enter');
      await eventually(() => assert.deepEqual(opened, ['50.00']));
    }));

  it('reads in words what the picture shows', () =>
    withPage({ text: centralBudget }, async ({ page }) => {
      const chart = page.locator('[data-picture="flow"] .chart');
      assert.equal(await chart.getAttribute('role'), 'img');
      const described = await chart.getAttribute('aria-describedby');
      assert.match(await page.locator(`[id="${described}"]`).innerText(), /^据《收支总表》：收入 1120\.00 万元/u);
    }));

  it('sees other colours when the theme of the editor changes', () =>
    withPage({ text: centralBudget }, async (shown) => {
      const light = await shown.painted('basic-and-project');
      await shown.turn('dark');
      await eventually(async () => {
        const dark = await shown.painted('basic-and-project');
        assert.notDeepEqual(dark.fills, light.fills);
        assert.ok(dark.texts.some(({ colour }) => colour === '#cccccc'));
      });
    }));

  it('sees a picture painted anew when its numbers change, and only then', () =>
    withPage({ text: centralBudget }, async (shown) => {
      const before = await shown.painted('flow');
      await shown.update(`前言一句。\n\n${centralBudget}`);
      await shown.page.waitForTimeout(200);
      assert.equal((await shown.painted('flow')).times, before.times);
      await shown.update(centralBudget.replace('| 三、事业收入 | 40.00 |', '| 三、事业收入 | 44.00 |'));
      await eventually(async () => assert.ok((await shown.painted('flow')).texts.some(({ text }) => text === '44.00')));
    }));

  it('reads every label: none over another, none cut from its amount, each in clear ink', async () => {
    const drafts = [centralBudget, ...sharedFiles('seeds', /\.md$/).map(({ text }) => text)];
    for (const width of [420, 1000]) {
      for (const text of drafts) {
        await withPage({ text, width }, async (shown) => {
          for (const id of pictures) {
            if ((await shown.page.locator(`[data-picture="${id}"]`).count()) === 0) continue;
            const { texts } = await shown.painted(id);
            assert.deepEqual(overlaps(texts), [], `${id} ${width}`);
            assert.deepEqual(
              texts.filter((each) => /\d[.\d,]*(?:…|\.{3})/u.test(each.text)).map((each) => each.text),
              [],
              `${id} ${width}`,
            );
          }
        });
      }
    }
  });

  it('finds no barrier in any theme', async () => {
    for (const theme of themes) {
      await withPage({ text: centralBudget, theme }, async (shown) => {
        await shown.page.locator('[data-picture="flow"] summary').click();
        for (const id of pictures) {
          const { texts } = await shown.painted(id);
          // What stands on the background of the page; what stands in a block has the ink that suits it.
          if (id === 'flow') for (const { colour } of texts) assert.ok(contrast(colour, backgroundOf(theme)) >= 4.5, `${theme} ${colour}`);
        }
        assert.deepEqual(await axeViolations(shown.page), [], theme);
      });
    }
  });

  it('meets hostile names as text, in charts, tooltips, lists and tables', () =>
    withPage({ text: centralBudget, pictures: ({ pictures: own }) => own.map(withHostileNames) }, async (shown) => {
      const { page } = shown;
      for (const id of pictures) {
        const { texts } = await shown.painted(id);
        await page.locator(`[data-picture="${id}"] summary`).click();
        for (const line of texts.slice(0, 6)) await page.mouse.move((line.left + line.right) / 2, (line.top + line.bottom) / 2);
      }
      // Markup of the chart library in a name is shown as it is written.
      const first = (await shown.painted('flow')).texts.find(({ text }) => text === '900.00');
      assert.ok(first);
      await page.mouse.move((first.left + first.right) / 2, (first.top + first.bottom) / 2);
      await eventually(async () => {
        const told = (await shown.painted('flow')).texts.filter(({ text }) => text.startsWith('{\u2060a|甲}{\u2060b}'));
        assert.equal(told.length, 1);
      });
      const elements = await page.evaluate(() => [
        ...new Set([...document.querySelectorAll('#root *')].map(({ tagName }) => tagName.toLowerCase())),
      ]);
      const expected = 'button canvas details div figcaption figure h2 li nav ol p span summary table tbody td th thead tr ul'.split(' ');
      assert.deepEqual(
        elements.filter((name) => !expected.includes(name)),
        [],
      );
      assert.equal(await page.evaluate((mark) => mark in globalThis, hostileMark), false);
    }));
});

/** The picture with a name that wishes ill wherever it prints one. */
function withHostileNames(picture: Picture<PreviewPlace>, which: number): Picture<PreviewPlace> {
  let next = which * 9;
  const name = () => `{a|甲}{b}${hostilePayloads[next++ % hostilePayloads.length]?.text ?? ''}`;
  const { chart } = picture;
  type Node = Extract<typeof chart, { kind: 'tree' }>['roots'][number];
  const node = (each: Node): Node => ({ ...each, name: name(), children: each.children.map(node) });
  const table = {
    columns: picture.table.columns.map(name),
    rows: picture.table.rows.map((row) => row.map((cell) => (cell.place ? cell : { ...cell, text: name() }))),
  };
  const named = { ...picture, title: name(), description: name(), unit: name(), table };
  if (chart.kind === 'flow') return { ...named, chart: { ...chart, nodes: chart.nodes.map((each) => ({ ...each, name: name() })) } };
  if (chart.kind === 'tree') return { ...named, chart: { ...chart, roots: chart.roots.map(node) } };
  const series = chart.series.map((each) => ({ ...each, name: name() }));
  return { ...named, chart: { ...chart, categories: chart.categories.map(name), series } };
}

function overlaps(texts: readonly PaintedText[]): readonly string[] {
  const meets = (a: PaintedText, b: PaintedText) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  return texts.flatMap((one, at) => texts.slice(at + 1).flatMap((other) => (meets(one, other) ? [`${one.text} / ${other.text}`] : [])));
}

/** How many colours the canvas of a picture has, every tenth pixel counted. */
function coloursOn(page: Page, id: string): Promise<number> {
  return page.locator(`[data-picture="${id}"] canvas`).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    const seen = new Set<string>();
    for (let at = 0; at < pixels.length; at += 40) seen.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
    return seen.size;
  });
}

/** The way into a tree; where one is, in brackets. */
function wayOf(page: Page, id: string): Promise<readonly string[]> {
  return page
    .locator(`[data-picture="${id}"] .picture-way li > *`)
    .evaluateAll((steps) => steps.map((step) => (step.hasAttribute('aria-current') ? `[${step.textContent}]` : (step.textContent ?? ''))));
}

async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).waitFor();
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  assert.fail(`the Tab key does not come to ${selector}`);
}

async function eventually(check: () => void | Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await check();
    } catch (error) {
      if (tries === 40) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
