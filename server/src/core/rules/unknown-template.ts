/** The form that a comment names is one we know, or its author is told that it is not. */

import type { Span } from '../base/span.js';
import { builtInPacks } from '../budget/form/built-in-packs.generated.js';
import { defineRule } from './rule.js';

interface UnknownTemplate {
  readonly id: string;
  readonly place: Span;
}

export const unknownTemplate = defineRule<UnknownTemplate>({
  id: 'unknown-template',
  title: { 'zh-CN': '没有这个表样', en: 'No such form' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document: { form } }) => (form.unknown?.place ? [{ id: form.unknown.id, place: form.unknown.place }] : []),
  place: ({ place }) => place,
  say({ id }, locale) {
    const known = builtInPacks.map((pack) => pack.id).join(locale === 'en' ? ', ' : '、');
    const message =
      locale === 'en'
        ? `There is no form “${id}”, so the form is told from the tables. Name one that there is: ${known}, or one of your own settings.`
        : `没有名为“${id}”的表样，现按文中各表自动识别。请改为已有的表样：${known}，或设置中自定的表样。`;
    return { message };
  },
});
