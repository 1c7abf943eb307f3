/** A comment that speaks to the checker is understood, or its author is told that it is not. */
import type { Span } from '../base/span.js';
import type { CommentFault } from './accept-findings.js';
import { defineRule } from './rule.js';

type Unreadable = Extract<CommentFault, { kind: 'unknown-rule' | 'unknown-word' }>;

export const unreadableComment = defineRule<Unreadable>({
  id: 'unreadable-comment',
  title: { 'zh-CN': '无法识别的校核注释', en: 'Comment that the checker does not understand' },
  defaultSeverity: 'warning',
  severity: 'warning',
  judgesComments: true,
  detect: ({ commentFaults = [] }) =>
    commentFaults.filter((fault): fault is Unreadable => fault.kind === 'unknown-rule' || fault.kind === 'unknown-word'),
  place: (fault) =>
    fault.kind === 'unknown-word'
      ? orWhole(fault.directive.nameSpan, fault.directive.span)
      : orWhole(fault.acceptance.ruleSpan, fault.acceptance.span),
  say(fault, locale) {
    const isWord = fault.kind === 'unknown-word';
    const word = isWord ? fault.directive.name : fault.acceptance.ruleId;
    if (locale === 'en') {
      const what = isWord ? `“${word}” means nothing to budget-draft` : `There is no rule “${word}”`;
      const cure = isWord
        ? 'Write accept or template=…'
        : 'Write accept, the id of the rule as the finding shows it, the figure, a colon and the reason';
      return { message: `${what}, so the comment has no effect. ${cure}.` };
    }
    const what = isWord ? `budget-draft 不认识“${word}”` : `没有名为“${word}”的规则`;
    const cure = isWord ? '可用 accept 或 template=…' : '请依次写明 accept、问题所示的规则名、数字、冒号和原因';
    return { message: `${what}，该注释不起作用。${cure}。` };
  },
});

function orWhole(part: Span, whole: Span): Span {
  return part.start < part.end ? part : whole;
}
