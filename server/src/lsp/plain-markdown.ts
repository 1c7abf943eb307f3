/** Markdown without its marks, for clients that would show them. */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])|\*\*|__|`/g, (_mark, escaped: string | undefined) => escaped ?? '');
}
