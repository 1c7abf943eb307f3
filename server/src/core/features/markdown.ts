/** Text of a document as Markdown that shows it as it is: no markup, no HTML, no links, on one line. */
export function showText(text: string, longest = 80): string {
  return escapeMarkdown(plainLine(text, longest));
}

/** Text of a document on one line, without what would turn the line around, and not too long. */
export function plainLine(text: string, longest = 80): string {
  return shorten(text.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim(), longest);
}

/** A text that is too long, cut between characters. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(text.slice(0, longest * 2));
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** A table; its cells are Markdown already. */
export function markdownTable(
  header: readonly string[],
  alignment: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const delimiter = alignment.map((side) => (side === 'right' ? '---:' : '---'));
  return [header, delimiter, ...rows].map(line).join('\n');
}

/**
 * Escapes what means something in the middle of a line. Besides marks these are the beginnings of addresses, which
 * editors turn into links without any mark, and of character references.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~@]/gu, '\\$&')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/\bwww\./giu, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/&(?=#|\w)/gu, '\\&')
    .replace(/!(?=\\\[)/gu, '\\!');
}
