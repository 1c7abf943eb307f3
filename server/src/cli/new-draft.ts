import { dirname, resolve } from 'node:path';
import { analyse, draftFormsFor, newDraft, placeholdersIn } from '../core/api.js';
import { resolveLocale, toAnalyseOptions } from '../settings/settings.js';
import type { Command } from './arguments.js';
import type { Problem } from './problem.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import { SettingsFiles } from './settings-files.js';
import { shownPathOf } from './shown-path.js';
import { writeNewFile } from './write-file.js';

/** Writes a new draft of a form: into a file that is not there yet, or to the standard output. */
export function runNew(command: Extract<Command, { kind: 'new' }>, context: RunContext): ExitCode {
  const { terminal, messages } = context;
  const { form, year, owner, unit, out, config } = command;
  const path = out === undefined ? undefined : resolve(terminal.cwd, out);
  const settingsFiles = new SettingsFiles(config);
  const { settings } = settingsFiles.inFolder(path === undefined ? terminal.cwd : dirname(path));
  const options = toAnalyseOptions(settings, context.askedLocale ?? resolveLocale(settings, context.language));
  const text = newDraft({ form, year, owner, ...(unit === undefined ? {} : { unit }) }, options);
  if (text === undefined) {
    const known = draftFormsFor(options).map(({ id }) => id);
    return fail([...settingsFiles.problems, { kind: 'no-such-form', path: form, known }], context);
  }
  if (path === undefined) {
    terminal.out.write(text);
  } else {
    const shown = shownPathOf(path, terminal.cwd);
    const problem = writeNewFile(path, shown, text);
    if (problem) return fail([...settingsFiles.problems, problem], context);
    terminal.out.write(`${messages.newDraft(shown, placeholdersIn(analyse(text, options)).length)}\n`);
  }
  return settingsFiles.problems.length > 0 ? fail(settingsFiles.problems, context) : exitCodes.clean;
}

function fail(problems: readonly Problem[], context: RunContext): ExitCode {
  reportProblems(problems, context);
  return exitCodes.couldNotRun;
}
