/**
 * Subjects as sentences name them: `公共安全支出(204类)司法(06款)行政运行(01项)`, `一般公共服务(类)支出`,
 * `教育支出(205)普通教育(02)小学教育(02)`. The texts are those of paragraphs: folded, without white space.
 */
import type { Span } from '../../base/span.js';

export type MentionedLevel = '类' | '款' | '项';

/** One subject as a text names it. Spans count in that text. */
export interface SubjectMention {
  /** As the text marks it; authors mark 款 as 类 at times, so the place in the path counts more. */
  readonly level: MentionedLevel | undefined;
  readonly name: string;
  readonly nameSpan: Span;
  /** The digits of this level, or of the whole code; undefined where the text gives none. */
  readonly digits: string | undefined;
  readonly digitsSpan: Span | undefined;
}

/** Subjects that follow each other directly, from the class down. */
export interface SubjectPath {
  readonly mentions: readonly SubjectMention[];
  readonly span: Span;
  /** The code that the digits make up, where they make up one. */
  readonly code: string | undefined;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly digits: string | undefined;
  readonly digitsStart: number;
  readonly level: MentionedLevel | undefined;
}

/** What no name of a subject contains: it ends the words before a mark. */
const BOUNDARY = '，,。；;：:！!？?“”"‘’\'「」『』《》、.．=';
const LONGEST_NAME = 40;
const MOST_LEVELS = 3;
const LEVEL_WIDTHS: readonly number[] = [3, 2, 2];
const JOINTS = ['支出', '-', '—', '－', '”', '"'];

/** Every path of subjects that a text names, in order. */
export function readSubjectPaths(text: string): readonly SubjectPath[] {
  const paths: SubjectPath[] = [];
  let open: SubjectMention[] = [];
  let end = 0;
  const close = () => {
    if (open.length > 0) paths.push(pathOf(open, end));
    open = [];
  };
  for (const mark of readMarks(text)) {
    const begin = nameStart(text, end, mark.start);
    const name = text.slice(begin, mark.start);
    if (!isNameLike(name)) continue;
    if (open.length > 0 && (begin !== afterJoints(text, end) || !goesDeeper(open, mark))) close();
    open.push({
      level: mark.level,
      name,
      nameSpan: { start: begin, end: mark.start },
      digits: mark.digits,
      digitsSpan: mark.digits === undefined ? undefined : { start: mark.digitsStart, end: mark.digitsStart + mark.digits.length },
    });
    end = mark.end;
  }
  close();
  return paths;
}

/** `(204类)`, `(类)`, `(204)`; digits alone count only where they have the width of a level or of a whole code. */
function* readMarks(text: string): Generator<Mark> {
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    const digitsStart = at + 1;
    let next = digitsStart;
    while (isDigit(text.charCodeAt(next))) next++;
    const digits = text.slice(digitsStart, next);
    const level = levelAt(text, next);
    if (level) next++;
    if (text.charAt(next) !== ')') continue;
    if (digits === '' ? !level : !isCodeWidth(digits, level)) continue;
    yield { start: at, end: next + 1, digits: digits === '' ? undefined : digits, digitsStart, level };
  }
}

function isCodeWidth(digits: string, level: MentionedLevel | undefined): boolean {
  return isWholeCode(digits) || digits.length === 2 || (level !== undefined && digits.length === 1);
}

function isWholeCode(digits: string): boolean {
  return digits.startsWith('2') && (digits.length === 3 || digits.length === 5 || digits.length === 7);
}

/** A path goes on with digits of a lower level; a class begins another. */
function goesDeeper(open: readonly SubjectMention[], { digits, level }: Mark): boolean {
  if (open.length >= MOST_LEVELS || level === '类') return false;
  return digits === undefined || !isWholeCode(digits) || digits.length > (open.at(-1)?.digits?.length ?? 0);
}

function levelAt(text: string, at: number): MentionedLevel | undefined {
  const character = text.charAt(at);
  return character === '类' || character === '款' || character === '项' ? character : undefined;
}

/** Where the name before a mark begins: after the last boundary or figure, and after the ordinal of a list. */
function nameStart(text: string, from: number, end: number): number {
  let start = Math.max(afterJoints(text, from), end - LONGEST_NAME - 1);
  for (let at = end - 1; at >= start; at--) {
    if (!BOUNDARY.includes(text.charAt(at)) && !isDigit(text.charCodeAt(at))) continue;
    start = at + 1;
    break;
  }
  const ordinal = /^\([一二三四五六七八九十\d]{1,3}\)/u.exec(text.slice(start, Math.min(end, start + 8)));
  const opening = ordinal ? start + ordinal[0].length : start;
  const words = /^(?:年|年度|安排|其中|用于|包括|主要是)+/u.exec(text.slice(opening, end));
  return words ? opening + words[0].length : opening;
}

/** `支出` after a mark belongs to the name before it. */
function afterJoints(text: string, from: number): number {
  if (from === 0) return 0;
  let at = from;
  for (;;) {
    const joint = JOINTS.find((candidate) => text.startsWith(candidate, at));
    if (joint === undefined) return at;
    at += joint.length;
  }
}

function isNameLike(name: string): boolean {
  return name.length >= 2 && name.length <= LONGEST_NAME && /^[\p{Script=Han}()]+$/u.test(name);
}

function pathOf(mentions: readonly SubjectMention[], end: number): SubjectPath {
  const start = (mentions[0] as SubjectMention).nameSpan.start;
  return { mentions, span: { start, end }, code: codeOf(mentions) };
}

function codeOf(mentions: readonly SubjectMention[]): string | undefined {
  let code = '';
  for (const [place, { digits }] of mentions.entries()) {
    if (digits === undefined) return undefined;
    if (isWholeCode(digits)) code = digits;
    else if (place === 0) return undefined;
    else code += digits.padStart(LEVEL_WIDTHS[place] ?? 2, '0');
  }
  return isWholeCode(code) ? code : undefined;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
