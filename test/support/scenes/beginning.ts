import { withoutSlip } from './samples.js';
import type { Scene } from './scene.js';

export const newDraft: Scene = {
  name: 'new-draft',
  viewport: { width: 1000, height: 600 },
  async act(stage) {
    await stage.command('New Department Budget');
    await stage.rest(1_500);
    await stage.press('Enter');
    await stage.rest(700);
    await stage.press('Enter');
    await stage.rest(700);
    await stage.page.keyboard.insertText('清溪县图书馆');
    await stage.press('Enter');
    await stage.rest(700);
    await stage.press('Enter');
    await stage.rest(3_000);
  },
};

export const walkthrough: Scene = {
  name: 'walkthrough',
  viewport: { width: 1240, height: 700 },
  async act(stage) {
    await stage.command('Welcome: Open Walkthrough');
    await stage.rest(1_500);
    await stage.page.keyboard.insertText('Budget');
    await stage.rest(1_000);
    await stage.press('Enter');
    await stage.rest(3_000);
  },
};

export const settings: Scene = {
  name: 'settings',
  draft: withoutSlip,
  viewport: { width: 1000, height: 640 },
  clip: { x: 100, y: 78, width: 800, height: 484 },
  async act(stage) {
    await stage.press('Control+,');
    await stage.rest(2_000);
    await stage.page.keyboard.insertText('@ext:budget-draft.budget-draft ');
    await stage.rest(2_000);
    await stage.page.locator('.settings-toc-container .monaco-list-row', { hasText: 'Display' }).first().click();
  },
};

export const insertTable: Scene = {
  name: 'insert-table',
  draft: (sample) => `<!-- budget-draft: template=guangdong-2022 -->\n\n${withoutSlip(sample)}`,
  viewport: { width: 1000, height: 560 },
  async act(stage) {
    await stage.command('Insert a Table of the Form');
    await stage.rest(1_500);
  },
};

/** What the new document of a form says of 三公, before its figures are known. */
export const draftSentences: Scene = {
  name: 'draft-sentences',
  draft: (sample) =>
    withoutSlip(sample)
      .replace(/(### 七、“三公”经费情况\n)[\s\S]*?(?=### 八)/u, '$1\n')
      .replace(/(（二）政府采购。)[^\n]*/u, '$12026年政府采购预算XX万元，其中：货物类XX万元，工程类XX万元，服务类XX万元。'),
  viewport: { width: 1000, height: 560 },
  clip: { x: 0, y: 66, width: 900, height: 340 },
  async act(stage) {
    await stage.goBehind('### 八、政府性');
    await stage.command('Fill In Sentences from the Tables');
    await stage.rest(2_000);
  },
};

export const beginning: readonly Scene[] = [newDraft, insertTable, draftSentences, walkthrough, settings];
