/** 增加, 减少 and 持平 go the way that the figures go. */
import type { DirectionFault, DoubleNegative, FlatFault } from '../budget/narrative/growth-faults.js';
import type { Locale } from './finding.js';
import { growthPlaces, itemName, oppositeOf, sayAmount, sayGrowth, turnEdits } from './narrative-wording.js';
import { defineRule, type Fix, type RuleContext } from './rule.js';

type Fact = DirectionFault | FlatFault | DoubleNegative;

export const wrongDirection = defineRule<Fact>({
  id: 'wrong-direction',
  title: { 'zh-CN': '增减方向与数字不符', en: 'Word for the direction contradicts the figures' },
  defaultSeverity: 'error',
  severity: ({ kind }) => (kind === 'double-negative' ? 'warning' : 'error'),
  detect: ({ document }) =>
    document.narrative.growth.filter((fault) => fault.kind === 'direction' || fault.kind === 'flat' || fault.kind === 'double-negative'),
  place: (fact) => (fact.kind === 'direction' ? fact.words[0] : fact.word)?.span ?? fact.statement.item.span,
  say(fact, locale) {
    const related = fact.kind === 'direction' && fact.reading ? growthPlaces(fact.reading, locale) : [];
    return { message: sayFact(fact, locale), related };
  },
  fix: fixWords,
});

function sayFact(fact: Fact, locale: Locale): string {
  const name = itemName(fact.statement.item.text, locale);
  if (fact.kind === 'flat') {
    const [now, then] = [sayAmount(fact.level), sayAmount(fact.previous)];
    return locale === 'en'
      ? `${name} is ${now} after ${then}, but the text says it did not change. Correct the sentence or the amounts.`
      : `“${name}”本数 ${now}、基数 ${then}，文中却称“${fact.word.text}”：文字须与数字一致。请改写该句，或核对金额。`;
  }
  if (fact.kind === 'double-negative')
    return locale === 'en'
      ? `${name}: “${fact.word.text}” with a negative figure says the opposite of what is meant. Leave out the sign.`
      : `“${name}”“${fact.word.text}”之后又用负数：双重否定使方向含混。请去掉负号。`;
  return sayDirectionFault(fact, name, locale);
}

function sayDirectionFault({ words, reading, right }: DirectionFault, name: string, locale: Locale): string {
  const printed = words.map(({ text }) => `“${text}”`).join(locale === 'en' ? ' and ' : '、');
  const figures = reading ? sayGrowth(reading, locale) : '';
  const way = locale === 'en' ? (right === 1 ? 'up' : 'down') : right === 1 ? '增加' : '减少';
  return locale === 'en'
    ? `${name}: ${printed} contradicts the figures${figures ? ` (${figures})` : ''}, which go ${way}: words and figures agree. Change the word, or check the figures.`
    : `“${name}”的${printed}与数字${figures ? `（${figures}）` : ''}方向相反，按数字应为${way}：文字须与数字一致。请改正用词，或核对数字。`;
}

function fixWords(fact: Fact, locale: Locale, { text }: RuleContext): readonly Fix[] {
  if (fact.kind === 'flat') return [];
  if (fact.kind === 'double-negative') {
    const { start } = fact.claim.kind === 'amount' ? fact.claim.figure.figure : fact.claim.percent.figure;
    if (!/[-－−]/u.test(text.charAt(start))) return [];
    const edits = [{ span: { start, end: start + 1 }, newText: '' }];
    return [{ title: locale === 'en' ? 'Leave out the sign' : '去掉负号', edits, changesFigures: true }];
  }
  const edits = turnEdits(fact.words);
  if (edits.length === 0) return [];
  const words = fact.words.map((word) => oppositeOf(word.text)).join(locale === 'en' ? ', ' : '、');
  return [{ title: locale === 'en' ? `Write ${words}` : `改为“${words}”`, edits, changesFigures: true }];
}
