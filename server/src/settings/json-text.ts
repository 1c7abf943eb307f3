import type { Bilingual } from './bilingual.js';

/** Offsets into the text, in UTF-16 units. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** A JSON text as a value, with the places at which its parts stand. A part that is not there has the place of the nearest above it. */
export interface JsonText {
  readonly value: unknown;
  /** The offset of a member's name, or of an element, or of the whole. */
  offsetOf(path: readonly PropertyKey[]): number;
  /** A member's name with its quotes; an element, or the whole, for what has no name. */
  nameSpan(path: readonly PropertyKey[]): JsonSpan;
  valueSpan(path: readonly PropertyKey[]): JsonSpan;
  /** A part of a string's content, by UTF-16 units of the string as it is meant; escapes take more room in the text. */
  spanInString(path: readonly PropertyKey[], start: number, end: number): JsonSpan;
}

export interface JsonFault {
  readonly offset: number;
  readonly message: Bilingual;
}

export type JsonReading = { readonly kind: 'json'; readonly json: JsonText } | { readonly kind: 'fault'; readonly fault: JsonFault };

/** Settings are flat; deeper nesting is no settings file, and must not exhaust the stack. */
const deepestNesting = 32;

/**
 * Reads JSON and remembers places. The engine's own `JSON.parse` tells neither the places of values nor,
 * on all engines alike, the place of an error.
 */
export function readJson(text: string): JsonReading {
  try {
    return { kind: 'json', json: new Reader(text).read() };
  } catch (error) {
    if (error instanceof JsonError) return { kind: 'fault', fault: error.fault };
    throw error;
  }
}

class JsonError extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.message.en);
    this.fault = fault;
  }
}

class Reader {
  readonly #text: string;
  readonly #names = new Map<string, JsonSpan>();
  readonly #values = new Map<string, JsonSpan>();
  #offset: number;

  constructor(text: string) {
    this.#text = text;
    this.#offset = text.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): JsonText {
    const value = this.#value([]);
    this.#space();
    if (this.#offset < this.#text.length) this.#fail('文件末尾之后还有多余内容，请删除', 'Unexpected text after the end, delete it');
    const nameSpan = (path: readonly PropertyKey[]) => this.#nearest(path, (key) => this.#names.get(key) ?? this.#values.get(key));
    const valueSpan = (path: readonly PropertyKey[]) => this.#nearest(path, (key) => this.#values.get(key));
    return {
      value,
      offsetOf: (path) => nameSpan(path).start,
      nameSpan,
      valueSpan,
      spanInString: (path, start, end) => inLiteral(this.#text, valueSpan(path), start, end),
    };
  }

  #nearest(path: readonly PropertyKey[], spanOf: (key: string) => JsonSpan | undefined): JsonSpan {
    for (let length = path.length; length >= 0; length--) {
      const span = spanOf(keyOf(path.slice(0, length)));
      if (span !== undefined) return span;
    }
    return { start: 0, end: 0 };
  }

  #value(path: readonly PropertyKey[]): unknown {
    this.#space();
    if (path.length > deepestNesting) this.#fail('嵌套过深', 'Nested too deeply');
    const start = this.#offset;
    const value = this.#bareValue(path);
    this.#values.set(keyOf(path), { start, end: this.#offset });
    return value;
  }

  #bareValue(path: readonly PropertyKey[]): unknown {
    const first = this.#text[this.#offset];
    if (first === '{') return this.#object(path);
    if (first === '[') return this.#array(path);
    if (first === '"') return this.#string();
    return this.#wordOrNumber();
  }

  #object(path: readonly PropertyKey[]): unknown {
    this.#offset++;
    const members: [string, unknown][] = [];
    this.#space();
    if (this.#take('}')) return {};
    for (;;) {
      this.#space();
      const place = this.#offset;
      if (this.#text[place] !== '"') this.#fail('此处应为用英文双引号括起的设置名', 'Expected a name in double quotes');
      const name = this.#string();
      const memberPath = [...path, name];
      this.#names.set(keyOf(memberPath), { start: place, end: this.#offset });
      this.#space();
      if (!this.#take(':')) this.#fail('设置名之后应为英文冒号“:”', 'Expected “:” after the name');
      members.push([name, this.#value(memberPath)]);
      this.#space();
      if (this.#take('}')) return Object.fromEntries(members);
      this.#comma('}');
    }
  }

  #array(path: readonly PropertyKey[]): unknown {
    this.#offset++;
    const elements: unknown[] = [];
    this.#space();
    if (this.#take(']')) return elements;
    for (;;) {
      elements.push(this.#value([...path, elements.length]));
      this.#space();
      if (this.#take(']')) return elements;
      this.#comma(']');
    }
  }

  #comma(close: string): void {
    if (!this.#take(',')) this.#fail(`此处应为英文逗号“,”或“${close}”`, `Expected “,” or “${close}”`);
    this.#space();
    if (this.#text[this.#offset] === close)
      this.#fail(`“${close}”之前不能有逗号，请删除`, `A comma may not stand before “${close}”, delete it`);
  }

  #string(): string {
    const match = /"(?:[^"\\\r\n]|\\.)*"/y;
    match.lastIndex = this.#offset;
    const literal = match.exec(this.#text)?.[0];
    if (literal === undefined) return this.#fail('字符串没有用英文双引号结束', 'This string is not closed by a double quote');
    try {
      const value: unknown = JSON.parse(literal);
      this.#offset += literal.length;
      return String(value);
    } catch {
      return this.#fail('字符串中有不能识别的转义或控制字符', 'This string holds an unknown escape or a control character');
    }
  }

  #wordOrNumber(): unknown {
    const match = /[-+.\w]+/y;
    match.lastIndex = this.#offset;
    const literal = match.exec(this.#text)?.[0];
    if (literal !== undefined) {
      try {
        const value: unknown = JSON.parse(literal);
        this.#offset += literal.length;
        return value;
      } catch {
        // What the literal should have been is said below, at its place.
      }
    }
    if (this.#text[this.#offset] === '/')
      return this.#fail('JSON 中不能写注释，请删除', 'Comments are not allowed in JSON, delete this one');
    return this.#fail(
      '此处应为一个值（字符串、数字、true、false、null、对象或数组）',
      'Expected a value (a string, a number, true, false, null, an object or an array)',
    );
  }

  #space(): void {
    const match = /[ \t\r\n]*/y;
    match.lastIndex = this.#offset;
    match.exec(this.#text);
    this.#offset = match.lastIndex;
  }

  #take(character: string): boolean {
    if (this.#text[this.#offset] !== character) return false;
    this.#offset++;
    return true;
  }

  #fail(zh: string, en: string): never {
    throw new JsonError({ offset: this.#offset, message: { 'zh-CN': zh, en } });
  }
}

/** The place of characters inside a literal; beyond its end, or where it is no string, the whole literal. */
function inLiteral(text: string, literal: JsonSpan, start: number, end: number): JsonSpan {
  if (text[literal.start] !== '"') return literal;
  const offsets: number[] = [];
  let at = literal.start + 1;
  for (; at < literal.end - 1; at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2) offsets.push(at);
  offsets.push(at);
  const from = offsets[Math.min(start, offsets.length - 1)] ?? literal.start;
  const to = offsets[Math.min(end, offsets.length - 1)] ?? from;
  return { start: from, end: Math.max(from, to) };
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}
