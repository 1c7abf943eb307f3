/** A project with goals of its own is likely one of the key projects, whose list has no total that would miss it (DOMAIN §3.1, a question). */
import { findUnlistedProjects, type UnlistedProject } from '../budget/unlisted-projects.js';
import { formatFigure } from './equation-wording.js';
import { defineRule } from './rule.js';

export const unlistedKeyProject = defineRule<UnlistedProject>({
  id: 'unlisted-key-project',
  title: { 'zh-CN': '项目疑未列入重点项目', en: 'Project may be missing from the key projects' },
  defaultSeverity: 'information',
  severity: 'information',
  detect: ({ document }) => findUnlistedProjects(document.evaluated, document.scale),
  place: ({ item, entry }) => (item.labelCell ?? entry.cell).span,
  say({ item, entry, list, listed }, locale, { document }) {
    const { name } = item.label;
    const title = list.table.caption.title ?? '';
    const amount = formatFigure(entry, document.scale);
    const message =
      locale === 'en'
        ? `${name} (${amount}) has goals like the ${listed} projects that are listed in ${title}, and is not listed there: readers will look for it. Check whether it should be added; no other figure tells.`
        : `“${name}”（${amount}）与“${title}”所列 ${listed} 个项目一样填有绩效目标，却未列入该表：读者会对照两表。请核实是否漏列。`;
    const related = [
      { span: list.table.caption.titleSpan ?? list.table.span, message: locale === 'en' ? 'The list of key projects' : '重点项目列在这里' },
    ];
    return { message, related };
  },
});
