import type { Locale } from '../../rules/finding.js';
import { ruleInfos } from '../../rules/index.js';
import type { PageSections } from '../../rules/rule-page.js';
import { rulePages } from '../../rules/rule-pages.generated.js';
import { explanationWords } from './explain-words.js';
import type { Explanation, ExplanationLinks } from './explanation.js';

/** The page of a rule; undefined where there is no such rule. */
export function explainRule(ruleId: string, locale: Locale, links: ExplanationLinks): Explanation | undefined {
  const sections = pageOf(ruleId, locale, links);
  if (!sections) return undefined;
  const words = explanationWords(locale);
  const { rule, source, example, cure, silence } = sections;
  const title = titleOf(ruleId, locale);
  const markdown = document(title, `\`${ruleId}\``, [
    [words.rule, rule],
    [words.source, source],
    [words.example, example],
    [words.cure, cure],
    [words.silent, silence],
  ]);
  return { title, markdown };
}

/** A title, what stands right below it, and sections, but for empty ones. */
export function document(title: string, lead: string, sections: readonly (readonly [string, string])[]): string {
  const filled = sections.filter(([, body]) => body !== '');
  return `${[`# ${title}`, lead, ...filled.map(([heading, body]) => `## ${heading}\n\n${body}`)].join('\n\n')}\n`;
}

export function titleOf(ruleId: string, locale: Locale): string {
  return ruleInfos.find(({ id }) => id === ruleId)?.title[locale] ?? ruleId;
}

/** What the page of a rule says, its links leading to where pages can be read. */
export function pageOf(ruleId: string, locale: Locale, links: ExplanationLinks): PageSections | undefined {
  const page = Object.hasOwn(rulePages, ruleId) ? rulePages[ruleId] : undefined;
  if (!page) return undefined;
  const { rule, source, example, cure, silence } = page[locale];
  const withLinks = (body: string) => linkedPages(body, links);
  return {
    rule: withLinks(rule),
    source: withLinks(source),
    // The examples are the same drafts in both languages.
    example: example || page['zh-CN'].example,
    cure: withLinks(cure),
    silence: withLinks(silence),
  };
}

/** A link between pages leads on to that page, or is its words alone. */
function linkedPages(body: string, links: ExplanationLinks): string {
  return body.replace(/\[([^\][]*)\]\(([\w-]+)\.md\)/gu, (_, words: string, ruleId: string) => {
    const address = links.rule(ruleId);
    return address === undefined ? words : `[${words}](${address})`;
  });
}
