import { normalise } from '../base/normalise.js';

const PAGE_COUNT = '第?\\d{1,4}页?';
const PAGE_NUMBER_PATTERN = new RegExp(
  `^[-·]*(?:\\d{1,4}|第\\d{1,4}页|第[一二三四五六七八九十百]{1,5}页|${PAGE_COUNT}[,，、/|(]*(?:共?\\d{1,4}页?)\\)?|共\\d{1,4}页[,，、/|(]*第\\d{1,4}页\\)?|page\\d{1,4}(?:(?:of|/)\\d{1,4})?)[-·]*$`,
  'iu',
);

const GAP = '[\\s\\u3000]*';
const NUMBER = `(?:\\d{1,2}|[一二三四五六七八九十]{1,3})?`;
const WORDS = `(?:接上|续)${GAP}[上前]?${GAP}[表页]?${GAP}${NUMBER}`;
const CONTINUED_AT_END = new RegExp(`${GAP}[-—–]?${GAP}(?:[(（【\\[]${GAP}${WORDS}${GAP}[)）】\\]]|${WORDS})$`, 'u');
const CONTINUED_AT_START = new RegExp(
  `^(?:[(（【\\[]${GAP}${WORDS}${GAP}[)）】\\]]|(?:接上|续)${GAP}[上前]?${GAP}[表页]${GAP}${NUMBER})[:：]?${GAP}`,
  'u',
);
const CONTINUED_PATTERN = /^[([]?(?:(?:接上|续)[上前]?[表页]|\(?续\)?)(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[)\]]?[:：]?$/u;

/** Spaces included: layout puts many of them into titles, but not without end. */
const LONGEST_MARKED_TITLE = 200;

/** Whether a line is a page number: `12`, `- 12 -`, `第 12 页 共 30 页`, `12 / 30`. */
export function isPageNumber(line: string): boolean {
  return PAGE_NUMBER_PATTERN.test(normalise(line));
}

/** Whether a line says only that a table goes on: `续表`, `（续上表）`, `续表3`. */
export function isContinuationMark(line: string): boolean {
  return CONTINUED_PATTERN.test(normalise(line));
}

/** The ways to read a title without a mark that the table goes on: `支出总体情况表（续1）`, `续表3 支出总体情况表`. */
export function withoutContinuationMark(title: string): readonly string[] {
  if (title.length > LONGEST_MARKED_TITLE || !/续|接上/u.test(title)) return [];
  return [title.replace(CONTINUED_AT_END, ''), title.replace(CONTINUED_AT_START, '')].filter((rest) => rest !== title && rest !== '');
}
