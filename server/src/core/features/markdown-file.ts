/** Whether a file or address of this name is Markdown. */
export function isMarkdownFile(name: string): boolean {
  return /\.(?:md|markdown)$/iu.test(name);
}
