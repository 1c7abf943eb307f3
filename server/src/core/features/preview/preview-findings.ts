import type { Finding, Locale } from '../../rules/finding.js';
import { plainLine } from '../markdown.js';
import type { PlaceIndex } from './place-index.js';
import type { BlockId, PreviewBlock, PreviewFinding, PreviewPlace, PreviewTable } from './preview-model.js';

const LONGEST_WORDS = 40;

/** Findings as a page shows them. What says the same has the same name wherever rows move; a number tells two of them apart. */
export function previewFindings(
  findings: readonly Finding[],
  blocks: readonly PreviewBlock[],
  { placeOf }: PlaceIndex,
  locale: Locale,
): readonly PreviewFinding[] {
  const byId = new Map<BlockId, PreviewBlock>(blocks.map((block) => [block.id, block]));
  const counts = new Map<string, number>();
  return findings.map(({ ruleId, severity, span, message, related, suggestions }): PreviewFinding => {
    const place = placeOf(span);
    const name = `${ruleId}:${shortName(message)}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return {
      id: count === 0 ? name : `${name}#${count}`,
      ruleId,
      severity,
      message,
      place,
      where: place ? whereOf(place, byId.get(place.block), locale) : '',
      fixes: suggestions.map(({ title, changesFigures }) => ({ title, changesFigures })),
      related: related.map((one) => ({ message: one.message, place: placeOf(one.span) })),
    };
  });
}

/** A few characters that almost no other text has (FNV-1a). */
function shortName(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** The table, row and column, or the words around. */
export function whereOf(place: PreviewPlace, block: PreviewBlock | undefined, locale: Locale): string {
  if (block === undefined) return '';
  if (block.kind === 'text') return plainLine(block.text, LONGEST_WORDS);
  const { row, column, inHeader } = place;
  const header = inHeader ? [locale === 'en' ? 'header' : '表头'] : [];
  const name = row === undefined || inHeader ? [] : [rowWords(block, row, locale)];
  const label = column === undefined ? [] : [block.columns[column]?.label ?? ''];
  return [block.name, ...header, ...name, ...label].filter((part) => part !== '').join(' › ');
}

/** What a row is called: its words, or else its number. */
function rowWords({ columns, rows }: PreviewTable, at: number, locale: Locale): string {
  const cells = rows[at]?.cells ?? [];
  const words = cells.filter((text, column) => text !== '' && (columns[column]?.role === 'name' || columns[column]?.role === 'code'));
  if (words.length > 0) return plainLine(words.join(' '), LONGEST_WORDS);
  return locale === 'en' ? `row ${at + 1}` : `第 ${at + 1} 行`;
}
