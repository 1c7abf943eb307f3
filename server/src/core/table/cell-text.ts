/** The words of a cell without what a conversion or an author put around them: tags, line breaks, emphasis. */
export function plainText(text: string): string {
  if (!holdsMarks(text)) return text;
  return text
    .replace(/<\/?[a-zA-Z][^<>]{0,60}>/gu, '')
    .replace(/\*\*|__|&nbsp;/gu, '')
    .replace(/^\*(?=[^*\s])|(?<=[^*\s])\*$/gu, '');
}

const AMPERSAND = 0x26;
const ASTERISK = 0x2a;
const LESS_THAN = 0x3c;
const UNDERSCORE = 0x5f;

function holdsMarks(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code <= UNDERSCORE && (code === LESS_THAN || code === ASTERISK || code === UNDERSCORE || code === AMPERSAND)) return true;
  }
  return false;
}
