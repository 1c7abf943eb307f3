import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { type Finding, ruleInfos, type Span, touches } from '../core/api.js';
import { productName } from '../product.js';
import { toRange } from './convert.js';
import { type ExplainParams, explainFindingCommand } from './protocol/explain.js';
import type { Reading } from './readings.js';
import { wordsIn } from './words.js';

const titles = new Map(ruleInfos.map(({ id, title }) => [id, title]));

/** A selection over a whole draft asks why of none in particular. */
const MOST_ASKED = 10;

/** “Why?” for each finding that a range touches; `findings` are those of a document, of others about it too. */
export function whyActions(
  { document: { uri }, analysis: { lines }, locale }: Reading,
  findings: readonly Finding[],
  span: Span,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const touched = findings.filter((finding) => touches(finding.span, span));
  return touched.slice(0, MOST_ASKED).flatMap(({ ruleId, span: place }): CodeAction[] => {
    const name = titles.get(ruleId)?.[locale];
    if (name === undefined) return [];
    const range = toRange(lines, place);
    const title = wordsIn(locale).why(name);
    const params: ExplainParams = { uri, range, ruleId };
    const about = diagnostics.filter(({ source, code, range: { start } }) => {
      return source === productName && code === ruleId && start.line === range.start.line && start.character === range.start.character;
    });
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        ...(about.length > 0 ? { diagnostics: about } : {}),
        command: { title, command: explainFindingCommand, arguments: [params] },
      },
    ];
  });
}
