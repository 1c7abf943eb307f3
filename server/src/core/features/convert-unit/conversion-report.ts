import type { LineMap } from '../../base/line-map.js';
import type { MoneyUnit } from '../../base/money-unit.js';
import type { Locale } from '../../rules/finding.js';
import { markdownTable, showText } from '../markdown.js';
import type { Converted } from './conversion.js';
import { conversionWords } from './wording.js';

/** What was converted and adjusted, in one line. */
export function conversionSummary({ figures, adjusted, lost }: Converted, to: MoneyUnit, locale: Locale): string {
  return conversionWords(locale).summary(to, figures, adjusted.length, lost.length);
}

/** Every adjusted figure, and what does not agree any more, as a page of Markdown; `lines` are those of the text before. */
export function conversionReport(conversion: Converted, to: MoneyUnit, lines: LineMap, locale: Locale): string {
  const words = conversionWords(locale);
  const lineOf = (start: number) => String(lines.positionAt(start).line + 1);
  const { adjusted, lost } = conversion;
  const parts = [`# ${words.title(to)}`, conversionSummary(conversion, to, locale)];
  if (adjusted.length > 0) {
    const rows = adjusted.map(({ span, place, exact, rounded, printed }) => [
      lineOf(span.start),
      showText(place, 120),
      exact,
      rounded,
      printed,
    ]);
    parts.push(
      `## ${words.adjustedHead}`,
      words.adjustedWhy,
      markdownTable(words.columns, ['right', 'left', 'right', 'right', 'right'], rows),
    );
  }
  if (lost.length > 0) {
    const items = lost.map(({ span, words: stated }) => `- ${words.line(lineOf(span.start))}${showText(stated, 120)}`);
    parts.push(`## ${words.lostHead}`, words.lostWhy, items.join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
