import { defaultSettings, resolveLocale } from '../settings/settings.js';
import { type Command, parseArguments } from './arguments.js';
import { runCheck } from './check.js';
import { runChecklist } from './checklist.js';
import { runConvert } from './convert.js';
import { runExplain, runExplainRule } from './explain.js';
import { runExport } from './export.js';
import { runFacts } from './facts.js';
import { runFix } from './fix.js';
import { runImport } from './import.js';
import { runRules } from './list-rules.js';
import { systemLanguage } from './locale.js';
import { messagesIn } from './messages/messages-in.js';
import { runNew } from './new-draft.js';
import { choosePaint } from './paint.js';
import { errorCode } from './problem.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';
import type { Terminal } from './terminal.js';
import { programVersion } from './version.js';

/** Runs the command that the arguments ask for. Never throws. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { locale: askedLocale, result } = parseArguments(args);
  const language = systemLanguage(terminal.env);
  const locale = askedLocale ?? resolveLocale(defaultSettings, language);
  const context: RunContext = { terminal, locale, messages: messagesIn(locale), askedLocale, language };
  if (result.kind === 'fault') return fail(context.messages.usage(result.fault), context);
  try {
    const code = await runCommand(result.command, context);
    return terminal.interruption.aborted ? exitCodes.interrupted : code;
  } catch (error) {
    return fail(context.messages.internalFault(errorCode(error)), context);
  }
}

async function runCommand(command: Command, context: RunContext): Promise<ExitCode> {
  switch (command.kind) {
    case 'check':
      return runCheck(command, context);
    case 'checklist':
      return runChecklist(command, context);
    case 'explain':
      return runExplain(command, context);
    case 'explain-rule':
      return runExplainRule(command.ruleId, context);
    case 'fix':
      return runFix(command, context);
    case 'convert':
      return runConvert(command, context);
    case 'new':
      return runNew(command, context);
    case 'export':
      return runExport(command, context);
    case 'import':
      return runImport(command, context);
    case 'facts':
      return runFacts(command, context);
    case 'rules':
      return runRules(context);
    case 'help':
      return print(context.messages.help, context);
    case 'version':
      return print(programVersion, context);
  }
}

function print(text: string, { terminal }: RunContext): ExitCode {
  terminal.out.write(`${text}\n`);
  return exitCodes.clean;
}

function fail(message: string, { terminal, messages }: RunContext): ExitCode {
  const paint = choosePaint(terminal.error, terminal.env);
  terminal.error.write(`${paint('error', messages.problemLabel)}${message}\n`);
  return exitCodes.couldNotRun;
}
