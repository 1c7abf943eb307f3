import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { analyse, CSV_MARK, dataPackage, factJson, factsCsv, factsCsvHead, factsFileName, tidyFacts } from '../core/api.js';
import type { Command } from './arguments.js';
import { visitDrafts } from './drafts.js';
import { errorCode, type Problem } from './problem.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import { shownPathOf } from './shown-path.js';
import { writeNewFile } from './write-file.js';

type FactsCommand = Extract<Command, { kind: 'facts' }>;

/** Writes every amount of all budgets as a row of data, document by document, so that any number of them takes no more memory than one. */
export async function runFacts(command: FactsCommand, context: RunContext): Promise<ExitCode> {
  const { format, withText, forExcel } = command;
  const target = openTarget(command, context);
  if ('kind' in target) {
    reportProblems([target], context);
    return exitCodes.couldNotRun;
  }
  const counts = { documents: 0, facts: 0, skipped: 0 };
  if (format === 'csv') target.write((forExcel ? CSV_MARK : '') + factsCsvHead());
  const problems = await visitDrafts(command.sources, context, async ({ text, shownPath, options }) => {
    const analysis = analyse(text, options);
    if (!analysis.recognised) {
      counts.skipped++;
      return undefined;
    }
    const facts = tidyFacts(analysis, { document: shownPath.replaceAll('\\', '/'), withText });
    target.write(format === 'csv' ? factsCsv(facts, forExcel) : facts.map(factJson).join(''));
    counts.documents++;
    counts.facts += facts.length;
    await context.terminal.out.drained?.();
    return undefined;
  });
  const failed = target.close();
  context.terminal.error.write(`${context.messages.factsSummary(counts)}\n`);
  const all = failed ? [...problems, failed] : problems;
  reportProblems(all, context);
  return all.length > 0 ? exitCodes.couldNotRun : exitCodes.clean;
}

interface Target {
  write(text: string): void;
  /** What went wrong since it was opened. */
  close(): Problem | undefined;
}

/** The standard output, one file, or a folder that gets a file with its description. */
function openTarget({ out, format, force }: FactsCommand, { terminal, locale }: RunContext): Target | Problem {
  if (out === undefined || out === '-') return { write: (text) => terminal.out.write(text), close: () => undefined };
  const named = resolve(terminal.cwd, out);
  const isFile = extname(named).toLowerCase() === `.${format}`;
  const path = isFile ? named : join(named, factsFileName(format));
  const descriptor = isFile ? undefined : join(named, 'datapackage.json');
  const shown = (file: string) => shownPathOf(file, terminal.cwd);
  // Nothing is written where one of the two is in the way.
  const inTheWay = force ? undefined : [path, descriptor].find((file) => file !== undefined && existsSync(file));
  if (inTheWay !== undefined) return { kind: 'already-there', path: shown(inTheWay) };
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, force ? 'w' : 'wx');
    return fileTarget(
      file,
      shown(path),
      descriptor === undefined
        ? undefined
        : writeNewFile(descriptor, shown(descriptor), dataPackage(format, locale), { force, makesFolders: true }),
    );
  } catch (error) {
    return { kind: 'not-writable', path: shown(path), code: errorCode(error) };
  }
}

function fileTarget(file: number, shown: string, atFirst: Problem | undefined): Target {
  let problem = atFirst;
  return {
    write(text) {
      if (problem) return;
      try {
        writeFileSync(file, text);
      } catch (error) {
        problem = { kind: 'not-writable', path: shown, code: errorCode(error) };
      }
    },
    close() {
      closeSync(file);
      return problem;
    },
  };
}
