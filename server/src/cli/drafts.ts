import { dirname, resolve } from 'node:path';
import type { AnalyseOptions } from '../core/api.js';
import { resolveLocale, toAnalyseOptions } from '../settings/settings.js';
import type { Sources } from './arguments.js';
import { type FoundFiles, findFiles } from './find-files.js';
import { errorCode, type Problem, problemOfError } from './problem.js';
import { startProgress } from './progress.js';
import { decodeText, largestFile, readText, type TextReading } from './read-text.js';
import type { RunContext } from './run-context.js';
import { SettingsFiles, type SettingsInForce } from './settings-files.js';
import { isInShard } from './shard.js';
import { shownPathOf, unnamedInput } from './shown-path.js';

/** One text to check or to recalculate, and how. */
export interface Draft {
  /** Absolute; `<stdin>` where the standard input has no name. */
  readonly path: string;
  /** As shown to the reader: relative to the working folder where it lies within. */
  readonly shownPath: string;
  readonly isInput: boolean;
  readonly text: string;
  readonly bytes: Buffer;
  readonly options: AnalyseOptions;
  /** The settings file that holds for it where that file has faults. */
  readonly faultySettings: string | undefined;
}

/** Does something with a draft; the answer is what went wrong. */
export type Visit = (draft: Draft) => Problem | undefined | Promise<Problem | undefined>;

/** Reads the drafts one after another and hands them over. Whatever goes wrong with one of them, the others follow. */
export async function visitDrafts(sources: Sources, context: RunContext, visit: Visit): Promise<readonly Problem[]> {
  const settingsFiles = new SettingsFiles(sources.config);
  const found = filesOf(sources, context);
  const problems = [...found.problems];
  const progress = startProgress(context, found.sawFolder ? found.files.length : 0);
  const { interruption } = context.terminal;
  let visited = 0;
  for (const file of found.files) {
    progress.next(file);
    // Signals are heard only between turns of the event loop.
    await new Promise(setImmediate);
    if (interruption.aborted) break;
    visited++;
    const isInput = file === '-';
    const path = isInput ? inputPath(sources, context) : resolve(context.terminal.cwd, file);
    const shownPath = shownPathOf(path, context.terminal.cwd);
    const reading = isInput ? await readInput(shownPath, context) : readText(file);
    const inForce = settingsFiles.inFolder(path === unnamedInput ? context.terminal.cwd : dirname(path));
    const problem = await visitOne(reading, { path, shownPath, isInput, ...holding(inForce, context) }, visit);
    if (problem) problems.push(problem);
  }
  progress.end();
  if (visited < found.files.length) context.terminal.error.write(`${context.messages.interrupted(visited, found.files.length)}\n`);
  return [...settingsFiles.problems, ...problems];
}

/** The files of the sources, as far as they belong to the part of them that is asked for. */
export function filesOf({ paths, shard }: Sources, { terminal: { cwd } }: RunContext): FoundFiles {
  const found = findFiles(paths);
  if (!shard) return found;
  const { files, problems, sawFolder } = found;
  return { files: files.filter((file) => isInShard(shard, shownPathOf(resolve(cwd, file), cwd))), problems, sawFolder };
}

async function visitOne(reading: TextReading, draft: Omit<Draft, 'text' | 'bytes'>, visit: Visit): Promise<Problem | undefined> {
  if (reading.kind === 'problem') return reading.problem;
  try {
    return await visit({ ...draft, text: reading.text, bytes: reading.bytes });
  } catch (error) {
    // The core is meant never to throw; should it do so, the other drafts are checked all the same.
    return { kind: 'internal', path: draft.shownPath, message: errorCode(error) };
  }
}

function holding(inForce: SettingsInForce, context: RunContext): Pick<Draft, 'options' | 'faultySettings'> {
  const locale = context.askedLocale ?? resolveLocale(inForce.settings, context.language);
  return {
    options: toAnalyseOptions(inForce.settings, locale),
    faultySettings: inForce.problems.length > 0 ? inForce.path : undefined,
  };
}

function inputPath(sources: Sources, context: RunContext): string {
  return sources.stdinFilename === undefined ? unnamedInput : resolve(context.terminal.cwd, sources.stdinFilename);
}

async function readInput(shownPath: string, context: RunContext): Promise<TextReading> {
  try {
    return decodeText(shownPath, await context.terminal.readInput(largestFile));
  } catch (error) {
    return { kind: 'problem', problem: problemOfError(shownPath, error) };
  }
}
