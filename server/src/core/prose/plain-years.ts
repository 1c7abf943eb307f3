import { perUnit } from '../base/per-unit.js';
import type { Span } from '../base/span.js';
import type { Paragraph } from './paragraph.js';

/**
 * What a year is in its words: that of a title or heading, of a budgeted amount, of a note that there is nothing, or the year
 * that something is compared with.
 */
export type YearRole = 'title' | 'level' | 'note' | 'base' | 'previous';

/** A year whose role is plain from the words around it. */
export interface PlainYear {
  readonly role: YearRole;
  readonly year: number;
  /** The four digits. */
  readonly span: Span;
  /** Where they start in the text of the paragraph. */
  readonly at: number;
  /** The words that show the role, as folded. */
  readonly words: string;
  readonly paragraph: Paragraph;
  /** Its sentence goes on to compare it with the year before. */
  readonly isCompared: boolean;
}

const LONGEST_TITLE = 70;
const LONGEST_OPENING = 60;

/** A year near the beginning, behind an ordinal, the number of the table or the name of the owner. */
const OPENING = /^([^，。；,;:《》〈(]{0,30}?)((?:19|20)\d\d)年度?(?![\d\-—~至到])/u;
/** What a title with a year is about, where the year is that of the budget. */
const BUDGET_WORDS = /预算|收支|收入|支出|经费|采购|拨款/u;
/** What is not of the budget year, or may be of any: the execution of a budget, plans, reports, dates. */
const OTHER_WORDS =
  /执行|完成|决算|实际|结转|截至|回顾|总结|工作|规划|计划|方案|通知|办法|意见|批复|上年|去年|对比|比较|年底|年末|评价|自评|调整|项目[^支预收]|项目$/u;
const AMOUNT = /\d(?:万元|元|亿元)|预算安排|预算绩效目标|项目绩效目标/u;
/** What is compared with a year: `比2021年预算减少`, `与2021年执行数相比`. */
const BASE =
  /(?:比|较|与|同|和)((?:19|20)\d\d)年度?(?=(?:当年|年初|部门|单位|财政|预算|拨款|执行|决算|实际|完成|数|同期|同口径|相比|相对|比较)*(?:增加|减少|增长|下降|上升|降低|持平|相比|比较|基本持平|一致|无变化|相同|略|净|多|少|[,，]?(?:增|减|持平)))/gu;
/** An amount of the budget behind that of the year before: `2021年预算执行数为12万元，2022年预算安排15万元`. */
const ARRANGED = /(?<=[，,])((?:19|20)\d\d)年度?预算安排(?=\d)/gu;
const PREVIOUS = /((?:19|20)\d\d)年度?(?:当年)?预算执行数(?=为|是|\d|:)/gu;
const NOTE = /^[(]?(?:备?注|说明)[:：].{0,30}?((?:19|20)\d\d)年度?(?=[^,，。]{0,8}?(?:无|没有|未安排|不涉及))/u;

/** The years of a text whose role is plain. Years in the titles of other documents 《…》 are none. */
export const readPlainYears = perUnit((paragraphs: readonly Paragraph[]): readonly PlainYear[] => {
  const years: PlainYear[] = [];
  for (const paragraph of paragraphs) if (namesYear(paragraph.text)) years.push(...plainYearsOf(paragraph));
  return years;
});

function namesYear(text: string): boolean {
  return text.includes('年') && /(?:19|20)\d\d年/u.test(text);
}

const plainYearsOf = perUnit((paragraph: Paragraph): readonly PlainYear[] => {
  const { text } = paragraph;
  const note = '(备注说'.includes(text.charAt(0)) ? NOTE.exec(text) : null;
  if (note) return [yearAt(paragraph, 'note', note, note[1] as string)];
  return [
    ...openingYear(paragraph),
    ...(text.includes('年度预算安排') || text.includes('年预算安排') ? yearsOf(paragraph, 'level', ARRANGED) : []),
    ...(/[比较与同和](?:19|20)/u.test(text) ? yearsOf(paragraph, 'base', BASE) : []),
    ...(text.includes('预算执行数') ? yearsOf(paragraph, 'previous', PREVIOUS) : []),
  ];
});

/** The year that a title names, or that a sentence begins with where it goes on to state what is budgeted. */
function openingYear(paragraph: Paragraph): readonly PlainYear[] {
  const { kind, text } = paragraph;
  if (kind !== 'heading' && kind !== 'aside') {
    const starts = sentenceStarts(text);
    return starts.flatMap((start, place) => levelAt(paragraph, start, (starts[place + 1] ?? text.length + 1) - 1));
  }
  const match = OPENING.exec(text);
  if (!match) return [];
  const words = withoutLeader(text);
  const isAlone = match[0].length === text.length && match[1] === '';
  const isTitle = words.length <= LONGEST_TITLE && BUDGET_WORDS.test(words) && !OTHER_WORDS.test(words) && countYears(words) === 1;
  return isAlone || isTitle ? [yearAt(paragraph, 'title', match, match[2] as string)] : [];
}

function sentenceStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x3002 || code === 0xff1b || code === 0x3b) starts.push(index + 1);
  }
  return starts;
}

/** The year of an amount that is budgeted: `2022年本部门收入预算100万元`. */
function levelAt(paragraph: Paragraph, start: number, end: number): readonly PlainYear[] {
  const sentence = paragraph.text.slice(start, end);
  const match = OPENING.exec(sentence);
  if (!match || isQuoted(paragraph.text, start + match[0].length)) return [];
  const opening = sentence.slice(match[0].length, match[0].length + LONGEST_OPENING);
  const amount = AMOUNT.exec(opening);
  if (!amount) return [];
  const before = opening.slice(0, amount.index);
  if (!/预算|安排/u.test(before + amount[0]) || OTHER_WORDS.test(match[1] + before)) return [];
  return [{ ...yearAt(paragraph, 'level', match, match[2] as string, start), isCompared: /[比较与同]上年/u.test(sentence) }];
}

function yearsOf(paragraph: Paragraph, role: YearRole, pattern: RegExp): readonly PlainYear[] {
  return [...paragraph.text.matchAll(pattern)]
    .filter((match) => !isQuoted(paragraph.text, match.index))
    .map((match) => yearAt(paragraph, role, match, match[1] as string));
}

/** Whether a place stands between 《 and 》. */
function isQuoted(text: string, index: number): boolean {
  return text.lastIndexOf('《', index) > text.lastIndexOf('》', index);
}

function yearAt(paragraph: Paragraph, role: YearRole, match: RegExpExecArray | RegExpMatchArray, digits: string, offset = 0): PlainYear {
  const start = offset + (match.index ?? 0) + match[0].indexOf(`${digits}年`);
  const span = paragraph.spanOf(start, start + 4);
  return { role, year: Number(digits), span, at: start, words: match[0], paragraph, isCompared: false };
}

/** A line of the contents without dots and page number. */
function withoutLeader(text: string): string {
  return text.replace(/[….·\-_]{2,}\d{0,3}$/u, '');
}

function countYears(text: string): number {
  return text.match(/(?:19|20)\d\d年/gu)?.length ?? 0;
}
