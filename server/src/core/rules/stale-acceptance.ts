/** A finding is accepted as it stood: once the figure has changed, its explanation is asked for again (核实说明). */
import type { Span } from '../base/span.js';
import { type Acceptance, acceptanceComment } from '../budget/acceptance/acceptance.js';
import type { CommentFault } from './accept-findings.js';
import { defineRule, type RuleContext } from './rule.js';

type StaleComment = Extract<CommentFault, { kind: 'stale' | 'needless' }>;

export const staleAcceptance = defineRule<StaleComment>({
  id: 'stale-acceptance',
  title: { 'zh-CN': '核实说明已失效', en: 'Explanation that no longer applies' },
  defaultSeverity: 'warning',
  severity: ({ kind }) => (kind === 'stale' ? 'warning' : 'hint'),
  judgesComments: true,
  detect: ({ commentFaults = [] }) =>
    commentFaults.filter((fault): fault is StaleComment => fault.kind === 'stale' || fault.kind === 'needless'),
  place: ({ acceptance }) => acceptance.span,
  say(fault, locale) {
    const { ruleId, target } = fault.acceptance;
    if (fault.kind === 'needless')
      return {
        message:
          locale === 'en'
            ? `Nothing beside this comment is reported as ${ruleId} at “${target}”: it accepts nothing. Delete it, or put it right before or behind its table or paragraph.`
            : `此处没有“${target}”的 ${ruleId} 问题，该说明不起作用。请删去，或将其移到所说的表或段落之前、之后。`,
      };
    const { address, finding } = fault;
    return {
      message:
        locale === 'en'
          ? `The comment accepts “${target}”, but the place now reads “${address}”: the finding is reported again. Check the figure, then accept it anew or delete the comment.`
          : `该说明所认可的是“${target}”，现为“${address}”，问题重新报出。请核实后更新说明，或删去该说明。`,
      related: [{ span: finding.span, message: finding.message }],
    };
  },
  fix(fault, locale, context) {
    const drop = {
      title: locale === 'en' ? 'Delete the comment' : '删去该说明',
      edits: [{ span: wholeLine(fault.acceptance.span, context), newText: '' }],
      changesFigures: false,
    };
    return fault.kind === 'needless' ? [drop] : [renewed(fault.acceptance, fault.address, locale === 'en'), drop];
  },
});

/** The same reason for what the place says now: only the author knows whether it still holds. */
function renewed(acceptance: Acceptance, address: string, inEnglish: boolean) {
  return {
    title: inEnglish ? `Accept “${address}” for the same reason` : `以同一原因认可“${address}”`,
    edits: [{ span: acceptance.span, newText: acceptanceComment(acceptance.ruleId, address, acceptance.reason ?? '') }],
    changesFigures: false,
  };
}

/** A comment alone in its line goes with the line. */
function wholeLine({ start, end }: Span, { text, lines }: Pick<RuleContext, 'text' | 'lines'>): Span {
  const lineStart = lines.lineStart(lines.lineAt(start));
  const ending = /^[ \t]*(?:\r\n|\n|\r)/u.exec(text.slice(end, end + 80))?.[0];
  return /^[ \t]*$/u.test(text.slice(lineStart, start)) && ending !== undefined
    ? { start: lineStart, end: end + ending.length }
    : { start, end };
}
