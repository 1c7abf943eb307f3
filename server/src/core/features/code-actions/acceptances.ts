import type { Finding } from '../../rules/finding.js';
import { acceptingComment } from '../accepting-comment.js';
import type { Analysis } from '../analyse.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** Accepting a finding, with a reason that the author writes. */
export const acceptances: CodeActionProvider = (analysis, _span, findings) =>
  findings.flatMap((finding) => acceptance(analysis, finding) ?? []);

/** A comment above what the finding is about, whose reason the author is to write. */
function acceptance(analysis: Analysis, finding: Finding): CodeAction | undefined {
  const comment = acceptingComment(analysis, finding);
  if (!comment) return undefined;
  const title = analysis.options.locale === 'en' ? 'Accept and explain…' : '接受并说明原因…';
  return {
    title,
    kind: 'quickfix',
    finding,
    edits: [comment.edit],
    preferred: false,
    changesFigures: false,
    placeholder: comment.placeholder,
  };
}
