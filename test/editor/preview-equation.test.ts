import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.js';
import { launchBrowser } from '../support/editor-browser.js';
import { type EquationPage, type EquationPageOptions, openEquationPage, type Theme } from '../support/equation-browser.js';
import { riverWithSlip, slip } from '../support/feature-drafts.js';
import { hostileMark, hostilePayloads } from '../support/hostile-payloads.js';
import { waterDraft } from '../support/navigation-drafts.js';

const themes: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];
/** As wide as the side of a preview gets when it is small, and as a tab of its own. */
const widths = [280, 1100] as const;
const wrongTotal = riverWithSlip.indexOf(slip.wrongRow) + slip.wrongRow.indexOf('99.00');

describe('a person walks along the numbers behind a number', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  /** Opens a page, and holds that nothing was loaded and nothing went wrong in it. */
  async function withPage(options: EquationPageOptions, walk: (shown: EquationPage) => Promise<void>): Promise<void> {
    const shown = await openEquationPage(browser, options);
    await walk(shown);
    assert.deepEqual(shown.complaints, []);
    await shown.page.close();
  }

  it('sees every addend, their sum, the difference in the colour of errors and in words, and the figure to blame', () =>
    withPage({ text: riverWithSlip, at: wrongTotal }, async ({ page }) => {
      assert.equal(await headOf(page), '表 2 支出总体情况表|20805 行政事业单位养老支出·合计|99.00 万元');
      assert.equal(await page.locator('.equation-head .equation-suspect').innerText(), '疑错：应为 90.00');
      const [rows] = await page.locator('.is-parts .equation-sum').all();
      assert.ok(rows);
      assert.match(await rows.locator('.equation-title').innerText(), /^下级各行之和\s*✗ 不符$/u);
      assert.deepEqual(await rows.locator('.equation-parts .equation-amount').allInnerTexts(), ['60.00', '30.00']);
      assert.match(await rows.locator('.equation-reckoning').innerText(), /^各项之和\s+90\.00\s+相差\s+\+9\.00$/u);
      const colour = await rows.locator('.equation-difference').evaluate((element) => getComputedStyle(element).color);
      assert.equal(colour, 'rgb(176, 16, 17)');
      // 208 is 90.00 and has this one row below it.
      assert.match(await page.locator('.is-uses .equation-sum').innerText(), /208 社会保障和就业支出·合计\s+90\.00[\s\S]*−9\.00/u);
    }));

  it('walks to a part and on to another total, and goes back and forward', () =>
    withPage({ text: riverWithSlip, at: wrongTotal }, async ({ page, opened }) => {
      assert.equal(await page.locator('.equation-trail').count(), 0);
      await walkTo(page, '2080505 机关事业单位基本养老保险缴费支出·合计');
      assert.match(await headOf(page), /60\.00 万元$/u);
      // It is a part of the failing sum, which is laid open, and is marked in it.
      const uses = page.locator('.is-uses .equation-sum').first();
      assert.match(await uses.innerText(), /20805 行政事业单位养老支出·合计\s+疑错：应为 90\.00/u);
      assert.equal(await uses.locator('[aria-current]').innerText(), '这个数\n60.00');
      assert.deepEqual(await trailOf(page), ['20805 行政事业单位养老支出·合计', '[2080505 机关事业单位基本养老保险缴费支出·合计]']);
      await walkTo(page, '2080505 机关事业单位基本养老保险缴费支出·基本支出');
      assert.equal((await trailOf(page)).length, 3);
      await page.getByRole('button', { name: '后退' }).click();
      await page.getByRole('button', { name: '后退' }).click();
      await shows(page, '99.00 万元');
      assert.equal((await trailOf(page))[0], '[20805 行政事业单位养老支出·合计]');
      assert.equal(await page.getByRole('button', { name: '后退' }).getAttribute('aria-disabled'), 'true');
      await page.getByRole('button', { name: '前进' }).click();
      await shows(page, '2080505');
      // Another way from here ends what lay ahead.
      await walkTo(page, '2080506 机关事业单位职业年金缴费支出·合计');
      assert.deepEqual((await trailOf(page)).at(-1), '[2080506 机关事业单位职业年金缴费支出·合计]');
      assert.equal((await trailOf(page)).length, 3);
      await page.locator('.equation-head .equation-open').click();
      assert.deepEqual(opened, ['30.00']);
    }));

  it('comes to the sentences and tables that state the same, and each names where it stands', () =>
    withPage({ text: waterDraft, at: waterDraft.indexOf('660.00 |\n\n表 2') }, async ({ page, choose }) => {
      const same = page.locator('.equation-same');
      assert.deepEqual(await same.locator('.equation-where').allInnerTexts(), ['文中', '表 2 支出总体情况表']);
      await same.first().locator('.equation-walk').click();
      await shows(page, '文中');
      await choose(waterDraft.indexOf('570.00'));
      await shows(page, '570.00');
      assert.equal((await trailOf(page)).length, 3);
    }));

  it('is told how far two places are apart, and that fewer digits are no fault', () => {
    const stated = (amount: string) => waterDraft.replace('2022年支出总计660.00万元', `2022年支出总计${amount}`);
    const at = (text: string) => text.indexOf('660.00 |\n\n表 2');
    return withPage({ text: stated('0.07亿元'), at: at(stated('0.07亿元')) }, async ({ page }) => {
      const [sentence] = await page.locator('.equation-same', { hasText: '文中' }).all();
      assert.match((await sentence?.innerText()) ?? '', /0\.07 亿元[\s\S]*✓ 相符\s+所印位数不同，差 −40\.00$/u);
      const wrong = stated('665.00万元');
      await withPage({ text: wrong, at: at(wrong) }, async (other) => {
        const first = other.page.locator('.equation-same').first();
        assert.match(await first.innerText(), /665\.00[\s\S]*✗ 不符\s+相差 −5\.00/u);
      });
    });
  });

  it('needs no mouse, and the keyboard goes on from the number it came to', () =>
    withPage({ text: riverWithSlip, at: wrongTotal }, async ({ page, opened }) => {
      const said = page.getByRole('status');
      assert.match((await said.textContent()) ?? '', /^20805 行政事业单位养老支出·合计，99\.00 万元：\d+ 项勾稽中 \d+ 项不符$/u);
      const reached = await reachedByTab(page);
      const buttons = await page.locator('button:visible, summary:visible').count();
      assert.equal(reached.length, buttons);
      await tabTo(page, '.is-parts .equation-walk');
      await page.keyboard.press('Enter');
      await shows(page, '60.00');
      assert.equal(await focused(page), 'H3');
      assert.match((await said.textContent()) ?? '', /^2080505 .*60\.00 万元/u);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.deepEqual(opened, ['60.00']);
      await tabTo(page, '.equation-move');
      await page.keyboard.press('Enter');
      await shows(page, '99.00');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'equation-move', 'one may go back further');
      assert.match((await said.textContent()) ?? '', /99\.00 万元/u);
    }));

  it('sees a long sum in parts, with what the rest comes to', () => {
    const rows = Array.from({ length: 1500 }, (_, place) => `| 第${place}号堤防工程 | 1.50 |`);
    const text = `# 青川河道管理所 2022 年部门预算\n\n项目支出预算表\n\n单位：万元\n\n| 项目名称 | 预算数 |\n| --- | ---: |\n| 合计 | 2250.00 |\n${rows.join('\n')}\n`;
    return withPage({ text, at: text.indexOf('2250.00') }, async ({ page }) => {
      const parts = page.locator('.equation-parts > li');
      assert.equal(await parts.count(), 40);
      await page.getByRole('button', { name: '再显示 460 项' }).click();
      assert.equal(await parts.count(), 500);
      assert.match(await page.locator('.is-parts').innerText(), /另有 1000 项，合计 1500\.00。[\s\S]*各项之和\s+2250\.00/u);
    });
  });

  it('reads it in English', () =>
    withPage({ text: riverWithSlip, at: wrongTotal, locale: 'en' }, async ({ page }) => {
      const text = await page.locator('.equation-graph').innerText();
      for (const part of ['Made up of', 'sum of the rows below it', '✗ does not agree', 'Likely wrong: expected 90.00', 'Difference'])
        assert.ok(text.includes(part), `${part} is not in\n${text}`);
    }));

  for (const theme of themes)
    for (const width of widths)
      it(`has what everybody can use: ${theme}, ${width} wide`, () =>
        withPage({ text: riverWithSlip, at: wrongTotal, theme, width }, async ({ page }) => {
          assert.deepEqual(await axeViolations(page), []);
          await walkTo(page, '2080505 机关事业单位基本养老保险缴费支出·合计');
          await page.locator('summary').first().click();
          assert.deepEqual(await axeViolations(page), []);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(overflow, 0, 'nothing is cut off');
        }));

  it('sees names of hostile documents as text', async () => {
    // A row that is called a total would not be a part of one.
    const rows = hostilePayloads.map(({ text }, place) => `第${place}号${text.replaceAll('合计', '堤防')}工程\t1.00`);
    const text = `# 某局2022年部门预算\n\n项目支出预算表\n单位：万元\n项目名称\t预算数\n合计\t${rows.length}.00\n${rows.join('\n')}\n`;
    await withPage({ text, at: text.indexOf(`${rows.length}.00`), width: 280 }, async ({ page }) => {
      for (const more of await page.locator('.equation-more').all()) await more.click();
      const count = await page.locator('.equation-parts > li').count();
      assert.ok(count >= hostilePayloads.length / 2, `${count} of ${rows.length}`);
      const foreign = await page.evaluate(
        () =>
          document.querySelectorAll('#root :is(script, style, iframe, object, embed, img, a, form, input, video, link, meta, base, math)')
            .length,
      );
      assert.equal(foreign, 0);
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll('#root *')].flatMap((element) =>
          element.getAttributeNames().filter((name) => /^on|^style$|^srcdoc$/u.test(name)),
        ),
      );
      assert.deepEqual(handlers, []);
      assert.equal(await page.evaluate((mark) => mark in globalThis, hostileMark), false);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0);
    });
  });
});

/** The number that is in view: where it stands, its name and amount. */
async function headOf(page: Page): Promise<string> {
  return (await page.locator('.equation-head h3 > span').allInnerTexts()).join('|');
}

async function shows(page: Page, text: string): Promise<void> {
  await page.locator('.equation-head h3', { hasText: text }).waitFor();
}

async function walkTo(page: Page, name: string): Promise<void> {
  await page.locator('.equation-walk', { hasText: name }).first().click();
  await shows(page, name);
}

/** The numbers of the trail, the one that is in view in brackets. */
function trailOf(page: Page): Promise<readonly string[]> {
  return page
    .locator('.equation-step')
    .evaluateAll((steps) => steps.map((step) => (step.hasAttribute('aria-current') ? `[${step.textContent}]` : `${step.textContent}`)));
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.tagName ?? '');
}

/** What the Tab key comes to, from the beginning of the page until it leaves it. */
async function reachedByTab(page: Page): Promise<readonly string[]> {
  const reached: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (;;) {
    await page.keyboard.press('Tab');
    const tag = await focused(page);
    if (tag === 'BODY' || reached.length > 500) return reached;
    reached.push(tag);
  }
}

async function tabTo(page: Page, selector: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  assert.fail(`the Tab key does not come to ${selector}`);
}
