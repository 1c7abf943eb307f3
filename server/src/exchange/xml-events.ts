/** What stands in an XML text, in its order. Names are as written, prefixes included. */
export interface XmlHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

const BLANKS = /[\t\n\r ]/u;

/**
 * Reads XML as programs write it: elements, attributes, texts. Nothing is ever looked up elsewhere and no entity but the five of
 * XML is known, so that a hostile text can neither reach out nor grow. Returns false where the text breaks off.
 */
export function readXml(source: string, handler: XmlHandler): boolean {
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    if (start < 0) return source.slice(at).trim() === '';
    if (start > at) handler.text(decoded(source.slice(at, start)));
    const after = readMarkup(source, start, handler);
    if (after === undefined) return false;
    at = after;
  }
  return true;
}

function readMarkup(source: string, start: number, handler: XmlHandler): number | undefined {
  if (source.startsWith('<!--', start)) return afterNext(source, '-->', start + 4);
  if (source.startsWith('<![CDATA[', start)) {
    const end = source.indexOf(']]>', start + 9);
    if (end < 0) return undefined;
    handler.text(source.slice(start + 9, end));
    return end + 3;
  }
  if (source.startsWith('<?', start)) return afterNext(source, '?>', start + 2);
  if (source.startsWith('<!', start)) return afterNext(source, '>', start + 2);
  const end = endOfTag(source, start + 1);
  if (end === undefined) return undefined;
  if (source[start + 1] === '/') {
    handler.close(source.slice(start + 2, end).trim());
    return end + 1;
  }
  const isEmpty = source[end - 1] === '/';
  const tag = source.slice(start + 1, isEmpty ? end - 1 : end);
  const nameEnd = tag.search(BLANKS);
  const name = nameEnd < 0 ? tag : tag.slice(0, nameEnd);
  handler.open(name, nameEnd < 0 ? noAttributes : readAttributes(tag, nameEnd));
  if (isEmpty) handler.close(name);
  return end + 1;
}

function afterNext(source: string, mark: string, from: number): number | undefined {
  const at = source.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

/** A `>` in the value of an attribute does not end the tag. */
function endOfTag(source: string, from: number): number | undefined {
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const character = source[at] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at;
    else if (character === '"' || character === "'") quote = character;
  }
  return undefined;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function readAttributes(tag: string, from: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) return attributes;
    const name = tag.slice(at, equals).trim();
    let open = equals + 1;
    while (BLANKS.test(tag[open] ?? '')) open++;
    const quote = tag[open];
    const close = quote === '"' || quote === "'" ? tag.indexOf(quote, open + 1) : -1;
    if (close < 0) return attributes;
    attributes.set(name, decoded(tag.slice(open + 1, close)));
    at = close + 1;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/giu, (written, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? written;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
