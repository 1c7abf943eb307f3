import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { ruleInfos } from '../../server/src/core/api.js';
import { IDENTITIES } from '../../server/src/core/budget/facts/identity.js';
import type { IdentityClass } from '../../server/src/core/budget/sums/equation.js';
import { repositoryRoot } from '../support/repository.js';

const LANGUAGES = ['zh-CN', 'en'] as const;
const classWords: Readonly<Record<IdentityClass, Readonly<Record<'zh-CN' | 'en', string>>>> = {
  universal: { 'zh-CN': '必然', en: 'always' },
  form: { 'zh-CN': '视表样', en: 'by form' },
  question: { 'zh-CN': '询问', en: 'question' },
  own: { 'zh-CN': '自定', en: 'own' },
};

describe('the pages', () => {
  it('list every identity with its class and its words, in both languages', () => {
    const [chinese = [], english = []] = halvesOf('docs/identities.md').map((half) =>
      [...half.matchAll(/^\| ([A-Z]\d+) \| ([^|]+) \| ([^|]+) \|/gmu)].map(([, id, kind, title]) => [id, kind, title]),
    );
    for (const [place, rows] of [chinese, english].entries()) {
      const language = LANGUAGES[place] ?? 'en';
      const expected = Object.values(IDENTITIES).map(({ id, class: kind, title }) => [id, classWords[kind][language], title[language]]);
      assert.deepEqual(rows, expected);
    }
  });

  it('list every rule once in each language of the README, in Chinese by its title', () => {
    const ids = ruleInfos.map(({ id }) => id).sort();
    const links = halvesOf('README.md').map((half) => [...half.matchAll(/\[([^\]]+)\]\(server\/src\/core\/rules\/([\w-]+)\.md\)/gu)]);
    for (const half of links) assert.deepEqual(half.map(([, , id]) => id).sort(), ids);
    const titles = new Map(ruleInfos.map(({ id, title }) => [id, title['zh-CN']]));
    for (const [, title, id = ''] of links[0] ?? []) assert.equal(title, titles.get(id));
  });

  it('lead to files that are there', () => {
    const pages = [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(repositoryRoot, 'docs')).map((name) => `docs/${name}`),
    ];
    const missing = pages
      .filter((page) => page.endsWith('.md'))
      .flatMap((page) =>
        [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)]
          .map(([, target = '']) => join(dirname(page), target))
          .filter((target) => !existsSync(join(repositoryRoot, target)))
          .map((target) => `${page} → ${target}`),
      );
    assert.deepEqual(missing, []);
  });

  it('map every folder of the code', () => {
    const map = read('ARCHITECTURE.md');
    const core = foldersIn('server/src/core').map((name) => `server/src/core/${name}`);
    const budget = foldersIn('server/src/core/budget').map((name) => `…/budget/${name}`);
    const others = foldersIn('server/src').map((name) => `server/src/${name}`);
    assert.deepEqual(
      [...core, ...budget, ...others.filter((path) => !path.endsWith('/core'))].filter((path) => !map.includes(`\`${path}\``)),
      [],
    );
  });
});

/** A page is in Chinese down to its English heading. */
function halvesOf(page: string): readonly string[] {
  const text = read(page);
  const middle = text.indexOf('\n## English');
  assert.ok(middle > 0, page);
  return [text.slice(0, middle), text.slice(middle)];
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(join(repositoryRoot, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function read(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}
