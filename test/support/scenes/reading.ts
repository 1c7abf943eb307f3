import { withoutSlip } from './samples.js';
import type { Scene } from './scene.js';

const TABLE = { x: 0, y: 66, width: 760, height: 340 };

/** What an author sees in a budget without asking for it. */
export const colours: readonly Scene[] = [
  { name: 'colours-light', theme: 'Default Light Modern' },
  { name: 'colours-dark', theme: 'Default Dark Modern' },
].map(({ name, theme }) => ({
  name,
  viewport: { width: 800, height: 470 },
  clip: TABLE,
  settings: { 'workbench.colorTheme': theme },
  async act(stage) {
    await stage.goBehind('| 2080505 | 机关', '表 5');
    await stage.rest(1_500);
  },
}));

export const hints: Scene = {
  name: 'hints',
  viewport: { width: 1000, height: 470 },
  clip: { ...TABLE, width: 900 },
  settings: { 'budgetDraft.shareHints': true },
  async act(stage) {
    await stage.goBehind('| 2080505 | 机关', '表 5');
    await stage.rest(1_500);
  },
};

export const highlight: Scene = {
  name: 'highlight',
  draft: withoutSlip,
  viewport: { width: 800, height: 470 },
  clip: TABLE,
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位养老支出 | 312', '表 5');
    await stage.shown('.monaco-editor .wordHighlightText, .monaco-editor .wordHighlightStrong, .monaco-editor .wordHighlight');
    await stage.rest(1_500);
  },
};

export const references: Scene = {
  name: 'references',
  draft: withoutSlip,
  viewport: { width: 1000, height: 640 },
  clip: { x: 0, y: 130, width: 1000, height: 400 },
  async act(stage) {
    await stage.goBehind('| 合计 | 3341', '表 5');
    await stage.press('Shift+F12');
    await stage.shown('.peekview-widget');
    await stage.rest(1_500);
  },
};

export const callHierarchy: Scene = {
  name: 'call-hierarchy',
  draft: withoutSlip,
  viewport: { width: 1000, height: 640 },
  clip: { x: 0, y: 130, width: 1000, height: 400 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位养老支出 | 312', '表 5');
    await stage.command('Peek Call Hierarchy');
    await stage.shown('.peekview-widget');
    await stage.rest(1_000);
    // From what it is part of to what it is made of.
    await stage.page.locator('.peekview-widget [aria-label^="Show Outgoing Calls"]').click();
    await stage.page.mouse.move(0, 0);
    await stage.rest(1_500);
  },
};

export const explanation: Scene = {
  name: 'explain',
  viewport: { width: 1360, height: 900 },
  clip: { x: 682, y: 66, width: 670, height: 800 },
  async act(stage) {
    await stage.goBehind('| 20805 | 行政事业单位养老支出 | 321', '表 5');
    await stage.rest(1_000);
    await stage.press('Control+.');
    const why = await stage.shown('.action-widget .monaco-list-row.action', '为什么');
    await why.click();
    await stage.rest(3_000);
  },
};

export const reading: readonly Scene[] = [...colours, hints, highlight, references, callHierarchy, explanation];
