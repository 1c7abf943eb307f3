import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { analyse, exportFormatInfo, isMarkdownFile, readPreview } from '../core/api.js';
import { type ExportedFile, exportFiles } from '../exchange/export-files.js';
import type { Command } from './arguments.js';
import { type Draft, visitDrafts } from './drafts.js';
import { readTogether } from './drafts-together.js';
import type { Problem } from './problem.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import { shownPathOf } from './shown-path.js';
import { writeNewFile } from './write-file.js';

type ExportCommand = Extract<Command, { kind: 'export' }>;

/** Writes all budgets in another form: beside each, into a folder, into one file, or to the standard output. */
export async function runExport(command: ExportCommand, context: RunContext): Promise<ExitCode> {
  const { terminal, messages } = context;
  const written = new Set<string>();
  let exported = 0;
  let skipped = 0;
  const amongOf = showsFindings(command.format) ? await readTogether(command.sources, context) : undefined;
  const problems = await visitDrafts(command.sources, context, async (draft) => {
    const analysis = analyse(draft.text, draft.options);
    if (!analysis.recognised) {
      skipped++;
      return undefined;
    }
    const among = amongOf?.(draft.path, analysis);
    const reading = readPreview(analysis, { isMarkdown: isMarkdownFile(draft.path), among });
    const files = await exportFiles(analysis, reading, command.format, stemOf(draft));
    exported++;
    return writeAll(files, draft, command, context, written);
  });
  const summary = messages.exportSummary({ exported, files: written.size, skipped });
  // What is piped on is not mixed with words.
  if (command.out === '-') terminal.error.write(`${summary}\n`);
  else terminal.out.write([...[...written].map((path) => messages.exported(path)), summary].map((line) => `${line}\n`).join(''));
  reportProblems(problems, context);
  return problems.length > 0 ? exitCodes.couldNotRun : exitCodes.clean;
}

/** Findings are those of drafts among others as well. */
function showsFindings(format: ExportCommand['format']): boolean {
  return format === 'html' || format === 'xlsx' || format.startsWith('findings');
}

function stemOf({ path, isInput }: Draft): string {
  const name = basename(path, extname(path));
  return isInput && name.startsWith('<') ? 'budget' : name;
}

function writeAll(
  files: readonly ExportedFile[],
  draft: Draft,
  { out, force, format }: ExportCommand,
  { terminal, locale }: RunContext,
  written: Set<string>,
): Problem | undefined {
  if (out === '-') {
    if (format === 'xlsx') return { kind: 'not-for-output', path: draft.shownPath };
    for (const { bytes } of files) terminal.out.write(new TextDecoder().decode(bytes));
    return undefined;
  }
  const isFile =
    out !== undefined && !exportFormatInfo(format, locale).isPerTable && extname(out) === exportFormatInfo(format, locale).extension;
  for (const { name, bytes } of files) {
    const path = isFile ? resolve(terminal.cwd, out) : join(folderFor(draft, out, terminal.cwd), name);
    const shown = shownPathOf(path, terminal.cwd);
    // What this run has written is never written over: two drafts may wish for one name.
    const problem = writeNewFile(path, shown, bytes, { force: force && !written.has(shown), makesFolders: true });
    if (problem) return problem;
    written.add(shown);
  }
  return undefined;
}

/** Beside the draft; in another folder at the place that the draft has in the one of the command. */
function folderFor({ path, shownPath, isInput }: Draft, out: string | undefined, cwd: string): string {
  if (out === undefined) return isInput ? cwd : dirname(path);
  const within = isInput || isAbsolute(shownPath) || shownPath.startsWith('..') ? '.' : dirname(shownPath);
  return join(resolve(cwd, out), within);
}
