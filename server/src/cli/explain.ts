import { type Analysis, analyse, explainFinding, explainRule, type Finding, type Span, withoutLinks } from '../core/api.js';
import type { Command } from './arguments.js';
import { visitDrafts } from './drafts.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';

/** Says why a line of a draft has its findings, with the numbers of that draft. */
export async function runExplain(command: Extract<Command, { kind: 'explain' }>, context: RunContext): Promise<ExitCode> {
  const { terminal, messages } = context;
  const problems = await visitDrafts(command.sources, context, ({ text, options, shownPath }) => {
    const analysis = analyse(text, options);
    const explained = findingsAt(analysis, command.line - 1).map((finding) => explainFinding(analysis, finding, withoutLinks).markdown);
    if (explained.length > 0) terminal.out.write(explained.join('\n---\n\n'));
    else terminal.error.write(`${messages.nothingFound(shownPath, command.line)}\n`);
    return undefined;
  });
  reportProblems(problems, context);
  return problems.length > 0 ? exitCodes.couldNotRun : exitCodes.clean;
}

/** Prints the page of a rule. */
export function runExplainRule(ruleId: string, { terminal, locale }: RunContext): ExitCode {
  const page = explainRule(ruleId, locale, withoutLinks);
  if (!page) return exitCodes.couldNotRun;
  terminal.out.write(page.markdown);
  return exitCodes.clean;
}

/** The findings that stand in a line; where there are none, those that one of its figures takes part in. */
function findingsAt({ findings, lines }: Analysis, line: number): readonly Finding[] {
  const isHere = ({ start, end }: Span) => lines.lineAt(start) <= line && line <= lines.lineAt(end);
  const here = findings.filter(({ span }) => isHere(span));
  return here.length > 0 ? here : findings.filter(({ related }) => related.some(({ span }) => isHere(span)));
}
