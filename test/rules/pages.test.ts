// Every rule has a page, and what the page shows is what the rule does.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type AnalyseOptions, analyse, applyEdits, ruleInfos } from '../../server/src/core/api.js';
import { readSettingsText } from '../../server/src/settings/parse-settings.js';
import { toAnalyseOptions } from '../../server/src/settings/settings.js';
import { readMarks, withMarks } from '../support/marked.js';
import { documentsOf, markedBy } from '../support/marked-set.js';
import { repositoryRoot } from '../support/repository.js';

const CHINESE_SECTIONS = ['规则', '依据', '示例', '如何处理', '何时不报'];
const ENGLISH_SECTIONS = ['Rule', 'Source', 'Example', 'What to do', 'When it is silent'];

/** Rules about the very comments by which findings are accepted. */
const COMMENT_RULES: ReadonlySet<string> = new Set(['stale-acceptance', 'unexplained-acceptance', 'unreadable-comment']);

interface Block {
  readonly language: string;
  readonly text: string;
}

for (const { id, title } of ruleInfos) {
  const path = join(repositoryRoot, 'server', 'src', 'core', 'rules', `${id}.md`);
  const page = existsSync(path) ? readFileSync(path, 'utf8') : undefined;

  test(`${id} has a page with every heading`, () => {
    assert.ok(page !== undefined, `server/src/core/rules/${id}.md is missing`);
    const headings = [...withoutBlocks(page).matchAll(/^(#{1,2}) (.+)$/gm)].map(([, level, words]) => `${level} ${words}`);
    assert.deepEqual(headings, [
      `# ${title['zh-CN']}`,
      ...CHINESE_SECTIONS.map((section) => `## ${section}`),
      `# ${title.en}`,
      ...ENGLISH_SECTIONS.map((section) => `## ${section}`),
    ]);
  });

  if (page === undefined) continue;

  test(`${id}: the page tells, in both languages, how to accept a finding and how to set the level of the rule`, () => {
    const setting = `{"rules": {"${id}": "off"}}`;
    assert.equal(page.split(setting).length - 1, 2, setting);
    if (COMMENT_RULES.has(id)) return;
    const comments = [...page.matchAll(new RegExp(`\`<!-- budget-draft accept ${id} [^\`]+: [^\`]+ -->\``, 'g'))];
    assert.equal(comments.length, 2);
  });

  const blocks = blocksOf(page);

  test(`${id}: the page shows the rule at work`, () => {
    assert.ok(blocks.some(({ language, text }) => /^budget(?:-set)?$/.test(language) && text.includes('⟦')));
  });

  blocks.forEach((block, place) => {
    if (block.language === 'budget-set') {
      test(`${id}: set ${place + 1} has the findings that it marks, and no document in it has one of its own`, () => {
        assert.equal(markedBy(block.text, id), block.text);
        for (const { text } of documentsOf(block.text)) {
          const { recognised, findings } = analyse(readMarks(text).text, { locale: 'zh-CN' });
          assert.ok(recognised, text);
          assert.deepEqual(
            findings.map(({ message }) => message),
            [],
          );
        }
      });
    }
    if (block.language !== 'budget') return;
    test(`${id}: example ${place + 1} has the findings that it marks`, () => {
      const { text } = readMarks(block.text);
      const analysis = analyse(text, optionsFrom(blocks[place - 1]));
      assert.ok(analysis.recognised, 'the example is not recognised as a budget');
      const own = analysis.findings.filter((finding) => finding.ruleId === id);
      assert.equal(
        withMarks(
          text,
          own.map(({ span }) => span),
        ),
        block.text,
      );
      const after = blocks[place + 1];
      if (after?.language !== 'budget-fixed') return;
      const edits = own.flatMap((finding) => finding.suggestions[0]?.edits ?? []);
      assert.equal(applyEdits(text, edits), after.text);
    });
  });
}

/** What the settings file says that stands right before an example. */
function optionsFrom(block: Block | undefined): AnalyseOptions {
  const { settings, problems } = readSettingsText(block?.language === 'budget-settings' ? block.text : '{}');
  assert.deepEqual(problems, []);
  return toAnalyseOptions(settings, 'zh-CN');
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```([\w-]*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }));
}

function withoutBlocks(page: string): string {
  return page.replace(/^```.*?^```$/gms, '');
}
