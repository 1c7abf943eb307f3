/** The words of a cell without what a conversion or an author put around them: tags, line breaks, emphasis. */
export function plainText(text: string): string {
  if (!/[<*_&]/u.test(text)) return text;
  return text
    .replace(/<\/?[a-zA-Z][^<>]{0,60}>/gu, '')
    .replace(/\*\*|__|&nbsp;/gu, '')
    .replace(/^\*(?=[^*\s])|(?<=[^*\s])\*$/gu, '');
}
