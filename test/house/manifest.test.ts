import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { previewCommand, updateCommand } from '../../server/src/lsp/protocol/impact.js';
import { recalculateTableCommand } from '../../server/src/lsp/protocol/recalculate.js';
import { repositoryRoot } from '../support/repository.js';

const contributedCommand = z.looseObject({
  command: z.string(),
  title: z.string(),
  category: z.string(),
  enablement: z.string().optional(),
});
const manifestShape = z.looseObject({
  version: z.string(),
  icon: z.string(),
  main: z.string(),
  l10n: z.string(),
  repository: z.object({ url: z.string() }),
  homepage: z.string(),
  bugs: z.object({ url: z.string() }),
  engines: z.object({ vscode: z.string(), node: z.string() }),
  activationEvents: z.array(z.string()),
  bin: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  contributes: z.looseObject({
    commands: z.array(contributedCommand),
    menus: z.record(
      z.string(),
      z.array(z.looseObject({ command: z.string().optional(), submenu: z.string().optional(), when: z.string().optional() })),
    ),
    submenus: z.array(z.object({ id: z.string(), label: z.string() })),
    grammars: z.array(z.looseObject({ scopeName: z.string(), path: z.string(), injectTo: z.array(z.string()).optional() })),
    walkthroughs: z.array(
      z.object({
        steps: z.array(z.object({ id: z.string(), description: z.string(), media: z.object({ svg: z.string(), altText: z.string() }) })),
      }),
    ),
    snippets: z.array(z.object({ language: z.string(), path: z.string() })),
    jsonValidation: z.array(z.object({ fileMatch: z.string(), url: z.string() })),
  }),
});

const manifestText = read('package.json');
const manifest = manifestShape.parse(JSON.parse(manifestText));
const texts = z.record(z.string(), z.string());
const english = texts.parse(JSON.parse(read('package.nls.json')));
const chinese = texts.parse(JSON.parse(read('package.nls.zh-cn.json')));
const clientCode = readdirSync(join(repositoryRoot, 'client', 'src'))
  .map((name) => read(`client/src/${name}`))
  .join('\n');

describe('the manifest', () => {
  it('has every text in both languages, and no text that nothing uses', () => {
    const used = [...manifestText.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
    assert.deepEqual(
      [...Object.entries(english), ...Object.entries(chinese)].filter(([, text]) => text.trim() === ''),
      [],
    );
  });

  it('gives each command a title and a category, and the client answers to each of them and no other', () => {
    for (const { command, title, category } of manifest.contributes.commands) {
      assert.equal(title, `%command.${command.replace('budgetDraft.', '')}.title%`);
      assert.equal(category, '%command.category%');
    }
    const registered = [...clientCode.matchAll(/registerCommand\((?:'([\w.]+)'|(\w+))/g)].map(
      ([, id, constant]) => id ?? { recalculateTableCommand, updateCommand, previewCommand }[constant ?? ''],
    );
    assert.deepEqual(registered.sort(), manifest.contributes.commands.map(({ command }) => command).sort());
  });

  it('offers in menus only its own commands, and only in a budget', () => {
    const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
    const { 'file/newFile': forNewFiles = [], ...ofDocuments } = manifest.contributes.menus;
    assert.deepEqual(
      forNewFiles.map(({ command }) => command),
      ['budgetDraft.newDraft'],
    );
    const submenus = manifest.contributes.submenus.map(({ id }) => id);
    for (const { command, submenu = '', when = '' } of Object.values(ofDocuments).flat()) {
      assert.ok(command === undefined ? submenus.includes(submenu) : commands.has(command), command ?? submenu);
      // Whether a folder holds budgets is known only after it was checked.
      assert.match(when, /\bbudgetDraft\.isBudget\b|^explorerResourceIsFolder$|^resourceExtname =~ /);
    }
  });

  it('names no file that is not there', () => {
    const { icon, l10n, contributes } = manifest;
    const snippets = contributes.snippets.map(({ path }) => path);
    const paths = [
      icon,
      l10n,
      ...snippets,
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.jsonValidation.map(({ url }) => url),
    ];
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(repositoryRoot, path))),
      [],
    );
    // What the build writes is there only after a build, which these tests come after.
    for (const path of [manifest.main, ...Object.values(manifest.bin)]) assert.match(path, /^\.\/dist\/\w+\.js$/);
    for (const { scopeName, path } of contributes.grammars) assert.equal(JSON.parse(read(path)).scopeName, scopeName);
  });

  it('leads newcomers with steps whose pictures are there and whose buttons are commands', () => {
    const own = new Set(manifest.contributes.commands.map(({ command }) => command));
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length > 0 && steps.length <= 6, 'few steps');
    for (const { id, description, media } of steps) {
      assert.ok(existsSync(join(repositoryRoot, media.svg)), media.svg);
      for (const texts of [english, chinese]) {
        const buttons = [...(texts[description.slice(1, -1)] ?? '').matchAll(/\]\(command:([\w.]+)/gu)].map(([, command]) => command ?? '');
        assert.ok(buttons.length > 0, id);
        for (const command of buttons) assert.ok(own.has(command) || !command.startsWith('budgetDraft.'), command);
      }
    }
  });

  it('claims no language, so that no other extension is fought over one', () => {
    assert.equal(manifest.contributes.languages, undefined);
    assert.ok(!manifest.activationEvents.includes('*') && !manifest.activationEvents.includes('onStartupFinished'));
  });

  it('is compiled against the oldest VS Code it says it works with', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('pins every dependency to one version', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.deepEqual(
      all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it('names one place for the project', () => {
    const site = manifest.homepage.replace(/#.*/, '');
    assert.equal(manifest.repository.url, `git+${site}.git`);
    assert.equal(manifest.bugs.url, `${site}/issues`);
  });

  it('has an icon that the Marketplace takes', () => {
    const icon = readFileSync(join(repositoryRoot, manifest.icon));
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128]);
    assert.ok(statSync(join(repositoryRoot, manifest.icon)).size < 30_000);
  });
});

describe('the words of the client', () => {
  it('are all translated, with the same places for values, and no translation is left over', () => {
    const bundle = texts.parse(JSON.parse(read(join(manifest.l10n, 'bundle.l10n.zh-cn.json'))));
    const said = [...clientCode.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text ?? '');
    assert.equal(said.length, [...clientCode.matchAll(/l10n\.t\(/g)].length, 'each text is written out where it is said');
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(said)].sort());
    const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [text, translation] of Object.entries(bundle)) assert.deepEqual(places(translation), places(text), text);
  });
});

function read(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}
