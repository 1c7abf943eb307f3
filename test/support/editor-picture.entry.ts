// Takes a picture of the sample draft in a real VS Code: `editor-picture <file.png>`.
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openEditorPage, squiggles } from './editor-page.js';
import { removeFolder } from './editor-server.js';
import { packagedExtension } from './packaged-extension.js';
import { repositoryRoot } from './repository.js';

const [target = 'editor.png'] = process.argv.slice(2);
const drafts = join(mkdtempSync(join(tmpdir(), 'bd-')), '海州市档案馆');
mkdirSync(drafts);
cpSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), join(drafts, '2026年部门预算.md'));

const editor = await openEditorPage({
  edition: 'newest',
  vsix: packagedExtension(),
  drafts,
  draft: '2026年部门预算.md',
  viewport: { width: 1120, height: 700 },
  settings: {
    'budgetDraft.locale': 'zh-CN',
    'editor.fontFamily': "'Noto Sans Mono CJK SC', 'WenQuanYi Micro Hei Mono', monospace",
    'editor.fontSize': 13,
    'editor.hover.delay': 100,
    'editor.hover.above': false,
    'editor.lightbulb.enabled': 'off',
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'workbench.layoutControl.enabled': false,
    'workbench.activityBar.location': 'hidden',
    'workbench.statusBar.visible': true,
    'breadcrumbs.enabled': false,
  },
});
try {
  const { page } = editor;
  // The slip stands far down, so the next problem is asked for until it is in view.
  await page.locator('.view-line').first().click();
  await page.locator('[id="status.problems"]', { hasText: '1' }).waitFor();
  await page.keyboard.press('F8');
  await squiggles(page).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+b');
  // The lines above the tables come late and move the text, which would close the box again.
  await page.locator('.codelens-decoration:visible', { hasText: '不成立' }).first().waitFor();
  await page.waitForTimeout(1_500);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:visible', { hasText: '312.08' }).first().waitFor();
  await page.waitForTimeout(500);
  mkdirSync(dirname(target), { recursive: true });
  await page.screenshot({ path: target });
} finally {
  await editor.close();
  removeFolder(dirname(drafts));
}
