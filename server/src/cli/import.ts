import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { importDraft, importFaultText, importNotes, noSuchSheetText, nothingImportedText } from '../core/api.js';
import { loadExchange } from '../exchange/load-exchange.js';
import type { Command } from './arguments.js';
import { printable } from './display-width.js';
import { type Problem, problemOfError } from './problem.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import { shownPathOf } from './shown-path.js';
import { writeNewFile } from './write-file.js';

type ImportCommand = Extract<Command, { kind: 'import' }>;

/** Makes a draft of a workbook: beside it, in the file that is named, or on the standard output. */
export async function runImport(command: ImportCommand, context: RunContext): Promise<ExitCode> {
  const problem = await importOne(command, context);
  if (problem === undefined) return exitCodes.clean;
  reportProblems([problem], context);
  return exitCodes.couldNotRun;
}

async function importOne({ path: given, out, tables, sheets, force }: ImportCommand, context: RunContext): Promise<Problem | undefined> {
  const { terminal, messages, locale } = context;
  const path = resolve(terminal.cwd, given);
  const shown = shownPathOf(path, terminal.cwd) || given;
  const bytes = readBytes(path, shown);
  if ('kind' in bytes) return bytes;
  const reading = await (await loadExchange()).readWorkbook(bytes.content);
  if (reading.kind === 'refused') return { kind: 'not-imported', path: shown, reason: importFaultText(reading.fault, locale) };
  const draft = importDraft(reading.workbook, { tables, ...(sheets && { sheets }) });
  if (draft.kind === 'no-such-sheet')
    return { kind: 'not-imported', path: shown, reason: noSuchSheetText(draft.name, draft.known, locale) };
  if (draft.kind === 'nothing') return { kind: 'not-imported', path: shown, reason: nothingImportedText(locale) };
  const notes = importNotes(draft.report, locale).map((note) => `${printable(note)}\n`);
  if (out === '-') {
    terminal.out.write(draft.text);
    // What is piped on is not mixed with words.
    terminal.error.write(notes.join(''));
    return undefined;
  }
  const target = out === undefined ? besidePath(path, tables === 'tab' ? '.txt' : '.md') : resolve(terminal.cwd, out);
  const shownTarget = shownPathOf(target, terminal.cwd);
  const problem = writeNewFile(target, shownTarget, draft.text, { force, makesFolders: true });
  if (problem) return problem;
  terminal.out.write([`${messages.imported(shownTarget)}\n`, ...notes].join(''));
  return undefined;
}

function besidePath(path: string, extension: string): string {
  return join(dirname(path), basename(path, extname(path)) + extension);
}

function readBytes(path: string, shown: string): { readonly content: Uint8Array } | Problem {
  try {
    // Pipes and devices could keep us waiting for ever.
    if (!statSync(path).isFile()) return { kind: 'not-a-file', path: shown };
    return { content: readFileSync(path) };
  } catch (error) {
    return problemOfError(shown, error);
  }
}
