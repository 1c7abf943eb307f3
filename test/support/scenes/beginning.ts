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
  viewport: { width: 1000, height: 640 },
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
  async act(stage) {
    await stage.press('Control+,');
    await stage.rest(2_000);
    await stage.page.keyboard.insertText('@ext:budget-draft.budget-draft');
    await stage.rest(3_000);
  },
};

export const beginning: readonly Scene[] = [newDraft, walkthrough, settings];
