import type { Finding } from '../../rules/finding.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** What the findings themselves suggest. */
export const quickFixes: CodeActionProvider = (_analysis, _span, findings) => findings.flatMap(fixesOf);

function fixesOf(finding: Finding): readonly CodeAction[] {
  return finding.suggestions.map(({ title, edits, changesFigures }, order) => ({
    title,
    kind: 'quickfix',
    finding,
    edits,
    preferred: order === 0,
    changesFigures,
  }));
}
