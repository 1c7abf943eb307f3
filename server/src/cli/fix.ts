import { analyse, applyEdits, recalculate } from '../core/api.js';
import type { Command } from './arguments.js';
import { type Draft, visitDrafts } from './drafts.js';
import { choosePaint } from './paint.js';
import type { Problem } from './problem.js';
import { replaceFile } from './replace-file.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import { unifiedDiff } from './unified-diff.js';

/** Recalculates all drafts: prints what would change, or writes it. */
export async function runFix(command: Extract<Command, { kind: 'fix' }>, context: RunContext): Promise<ExitCode> {
  const { terminal, messages } = context;
  let seen = 0;
  let stale = 0;
  let figures = 0;
  const problems = await visitDrafts(command.sources, context, (draft) => {
    if (draft.faultySettings !== undefined)
      return { kind: 'settings-in-the-way', path: draft.shownPath, settingsPath: draft.faultySettings };
    seen++;
    const { text, changes } = recalculated(draft);
    const problem = command.write ? write(draft, text, changes, context) : show(draft, text, context);
    if (changes > 0 && !problem) {
      stale++;
      figures += changes;
    }
    return problem;
  });
  if (seen > 0) terminal.error.write(`${messages.fixSummary({ seen, stale, figures, written: command.write })}\n`);
  reportProblems(problems, context);
  if (problems.length > 0) return exitCodes.couldNotRun;
  return stale > 0 && !command.write ? exitCodes.found : exitCodes.clean;
}

function recalculated({ text, options }: Draft): { readonly text: string; readonly changes: number } {
  const edits = recalculate(analyse(text, options), { kind: 'document' });
  return { text: applyEdits(text, edits), changes: edits.length };
}

function show(draft: Draft, text: string, { terminal }: RunContext): Problem | undefined {
  if (text !== draft.text) terminal.out.write(unifiedDiff(draft, text, choosePaint(terminal.out, terminal.env)));
  return undefined;
}

/** What came from the standard input goes to the standard output, changed or not, as with any filter. */
function write(draft: Draft, text: string, changes: number, { terminal, messages }: RunContext): Problem | undefined {
  if (draft.isInput) terminal.out.write(text);
  if (draft.isInput || text === draft.text) return undefined;
  const problem = replaceFile(draft.path, draft.bytes, text);
  if (!problem) terminal.out.write(`${messages.written(draft.shownPath, changes)}\n`);
  return problem && { ...problem, path: draft.shownPath };
}
