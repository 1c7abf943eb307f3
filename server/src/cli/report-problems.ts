import { printable } from './display-width.js';
import { choosePaint } from './paint.js';
import type { Problem } from './problem.js';
import type { RunContext } from './run-context.js';

/** Tells on the error stream, one line each, what could not be used and how to mend it. */
export function reportProblems(problems: readonly Problem[], { terminal, messages }: RunContext): void {
  const paint = choosePaint(terminal.error, terminal.env);
  for (const problem of problems) {
    terminal.error.write(`${paint('error', messages.problemLabel)}${printable(messages.problem(problem))}\n`);
  }
}
