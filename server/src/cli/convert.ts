import { analyse, applyEdits, type Converted, convertUnit, type LineMap } from '../core/api.js';
import type { Command } from './arguments.js';
import { type Draft, visitDrafts } from './drafts.js';
import type { Problem } from './problem.js';
import { replaceFile } from './replace-file.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';

type ConvertCommand = Extract<Command, { kind: 'convert' }>;

/** Converts the tables of all drafts to another unit: lists what is adjusted, and writes where that is asked for. */
export async function runConvert(command: ConvertCommand, context: RunContext): Promise<ExitCode> {
  const { terminal, messages } = context;
  const results: Result[] = [];
  const problems = await visitDrafts(command.sources, context, (draft) => {
    const result = convert(draft, command, context);
    if ('kind' in result) return result;
    results.push(result);
    return undefined;
  });
  // Printed at the end, so that it does not mix with the progress shown meanwhile.
  terminal.out.write(results.map(({ text }) => text).join(''));
  terminal.error.write(results.map(({ told }) => told).join(''));
  if (results.length > 0) terminal.error.write(`${messages.convertSummary({ ...countsOf(results), written: command.write })}\n`);
  reportProblems(problems, context);
  if (problems.length > 0) return exitCodes.couldNotRun;
  return results.some(({ conversion }) => conversion) && !command.write ? exitCodes.found : exitCodes.clean;
}

interface Result {
  /** Undefined where there is nothing to convert. */
  readonly conversion: Converted | undefined;
  /** For the standard output. */
  readonly text: string;
  /** For the error stream: what was adjusted in a text that goes to the standard output itself. */
  readonly told: string;
}

function countsOf(results: readonly Result[]): { seen: number; converted: number; figures: number; adjusted: number; lost: number } {
  const conversions = results.flatMap(({ conversion }) => conversion ?? []);
  const sum = (count: (conversion: Converted) => number) => conversions.reduce((total, conversion) => total + count(conversion), 0);
  return {
    seen: results.length,
    converted: conversions.length,
    figures: sum(({ figures }) => figures),
    adjusted: sum(({ adjusted }) => adjusted.length),
    lost: sum(({ lost }) => lost.length),
  };
}

function convert(draft: Draft, { to, decimals, write }: ConvertCommand, context: RunContext): Result | Problem {
  const { shownPath, text, options, faultySettings, isInput } = draft;
  // With settings that could not be read in full, figures had better stay as they are.
  if (faultySettings !== undefined) return { kind: 'settings-in-the-way', path: shownPath, settingsPath: faultySettings };
  const analysis = analyse(text, options);
  const conversion = convertUnit(analysis, { scope: { kind: 'document' }, to, decimals });
  // What came from the standard input goes to the standard output, changed or not, as with any filter.
  if (conversion.kind === 'refused') {
    if (!conversion.isDone) return { kind: 'not-converted', path: shownPath, reason: conversion.reason };
    return { conversion: undefined, text: write && isInput ? text : '', told: '' };
  }
  const list = listOf(conversion, shownPath, analysis.lines, context);
  if (!write) return { conversion, text: list, told: '' };
  const converted = applyEdits(text, conversion.change.edits);
  if (isInput) return { conversion, text: converted, told: list };
  const problem = replaceFile(draft.path, draft.bytes, converted);
  if (problem) return { ...problem, path: shownPath };
  return { conversion, text: `${list}${context.messages.written(shownPath, conversion.figures)}\n`, told: '' };
}

function listOf({ adjusted, lost }: Converted, path: string, lines: LineMap, { messages }: RunContext): string {
  const lineOf = (start: number) => lines.positionAt(start).line + 1;
  const list = [
    ...adjusted.map((figure) => messages.adjustedFigure(path, lineOf(figure.span.start), figure)),
    ...lost.map(({ span, words }) => messages.lostAgreement(path, lineOf(span.start), words)),
  ];
  return list.map((line) => `${line}\n`).join('');
}
