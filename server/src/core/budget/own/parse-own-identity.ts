import { longestOwnIdentity, mostOwnTerms, type OwnIdentity, type OwnRelation, type OwnTerm, quotes } from './own-identity.js';

/** Why a line cannot be read as an identity. What to say about each is for those who speak to the user. */
export type OwnIdentityFaultKind =
  | 'too-long'
  | 'too-many-terms'
  | 'table-expected'
  | 'row-expected'
  | 'word-expected'
  | 'bracket-not-closed'
  | 'nested-bracket'
  | 'third-part'
  | 'quote-not-closed'
  | 'sign-expected'
  | 'relation-missing'
  | 'relation-twice'
  | 'strict-relation'
  | 'number'
  | 'nothing-positive';

export interface OwnIdentityFault {
  readonly kind: OwnIdentityFaultKind;
  /** Where in the line, in UTF-16 units from 0. */
  readonly start: number;
  readonly end: number;
}

export type OwnIdentityReading =
  | { readonly kind: 'identity'; readonly identity: OwnIdentity }
  | { readonly kind: 'fault'; readonly fault: OwnIdentityFault };

/** Reads one line. Total: any text gives an identity or the first fault in it. */
export function parseOwnIdentity(line: string): OwnIdentityReading {
  if (line.length > longestOwnIdentity) return faultAt('too-long', longestOwnIdentity, line.length);
  try {
    return { kind: 'identity', identity: new Reader(line).read() };
  } catch (error) {
    if (error instanceof LineError) return { kind: 'fault', fault: error.fault };
    throw error;
  }
}

function faultAt(kind: OwnIdentityFaultKind, start: number, end: number): OwnIdentityReading {
  return { kind: 'fault', fault: { kind, start, end } };
}

/** How the reader comes back from the depths of a line; it never leaves this file. */
class LineError extends Error {
  readonly fault: OwnIdentityFault;

  constructor(fault: OwnIdentityFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const OPENING = '[【［';
const CLOSING = ']】］';
const PLUS = '+＋';
const MINUS = '-−－–—﹣';
const RELATIONS: readonly (readonly [written: string, relation: OwnRelation])[] = [
  ...['<=', '＜=', '＜＝', '≤', '≦', '⩽'].map((written) => [written, '≤'] as const),
  ...['>=', '＞=', '＞＝', '≥', '≧', '⩾'].map((written) => [written, '≥'] as const),
  ...['==', '=', '＝'].map((written) => [written, '='] as const),
];
const STRICT = '<>＜＞≠';

class Reader {
  readonly #line: string;
  #at = 0;
  #terms = 0;

  constructor(line: string) {
    this.#line = line;
  }

  read(): OwnIdentity {
    const name = this.#name();
    const left = this.#side();
    if (this.#at >= this.#line.length) this.#fail('relation-missing', this.#at);
    const relation = this.#relation() ?? this.#failAtSign();
    const right = this.#side();
    if (this.#at < this.#line.length) {
      const place = this.#at;
      if (this.#relation() !== undefined) this.#fail('relation-twice', place, this.#at);
      this.#failAtSign();
    }
    if (!canBeTotalled(left, relation, right)) this.#fail('nothing-positive', 0, this.#line.length);
    return { name, left, relation, right };
  }

  /** The name before a colon that stands before the first bracket. */
  #name(): string | undefined {
    this.#spaces();
    const start = this.#at;
    const quote = quotes.get(this.#next());
    if (quote !== undefined) {
      const end = this.#line.indexOf(quote, start + 1);
      if (end < 0) return this.#fail('quote-not-closed', start, this.#line.length);
      const text = this.#line.slice(start + 1, end).trim();
      this.#at = end + 1;
      if (this.#takeAny(':：') && text !== '') return text;
      this.#at = start;
      return undefined;
    }
    for (let end = start; end < this.#line.length; end++) {
      const character = this.#line.charAt(end);
      if (OPENING.includes(character)) return undefined;
      if (!':：'.includes(character)) continue;
      this.#at = end + 1;
      return this.#line.slice(start, end).trim() || undefined;
    }
    return undefined;
  }

  #side(): readonly OwnTerm[] {
    const terms: OwnTerm[] = [];
    this.#spaces();
    let sign: 1 | -1 = this.#takeAny(MINUS) ? -1 : 1;
    for (;;) {
      if (++this.#terms > mostOwnTerms) this.#fail('too-many-terms', this.#at, this.#line.length);
      terms.push({ sign, ...this.#cell() });
      if (this.#takeAny(PLUS)) sign = 1;
      else if (this.#takeAny(MINUS)) sign = -1;
      else return terms;
    }
  }

  #cell(): Omit<OwnTerm, 'sign'> {
    const table = this.#table();
    const open = this.#at;
    this.#at++;
    const row = this.#words(open);
    const column = this.#takeAny(',，') ? this.#words(open) : undefined;
    if (this.#takeAny(',，')) this.#fail('third-part', this.#at - 1, this.#at);
    if (!this.#takeAny(CLOSING)) this.#fail('bracket-not-closed', open, this.#line.length);
    return { table, row, column };
  }

  /** The title up to its bracket, which is left to be read. */
  #table(): string {
    this.#spaces();
    const start = this.#at;
    const quotedText = this.#quoted();
    if (quotedText === undefined) while (this.#at < this.#line.length && !this.#endsTable()) this.#at++;
    const text = quotedText ?? this.#line.slice(start, this.#at).trim();
    this.#spaces();
    const isBracket = OPENING.includes(this.#next()) && this.#next() !== '';
    if (/^[\d０-９.,，]+$/u.test(text) && quotedText === undefined && !isBracket) this.#fail('number', start, start + text.length);
    if (text === '') this.#fail('table-expected', start, Math.max(start, Math.min(start + 1, this.#line.length)));
    if (!isBracket) this.#fail('row-expected', start, start + Math.max(1, this.#line.slice(start, this.#at).trimEnd().length));
    return text;
  }

  #endsTable(): boolean {
    const character = this.#next();
    return OPENING.includes(character) || CLOSING.includes(character) || PLUS.includes(character) || this.#isRelation();
  }

  /** `行政运行/合计`: the words that one place prints. */
  #words(open: number): readonly string[] {
    const words: string[] = [];
    do words.push(this.#word(open));
    while (this.#takeAny('/／'));
    return words;
  }

  #word(open: number): string {
    this.#spaces();
    const start = this.#at;
    const quotedText = this.#quoted();
    if (quotedText !== undefined) {
      this.#spaces();
      return quotedText;
    }
    while (this.#at < this.#line.length && !`${CLOSING},，/／`.includes(this.#next())) {
      // After = or ≤ the bracket belongs to the next table: it is the one before that was left open.
      if (this.#isRelation()) this.#fail('bracket-not-closed', open, this.#at);
      if (OPENING.includes(this.#next())) this.#fail('nested-bracket', this.#at, this.#at + 1);
      this.#at++;
    }
    if (this.#at >= this.#line.length) this.#fail('bracket-not-closed', open, this.#line.length);
    const text = this.#line.slice(start, this.#at).trim();
    if (text === '') this.#fail('word-expected', start, this.#at + 1);
    return text;
  }

  /** Words in quotes, without them; nothing where no quote begins here. */
  #quoted(): string | undefined {
    const start = this.#at;
    const quote = quotes.get(this.#next());
    if (quote === undefined) return undefined;
    const end = this.#line.indexOf(quote, start + 1);
    if (end < 0) return this.#fail('quote-not-closed', start, this.#line.length);
    const text = this.#line.slice(start + 1, end).trim();
    if (text === '') this.#fail('word-expected', start, end + 1);
    this.#at = end + 1;
    return text;
  }

  #relation(): OwnRelation | undefined {
    const found = RELATIONS.find(([written]) => this.#line.startsWith(written, this.#at));
    if (found === undefined) return undefined;
    this.#at += found[0].length;
    return found[1];
  }

  #isRelation(): boolean {
    return STRICT.includes(this.#next()) || RELATIONS.some(([written]) => this.#line.startsWith(written, this.#at));
  }

  #failAtSign(): never {
    const isStrict = STRICT.includes(this.#next());
    return this.#fail(isStrict ? 'strict-relation' : 'sign-expected', this.#at, this.#at + 1);
  }

  #spaces(): void {
    while (this.#at < this.#line.length && this.#next().trim() === '') this.#at++;
  }

  #next(): string {
    return this.#line.charAt(this.#at);
  }

  /** Takes one of these characters, and the spaces around it. */
  #takeAny(characters: string): boolean {
    this.#spaces();
    const next = this.#next();
    if (next === '' || !characters.includes(next)) return false;
    this.#at++;
    this.#spaces();
    return true;
  }

  #fail(kind: OwnIdentityFaultKind, start: number, end: number = start): never {
    throw new LineError({ kind, start, end });
  }
}

/** Equations have one figure that the others add up to: at least one is added rather than taken away, on the larger side. */
function canBeTotalled(left: readonly OwnTerm[], relation: OwnRelation, right: readonly OwnTerm[]): boolean {
  const isAdded = ({ sign }: OwnTerm) => sign === 1;
  if (relation === '≤') return right.some(isAdded) || left.some(({ sign }) => sign === -1);
  if (relation === '≥') return left.some(isAdded) || right.some(({ sign }) => sign === -1);
  return true;
}
