import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { codeMarkdown } from '../hover/hover-code.js';

/** What is known of a subject that is offered, as Markdown: what hovering over its code would show. */
export function subjectMarkdown({ document }: Analysis, code: string, locale: Locale): string {
  return codeMarkdown(document, { code, meant: code, name: '' }, locale);
}
