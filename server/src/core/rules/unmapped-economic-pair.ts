/**
 * A department economic subject stands beside a government economic subject that it maps to (the 对照表 of the reform of
 * 支出经济分类科目, in force since 2018): 301 of an administrative body goes with 501, of a public institution with 505.
 */
import { type CodeFaultOf, codeFaults, subjectEdits } from './code-wording.js';
import { defineRule } from './rule.js';

const MOST_PARTNERS_OFFERED = 3;

export const unmappedEconomicPair = defineRule<CodeFaultOf<'unmapped-pair'>>({
  id: 'unmapped-economic-pair',
  title: { 'zh-CN': '部门与政府经济分类科目不对应', en: 'Department and government economic subjects do not map' },
  defaultSeverity: 'warning',
  severity: ({ partners }) => (partners.some((partner) => partner.confidence === 'high') ? 'warning' : 'information'),
  detect: (context) => codeFaults(context, 'unmapped-pair'),
  place: (fault) => fault.place,
  say(fault, locale) {
    const { code, departmentCode, department, partners } = fault;
    const own = fault.official?.name ?? fault.raw.name;
    if (locale === 'en') {
      const list = partners.map((partner) => `${partner.code} (${APPLIES_IN_ENGLISH[partner.appliesTo]})`).join(', ');
      return {
        message: `Government subject ${code} ${own} does not go with department subject ${departmentCode} ${department.name}: the official mapping gives ${list}. Use one of these, or check the department subject.`,
        related: [{ span: department.span, message: `the department subject ${departmentCode} ${department.name}` }],
      };
    }
    const list = partners.map((partner) => `${partner.code}（${partner.appliesTo}）`).join('、');
    return {
      message: `政府经济分类科目 ${code}“${own}”与部门经济分类科目 ${departmentCode}“${department.name}”不对应：按对照表应为 ${list}。请改用对应的科目，或核对部门经济分类科目。`,
      related: [{ span: department.span, message: `部门经济分类科目 ${departmentCode}“${department.name}”` }],
    };
  },
  fix: ({ raw, candidates }, locale) =>
    candidates.slice(0, MOST_PARTNERS_OFFERED).map((candidate) => ({
      title: locale === 'en' ? `Change to ${candidate.code} ${candidate.name}` : `改为 ${candidate.code}“${candidate.name}”`,
      edits: subjectEdits(raw, candidate),
      changesFigures: false,
    })),
});

const APPLIES_IN_ENGLISH = { 机关: 'administrative bodies', 事业单位: 'public institutions', 不限: 'either' } as const;
