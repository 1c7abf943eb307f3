/**
 * A subject code holds in the year the budget is for: the Ministry of Finance amends 政府收支分类科目 every year, and
 * subjects are merged, moved and ended.
 */
import { type CodeFaultOf, codeFaults, codeFixes, evidencePlaces, isNearBoundary, yearsOf, yearWords } from './code-wording.js';
import { defineRule } from './rule.js';

export const codeNotInForce = defineRule<CodeFaultOf<'not-in-force'>>({
  id: 'code-not-in-force',
  title: { 'zh-CN': '科目编码在本年度不适用', en: 'Subject code is not in force in the year' },
  defaultSeverity: 'warning',
  severity: ({ entry }, { document }) => (entry.confidence === 'high' && !isNearBoundary(entry, document.year) ? 'warning' : 'information'),
  detect: (context) => codeFaults(context, 'not-in-force'),
  place: (fault) => fault.place,
  say(fault, locale, context) {
    const { code, entry, candidates } = fault;
    const year = yearWords(context.document.year, locale);
    const successor = candidates[0];
    const related = evidencePlaces(fault, locale, context);
    if (locale === 'en') {
      const cure = successor ? `The name is now that of ${successor.code}: use it` : 'Look up which subject took its place';
      return {
        message: `Subject code ${code} is not in force in ${year}: ${entry.name} is a subject ${yearsOf(entry, locale)}, and a budget uses the subjects of its own year. ${cure}.`,
        related,
      };
    }
    const cure = successor ? `该名称现由 ${successor.code} 使用，请改用该编码` : '请查明由哪个科目接替';
    return {
      message: `科目编码 ${code} 在 ${year}不适用：“${entry.name}”适用于 ${yearsOf(entry, locale)}，预算应使用本年度科目。${cure}。`,
      related,
    };
  },
  fix: (fault, locale) => codeFixes(fault, locale),
});
