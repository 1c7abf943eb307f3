import { normalise } from '../../base/normalise.js';
import { perWord } from '../../base/per-word.js';

/** What a table may have nothing of, and a note says so. */
export type NoteSubject =
  | 'government-fund'
  | 'state-capital'
  | 'transfers'
  | 'purchased-services'
  | 'procurement'
  | 'non-tax'
  | 'special-fund'
  | 'debt'
  | 'social-insurance';

/** The words for a subject, and the noun that notes use for it. */
const SUBJECTS: readonly { readonly subject: NoteSubject; readonly words: RegExp; readonly noun: string }[] = [
  { subject: 'government-fund', words: /政府性?基金/u, noun: '政府性基金' },
  { subject: 'state-capital', words: /国有资本(?:经营)?|国资(?:经营)?/u, noun: '国有资本经营' },
  { subject: 'transfers', words: /转移支付/u, noun: '转移支付' },
  { subject: 'purchased-services', words: /(?:政府)?购买服务/u, noun: '政府购买服务' },
  { subject: 'procurement', words: /政府采购/u, noun: '政府采购' },
  { subject: 'non-tax', words: /非税(?:收入)?/u, noun: '非税收入' },
  { subject: 'special-fund', words: /专项资金/u, noun: '专项资金' },
  { subject: 'debt', words: /政府(?:一般|专项)?债[务券]/u, noun: '政府债务' },
  { subject: 'social-insurance', words: /社会保险基金/u, noun: '社会保险基金' },
];

/** The one subject that a title names; undefined where it names none, or several. */
export function subjectOfTitle(title: string): NoteSubject | undefined {
  const named = subjectsIn(title);
  return named.length === 1 ? named[0] : undefined;
}

/** Every subject that words name. */
export function subjectsIn(words: string): readonly NoteSubject[] {
  const plain = normalise(words);
  return SUBJECTS.filter((candidate) => candidate.words.test(plain)).map(({ subject }) => subject);
}

/** As notes print it: `政府性基金`. */
export function nounOf(subject: NoteSubject): string {
  return SUBJECTS.find((candidate) => candidate.subject === subject)?.noun ?? '';
}

/** Where words name a subject, as offsets in the text as written; undefined where layout cuts the word. */
export function placeOf(subject: NoteSubject, text: string): { readonly start: number; readonly end: number } | undefined {
  const match = SUBJECTS.find((candidate) => candidate.subject === subject)?.words.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** What a note says: there is nothing of a subject (of all of it, and that the table is empty for it), this table is empty, only that there is nothing to note, or anything else. */
export type NoteStatement =
  | { readonly kind: 'nothing-of'; readonly subjects: readonly NoteSubject[]; readonly isWhole: boolean; readonly saysEmpty: boolean }
  | { readonly kind: 'empty-table' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'other' };

const EMPTY_TABLE =
  /(?:本|此|该)?表(?:为|是|系)?空表|(?:本|此|该)表(?:中)?(?:无|没有)(?:任何)?(?:数据|内容|数字)|无相关(?:收支|数据|内容|项目|业务|支出|收入|预算)/u;
/** Nothing of what is named: at the beginning of a clause, behind whom it is said of and the year. */
const NOTHING_OF =
  /(?:^|[,，。;；:])(?:经查|因|由于)?(?:[\p{Script=Han}()]{0,24}?(?:部门|单位|机关|本级|局|院|所|校|厅|委|办|中心|站|队|会|处|馆|社|镇|街道))?(?:在)?(?:(?:19|20)\d\d年度?|本年度?|今年|当年)?(?:度)?(?:均|暂|也|预算)?(?:无|没有|未安排|未编制|不涉及|未使用|不存在)(?!法|论|需|关|偿)/u;

/** Reads a note without the word 注 before it. */
export function readStatement(note: string): NoteStatement {
  const plain = normalise(note).replace(/^\(|\)$/gu, '');
  if (/^(?:\d[.、])?(?:无|没有)[。.]?$/u.test(plain)) return { kind: 'nothing' };
  const isNothing = NOTHING_OF.exec(plain);
  const isEmpty = EMPTY_TABLE.test(plain);
  if (isNothing) {
    const rest = plain.slice(isNothing.index + isNothing[0].length);
    const clause = /^[^,，。;；]*/u.exec(rest)?.[0] ?? '';
    const subjects = subjectsIn(clause);
    if (subjects.length > 0) return { kind: 'nothing-of', subjects, isWhole: isWholeOf(clause), saysEmpty: isEmpty };
  }
  return isEmpty ? { kind: 'empty-table' } : { kind: 'other' };
}

/** Whether a clause is about all of a subject, rather than a part of it such as the works of 政府采购. */
function isWholeOf(clause: string): boolean {
  const rest = SUBJECTS.reduce((words, { words: pattern }) => words.replace(pattern, ''), clause);
  return (
    rest.replace(/预算|决算|支出|收入|收支|财政|拨款|安排|使用|项目|计划|资金|经费|情况|相关|任何|数据|服务|的|和|及|、|与/gu, '') === ''
  );
}

/** Whether words say that there is nothing of something, in whatever form. */
export const deniesAny = perWord((words: string): boolean =>
  /无|没有|未安排|未编制|不涉及|不存在|未使用|空表|为零|为0(?!\.?\d)/u.test(normalise(words)),
);
