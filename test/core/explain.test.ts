import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import {
  analyse,
  checkAmong,
  digestOf,
  documentSet,
  explainFinding,
  type Finding,
  type Locale,
  withoutLinks,
} from '../../server/src/core/api.js';
import { hostileDraft, riverWithSlip, slip } from '../support/feature-drafts.js';
import { readMarks } from '../support/marked.js';
import { documentsOf } from '../support/marked-set.js';
import { repositoryRoot } from '../support/repository.js';

function explained(text: string, locale: Locale = 'zh-CN', which: (finding: Finding) => boolean = () => true): string {
  const analysis = analyse(text, { locale });
  const finding = analysis.findings.find(which);
  assert.ok(finding, 'a finding');
  const lineOf = (offset: number) => analysis.lines.lineAt(offset) + 1;
  return explainFinding(analysis, finding, { ...withoutLinks, place: ({ start }) => `#L${lineOf(start)}` }).markdown;
}

describe('why a total is wrong', () => {
  const line = riverWithSlip.split('\n').findIndex((row) => row.startsWith(slip.wrongRow)) + 1;

  it('is worked out with every addend, its place, the sum and the difference', () => {
    const markdown = explained(riverWithSlip);
    for (const part of [
      `| [第 ${line} 行](#L${line}) | 99.00 |`,
      '| **各项之和** |  | **90.00** |',
      '| **相差** |  | **9.00** |',
      '应为 **90.00**（疑有一位数字有误）',
      `   - [第 ${line} 行](#L${line})：99.00 → 90.00`,
      '<!-- budget-draft accept wrong-sum 行政事业单位养老支出 99.00: （请填写原因） -->',
    ])
      assert.ok(markdown.includes(part), `${part} is not in\n${markdown}`);
  });

  it('is told in English where findings are', () => {
    const markdown = explained(riverWithSlip, 'en');
    for (const part of [
      '# Total does not equal the sum of its parts',
      '**Sum of the parts**',
      'expected **90.00** (one digit differs)',
      '(changes figures)',
      '(give the reason)',
    ])
      assert.ok(markdown.includes(part), `${part} is not in\n${markdown}`);
  });

  it('tells the general advice once, and how to accept this very finding instead of any', () => {
    const markdown = explained(riverWithSlip);
    assert.equal(markdown.split('budget-draft accept').length, 2);
    assert.equal(markdown.split('{"rules":').length, 2);
  });
});

describe('why a sentence is wrong', () => {
  const draft = `# 青川河道管理所2022年部门预算

2022年收入支出预算总表

单位：元

| 收入 | 预算数 | 支出 | 预算数 |
|---|---:|---|---:|
| 一、财政拨款收入 | 6500000.00 | 一、基本支出 | 5000000.00 |
| 二、事业收入 | 100000.00 | 二、项目支出 | 1600000.00 |
| 收入总计 | 6600000.00 | 支出总计 | 6600000.00 |

2022年收入预算 670.00 万元。
`;

  it('shows both figures as they are printed, each with its unit, and the difference in that of the first', () => {
    const markdown = explained(draft);
    for (const part of ['670.00 万元 |', '6600000.00 元 |', '**10.00 万元**', '第 13 行](#L13) · 文中'])
      assert.ok(markdown.includes(part), `${part} is not in\n${markdown}`);
  });
});

describe('why a rate or a share is wrong', () => {
  it('is reckoned from the amounts it rests on', () => {
    const page = (id: string) => readFileSync(join(repositoryRoot, 'server/src/core/rules', `${id}.md`), 'utf8');
    const shown = (id: string) => {
      const [, text = ''] = /^```budget\n([\s\S]*?)^```$/mu.exec(page(id)) ?? [];
      return explained(readMarks(text).text, 'zh-CN', ({ ruleId }) => ruleId === id);
    };
    // 2.50 of 23.00, 15.50 of 20.50, and 30 of 100.
    assert.ok(shown('wrong-rate').includes('- **−2.50 万元 ÷ (20.50 万元 + 2.50 万元) = -10.87%**'), shown('wrong-rate'));
    assert.ok(shown('wrong-share').includes('- **15.50 万元 ÷ 20.50 万元 = 75.61%**'));
    assert.ok(shown('wrong-rate-in-table').includes('- **(130.00 − 100.00) ÷ 100.00 = 30.00%**'));
  });
});

describe('why documents disagree', () => {
  it('names the other document and its line', () => {
    const page = readFileSync(join(repositoryRoot, 'server/src/core/rules/last-year-differs.md'), 'utf8');
    const set = documentsOf(/^```budget-set\n([\s\S]*?)^```$/mu.exec(page)?.[1] ?? '');
    const read = set.map(({ name, text }) => ({ name, analysis: analyse(readMarks(text).text, { locale: 'zh-CN' }) }));
    const digests = read.flatMap(({ name, analysis }) => digestOf(name, analysis) ?? []);
    const found = read.flatMap(({ name, analysis }) => {
      const digest = digests.find((each) => each.name === name);
      const findings = digest ? checkAmong(digest, documentSet(digests), analysis.options) : [];
      return findings.map((finding) => ({ analysis, finding }));
    });
    const [first] = found;
    const [other] = first?.finding.elsewhere ?? [];
    assert.ok(first && other);
    const { markdown } = explainFinding(first.analysis, first.finding, {
      ...withoutLinks,
      elsewhere: ({ document }) => `doc:${document.length}`,
    });
    assert.ok(markdown.includes(`[${other.document} 第 ${other.start.line + 1} 行](doc:${other.document.length})：`), markdown);
  });
});

describe('what a document says in an explanation', () => {
  it('never becomes markup, HTML or a link', () => {
    // The last row is one more than the total says.
    const text = hostileDraft.replace('`养老` | 1.00 | 1.00', '`养老` | 2.00 | 1.00');
    const analysis = analyse(text, { locale: 'zh-CN' });
    assert.ok(analysis.findings.length > 0);
    for (const finding of analysis.findings) {
      const whole = explainFinding(analysis, finding, withoutLinks).markdown;
      // What follows is from the page of the rule.
      const markdown = whole.slice(0, whole.search(/^## 规则$/mu));
      const html = micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()], allowDangerousHtml: true });
      assert.doesNotMatch(html, /<(?!\/?(?:h1|h2|blockquote|code|p|strong|ol|ul|li|br|table|thead|tbody|tr|th|td)\b)/u, html);
      assert.doesNotMatch(markdown, /https?:\/\/|www\.|\w@/u);
    }
  });

  it('cannot end the comment that accepts the finding', () => {
    for (const { ruleId, span } of analyse(hostileDraft, { locale: 'zh-CN' }).findings) {
      const markdown = explained(hostileDraft, 'zh-CN', (finding) => finding.ruleId === ruleId && finding.span.start === span.start);
      const [, fence = ''] = /```html\n([\s\S]*?)\n```/u.exec(markdown) ?? [];
      if (fence !== '') assert.match(fence, /^<!-- (?:(?!-->).)* -->$/u);
    }
  });
});
