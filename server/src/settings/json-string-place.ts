/** The string of a JSON text that a cursor is in, while the text is being written and is no JSON yet. */
export interface JsonStringPlace {
  /** The names and indexes that lead to it; the last one is the string itself where it is a name. */
  readonly path: readonly (string | number)[];
  readonly isName: boolean;
  /** Its content, without the quotes. */
  readonly start: number;
  readonly end: number;
}

interface Open {
  readonly kind: 'object' | 'array';
  name: string | undefined;
  index: number;
}

/** Nothing where the offset is in no string. */
export function jsonStringAt(text: string, offset: number): JsonStringPlace | undefined {
  const open: Open[] = [];
  for (let at = 0; at < offset; at++) {
    const character = text.charAt(at);
    const innermost = open.at(-1);
    if (character === '{') open.push({ kind: 'object', name: undefined, index: 0 });
    else if (character === '[') open.push({ kind: 'array', name: undefined, index: 0 });
    else if (character === '}' || character === ']') open.pop();
    else if (character === ',' && innermost) {
      innermost.index++;
      innermost.name = undefined;
    } else if (character === '"') {
      const end = endOfString(text, at + 1);
      const isName = innermost?.kind === 'object' && innermost.name === undefined;
      if (offset <= end) return { path: pathOf(open, text.slice(at + 1, end), isName), isName, start: at + 1, end };
      if (isName && innermost) innermost.name = text.slice(at + 1, end);
      at = end;
    }
  }
  return undefined;
}

function pathOf(open: readonly Open[], written: string, isName: boolean): readonly (string | number)[] {
  return open.flatMap(({ kind, name, index }, depth): readonly (string | number)[] => {
    if (kind === 'array') return [index];
    if (name !== undefined) return [name];
    return isName && depth === open.length - 1 ? [written] : [];
  });
}

/** Where a string is closed, or its line ends. */
function endOfString(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== '"' && !/[\r\n]/u.test(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}
