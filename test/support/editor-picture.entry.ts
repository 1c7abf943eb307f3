// Takes pictures for the documentation in a real VS Code: `editor-picture <folder> [scene …]`; all of them where none is named.
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Editor, openEditor } from './editor-page.js';
import { removeFolder } from './editor-server.js';
import { packagedExtension } from './packaged-extension.js';
import { repositoryRoot } from './repository.js';
import { type Scene, Stage } from './scenes/scene.js';
import { scenes } from './scenes/scenes.js';
import { smallPng } from './small-png.js';

const DRAFT = '2026年部门预算.md';
// As in fonts made for both: a Chinese character is as wide as two digits, so that aligned tables are seen as such.
const FONT = `@font-face {
  font-family: 'Two Columns Wide';
  src: local('Noto Sans Mono CJK SC'), local('Noto Sans CJK SC'), local('WenQuanYi Micro Hei'), local('WenQuanYi Micro Hei Mono');
  size-adjust: 120.4%;
}`;
const VIEWPORT = { width: 1000, height: 600 };

const [target = 'pictures', ...names] = process.argv.slice(2);
const stranger = names.find((name) => scenes.every((scene) => scene.name !== name));
if (stranger !== undefined) {
  console.error(`There is no scene ${stranger}; there are ${scenes.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const sample = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8');
mkdirSync(target, { recursive: true });
mkdirSync(join(repositoryRoot, 'test', 'host', 'run'), { recursive: true });

const editor = await openEditor({
  edition: 'newest',
  vsix: packagedExtension(),
  settings: {
    'budgetDraft.locale': 'zh-CN',
    'editor.fontFamily': "'DejaVu Sans Mono', 'Two Columns Wide', monospace",
    'editor.fontSize': 13,
    'editor.hover.delay': 100,
    'editor.hover.above': false,
    'editor.lightbulb.enabled': 'off',
    'editor.minimap.enabled': false,
    'editor.scrollbar.horizontal': 'hidden',
    'editor.stickyScroll.enabled': false,
    'workbench.layoutControl.enabled': false,
    'workbench.activityBar.location': 'hidden',
    'workbench.statusBar.visible': true,
    'breadcrumbs.enabled': false,
  },
});
try {
  for (const scene of scenes) {
    if (names.length > 0 && !names.includes(scene.name)) continue;
    await takePicture(editor, scene).catch((error: unknown) => {
      console.error(`${scene.name}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    });
  }
} finally {
  await editor.close();
}

/** A scene has a folder, a page and a draft of its own, so that none finds what another one left. */
async function takePicture(editor: Editor, scene: Scene): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const drafts = join(folder, '海州市档案馆');
  const text = scene.draft?.(sample) ?? sample;
  mkdirSync(join(drafts, '.vscode'), { recursive: true });
  writeFileSync(join(drafts, DRAFT), text);
  writeFileSync(join(drafts, '.vscode', 'settings.json'), JSON.stringify(scene.settings ?? {}));
  const page = await editor.open({ drafts, draft: DRAFT, viewport: scene.viewport ?? VIEWPORT });
  page.setDefaultTimeout(15_000);
  // The workbench's own troubles on a server without its native modules are none of ours.
  page.on('console', (message) => {
    const ours = ['error', 'warning'].includes(message.type()) && /budget-?draft|预算/iu.test(message.text());
    if (ours) console.error(`${scene.name}: the window says: ${message.text()}`);
  });
  const stage = new Stage(page, text);
  const path = join(target, `${scene.name}.png`);
  try {
    await stage.ready();
    await page.addStyleTag({ content: FONT });
    await stage.press('Control+b');
    await scene.act(stage);
    await stage.rest();
    writeFileSync(path, smallPng(await page.screenshot(scene.clip && { clip: scene.clip })));
    console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
  } catch (error) {
    // What is seen when a scene cannot go on tells more than what it was waiting for.
    await page.screenshot({ path: join(repositoryRoot, 'test', 'host', 'run', `${scene.name}.png`) });
    throw error;
  } finally {
    await page.close();
    removeFolder(folder);
  }
}
