/** The contents list what the body has, under the same names and in the same order; reviewers compare the two first. */
import type { SourceText } from '../base/source-text.js';

import type { BudgetDocument } from '../budget/document.js';
import { insertTable } from '../budget/form/blank-table/insert-table.js';
import { formTitleKey } from '../budget/form/form-title.js';
import type { ContentsDifference } from '../budget/outline/contents-against-body.js';
import { contentsDifferences } from '../budget/outline/contents-differences.js';
import type { Locale } from './finding.js';
import { defineRule, type Fix, type Saying } from './rule.js';

export const contentsDiffer = defineRule<ContentsDifference>({
  id: 'contents-differ',
  title: { 'zh-CN': '目录与正文不一致', en: 'Contents differ from the body' },
  defaultSeverity: 'warning',
  severity: ({ kind }) => (kind === 'unlisted' ? 'information' : 'warning'),
  detect: ({ document }) => contentsDifferences(document),
  place: (difference) => (difference.kind === 'unlisted' ? difference.title.span : difference.entry.span),
  say: (difference, locale) => (locale === 'en' ? inEnglish(difference) : inChinese(difference)),
  fix(difference, locale, { text, document }) {
    if (difference.kind === 'missing') return missingTable(difference.entry.name, locale, document, text);
    if (difference.kind !== 'renamed') return [];
    const { entry, title } = difference;
    // A name over two lines is not rewritten.
    if (text.slice(entry.span.start, entry.span.end) !== entry.name) return [];
    return [rewrite(entry.span, title.name, locale, 'contents'), ...inBody(difference, locale, text)];
  },
});

/** A table of the form can be put where it belongs; of other parts only their author knows what they hold. */
function missingTable(name: string, locale: Locale, document: BudgetDocument, text: SourceText): readonly Fix[] {
  const { pack, matches } = document.form;
  const table = pack.tables.find(({ title, aliases }) => [title, ...aliases].some((known) => formTitleKey(known) === formTitleKey(name)));
  const edit =
    table && !matches.some(({ form }) => form === table)
      ? insertTable(table, { ...document, text, pack, matches }, { title: name })
      : undefined;
  if (!edit) return [];
  const title = locale === 'en' ? `Insert the table ${name}, with zeros` : `补列“${name}”（金额为 0，待填列）`;
  return [{ title, edits: [edit], changesFigures: true }];
}

function inBody({ entry, title }: Extract<ContentsDifference, { kind: 'renamed' }>, locale: Locale, text: SourceText): readonly Fix[] {
  const printed = text.slice(title.span.start, title.span.end);
  const at = printed.indexOf(title.name);
  // A title that comes again on each page would have to change on all of them.
  if (at < 0 || text.indexOf(title.name, text.indexOf(title.name) + 1) >= 0) return [];
  const start = title.span.start + at;
  return [rewrite({ start, end: start + title.name.length }, entry.name, locale, 'body')];
}

function rewrite(span: { readonly start: number; readonly end: number }, newText: string, locale: Locale, where: 'contents' | 'body'): Fix {
  const place = where === 'contents' ? { zh: '目录', en: 'the contents' } : { zh: '正文标题', en: 'the title' };
  return {
    title: locale === 'en' ? `Write “${newText}” in ${place.en}` : `${place.zh}改为“${newText}”`,
    edits: [{ span, newText }],
    changesFigures: false,
  };
}

function inChinese(difference: ContentsDifference): Saying {
  switch (difference.kind) {
    case 'missing':
      return { message: `目录列有“${difference.entry.name}”，正文没有：可能漏编或删去了。请补列，或从目录中删去。` };
    case 'unlisted':
      return { message: `正文有“${difference.title.name}”，目录没有列出：读者按目录找不到它。请在目录中补列。` };
    case 'renamed':
      return {
        message: `目录写“${difference.entry.name}”，正文标题是“${difference.title.name}”：两处名称应当一致。请改成同一名称。`,
        related: [{ span: difference.title.span, message: `正文标题：${difference.title.name}` }],
      };
    case 'moved':
      return {
        message: `“${difference.entry.name}”在目录中的次序与正文不同：两处次序应当一致。请调整其中一处。`,
        related: [{ span: difference.title.span, message: `正文标题：${difference.title.name}` }],
      };
  }
}

function inEnglish(difference: ContentsDifference): Saying {
  switch (difference.kind) {
    case 'missing':
      return {
        message: `The contents list “${difference.entry.name}”, which the body does not have: it may be left out. Add it, or take it out of the contents.`,
      };
    case 'unlisted':
      return {
        message: `The body has “${difference.title.name}”, which the contents do not list: readers will not find it. Add it to the contents.`,
      };
    case 'renamed':
      return {
        message: `The contents say “${difference.entry.name}”, the title in the body is “${difference.title.name}”: both should be the same. Use one name.`,
        related: [{ span: difference.title.span, message: `Title in the body: ${difference.title.name}` }],
      };
    case 'moved':
      return {
        message: `“${difference.entry.name}” has another place in the contents than in the body: both should have one order. Move one of the two.`,
        related: [{ span: difference.title.span, message: `Title in the body: ${difference.title.name}` }],
      };
  }
}
