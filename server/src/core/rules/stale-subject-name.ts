/** Where a text or a row without a code names a subject, it is with the name of the budget's year (政府收支分类科目; 预算法 第三十二条). */
import { type SubjectNameFault, subjectNameFaults } from '../budget/statements/subject-names.js';
import { isNearBoundary, yearsOf, yearWords } from './code-wording.js';
import { defineRule } from './rule.js';

export const staleSubjectName = defineRule<SubjectNameFault>({
  id: 'stale-subject-name',
  title: { 'zh-CN': '文字中的科目名称或编码不是本年度的', en: "Subject name or code in the text is not this year's" },
  defaultSeverity: 'warning',
  severity: (fault, { document: { year } }) => (fault.kind === 'other-code' || isSure(fault, year) ? 'warning' : 'information'),
  detect: ({ document: { facts, prose, year } }) => subjectNameFaults(facts, prose, year),
  place: ({ span }) => span,
  say(fault, locale, { document }) {
    const again = locale === 'en' ? 'here again' : '此处同';
    const related = fault.repeated.map((span) => ({ span, message: again }));
    const year = yearWords(document.year, locale);
    if (fault.kind === 'other-code') {
      const { code, name, named } = fault;
      const message =
        locale === 'en'
          ? `The text gives ${name} the code ${code}, and the tables list it as ${named}: a name and its code go together. Correct the code, or the name.`
          : `文中“${name}”的编码写作 ${code}，表中该科目的编码是 ${named}：名称与编码应成对。请改正编码，或改正名称。`;
      return { message, related };
    }
    const { code, name, entry, official } = fault;
    const message =
      locale === 'en'
        ? `The subject name ${name} is not this year's: ${code} has it ${yearsOf(entry, 'en')}, and in ${year} it is ${official.name}. Use this year's name.`
        : `科目名称“${name}”不是本年度名称：${code} 的这一名称适用于 ${yearsOf(entry, 'zh-CN')}，${year}为“${official.name}”，文字与表应使用本年度科目。请改用本年度名称。`;
    return { message, related };
  },
  fix(fault, locale, { document: { year } }) {
    const [newText, zh, en] =
      fault.kind === 'stale'
        ? [fault.meant, `将名称改为“${fault.meant}”`, `Change the name to ${fault.meant}`]
        : [fault.digits, `将编码改为 ${fault.named}`, `Change the code to ${fault.named}`];
    const edits = [fault.span, ...fault.repeated].map((span) => ({ span, newText }));
    return [{ title: locale === 'en' ? en : zh, edits, changesFigures: false, isSafe: fault.kind === 'stale' && isSure(fault, year) }];
  },
});

/** Whether the catalogue leaves no doubt about the name of the year. */
function isSure({ official, entry }: Extract<SubjectNameFault, { kind: 'stale' }>, year: number | undefined): boolean {
  return official.confidence === 'high' && !isNearBoundary(entry, year);
}
