import { analyse, applyEdits, recalculate, safeFixes } from '../core/api.js';
import type { Command } from './arguments.js';
import { type Draft, visitDrafts } from './drafts.js';
import { choosePaint } from './paint.js';
import type { Problem } from './problem.js';
import { replaceFile } from './replace-file.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import { unifiedDiff } from './unified-diff.js';

/** Recalculates all drafts, or makes only what changes no figure's value: prints what would change, or writes it. */
export async function runFix(command: Extract<Command, { kind: 'fix' }>, context: RunContext): Promise<ExitCode> {
  const { terminal, messages } = context;
  const mended: Mended[] = [];
  const problems = await visitDrafts(command.sources, context, (draft) => {
    const fixed = fix(draft, command.safe);
    if ('problem' in fixed) return fixed.problem;
    const result = command.write ? write(draft, fixed, context) : show(draft, fixed, context);
    if ('problem' in result) return result.problem;
    mended.push(result);
    return undefined;
  });
  // Printed at the end, so that it does not mix with the progress shown meanwhile.
  terminal.out.write(mended.map(({ printed }) => printed).join(''));
  const stale = mended.filter(({ figures }) => figures > 0).length;
  const figures = mended.reduce((sum, result) => sum + result.figures, 0);
  if (mended.length > 0)
    terminal.error.write(`${messages.fixSummary({ seen: mended.length, stale, figures, safe: command.safe, written: command.write })}\n`);
  reportProblems(problems, context);
  if (problems.length > 0) return exitCodes.couldNotRun;
  return stale > 0 && !command.write ? exitCodes.found : exitCodes.clean;
}

interface Mended {
  readonly figures: number;
  /** For the standard output. */
  readonly printed: string;
}

type Result = Mended | { readonly problem: Problem };

function show(draft: Draft, { text, figures }: Fixed, { terminal }: RunContext): Mended {
  return { figures, printed: text === draft.text ? '' : unifiedDiff(draft, text, choosePaint(terminal.out, terminal.env)) };
}

function write(draft: Draft, { text, figures }: Fixed, { messages }: RunContext): Result {
  // What came from the standard input goes to the standard output, changed or not, as with any filter.
  if (draft.isInput) return { figures, printed: text };
  if (text === draft.text) return { figures, printed: '' };
  const problem = replaceFile(draft.path, draft.bytes, text);
  if (problem) return { problem: { ...problem, path: draft.shownPath } };
  return { figures, printed: `${messages.written(draft.shownPath, figures)}\n` };
}

interface Fixed {
  readonly text: string;
  /** How many places differ. */
  readonly figures: number;
}

/** With settings that could not be read in full, figures had better stay as they are. */
function fix({ text, options, shownPath, faultySettings }: Draft, safe: boolean): Fixed | { readonly problem: Problem } {
  if (faultySettings !== undefined) return { problem: { kind: 'settings-in-the-way', path: shownPath, settingsPath: faultySettings } };
  const analysis = analyse(text, options);
  const edits = safe ? safeFixes(analysis) : recalculate(analysis, { kind: 'document' });
  return { text: applyEdits(text, edits), figures: edits.length };
}
