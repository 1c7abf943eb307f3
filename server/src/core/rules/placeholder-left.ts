/** A document that is published holds no placeholder of its form: XX, 待填, （填写…）, 增加（减少）beside a figure (DOMAIN §1). */

import { findPlaceholders, type Placeholder } from '../budget/outline/placeholders.js';
import type { Locale } from './finding.js';
import { defineRule } from './rule.js';

export const placeholderLeft = defineRule<Placeholder>({
  id: 'placeholder-left',
  title: { 'zh-CN': '遗留占位符', en: 'Placeholder left in' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => findPlaceholders(document),
  place: ({ span }) => span,
  say(placeholder, locale) {
    const message = locale === 'en' ? inEnglish(placeholder) : inChinese(placeholder);
    const others = placeholder.kind === 'undecided' ? placeholder.choices.slice(1) : [];
    return {
      message,
      related: others.map(({ span, words }) => ({
        span,
        message: locale === 'en' ? `Also undecided: ${words.join(' / ')}` : `同样没有选定：${words.join('、')}`,
      })),
    };
  },
  fix(placeholder, locale) {
    if (placeholder.kind !== 'undecided') return [];
    return ([0, 1] as const).map((place) => ({
      title: choiceTitle(
        placeholder.choices.map(({ words }) => words[place]),
        locale,
      ),
      edits: placeholder.choices.map(({ span, words }) => ({ span, newText: words[place] })),
      changesFigures: false,
    }));
  },
});

function choiceTitle(words: readonly string[], locale: Locale): string {
  const chosen = [...new Set(words)];
  return locale === 'en' ? `Write ${chosen.join(', ')}` : `写作“${chosen.join('”“')}”`;
}

function inChinese({ kind, text }: Placeholder): string {
  switch (kind) {
    case 'mark':
      return `“${text}”是没有填写的占位符。请填写实际内容。`;
    case 'instruction':
      return `“${text}”是模板的填写提示，不应留在文稿中。请填写实际内容，或删去。`;
    case 'no-amount':
      return `“${text}”缺少数字：读者看不到金额。请补写。`;
    case 'undecided':
      return `“${text}”没有选定，而后面的数不是 0：读者看不出是增是减。请保留其中一个。`;
  }
}

function inEnglish({ kind, text }: Placeholder): string {
  switch (kind) {
    case 'mark':
      return `“${text}” is a placeholder that was not filled in. Write what belongs there.`;
    case 'instruction':
      return `“${text}” is an instruction of the form and does not belong in the document. Write what it asks for, or remove it.`;
    case 'no-amount':
      return `“${text}” has a unit but no digits, so readers see no amount. Add them.`;
    case 'undecided':
      return `“${text}” leaves open whether the figure, which is not zero, is an increase or a decrease. Keep one of the two words.`;
  }
}
