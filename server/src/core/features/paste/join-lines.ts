const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Lines of one cell in one line: a break between Chinese characters is only layout, elsewhere it parts words. */
export function joinLines(text: string): string {
  if (!text.includes('\n')) return text;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .reduce((joined, line) => joined + (joined === '' || (WIDE.test(joined.slice(-1)) && WIDE.test(line.charAt(0))) ? '' : ' ') + line, '');
}
