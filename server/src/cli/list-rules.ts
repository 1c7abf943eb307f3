import { ruleInfos } from '../core/api.js';
import { choosePaint } from './paint.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';

/** Lists every rule with its default level and what it finds. */
export function runRules({ terminal, locale, messages }: RunContext): ExitCode {
  const paint = choosePaint(terminal.out, terminal.env);
  const idWidth = Math.max(0, ...ruleInfos.map((rule) => rule.id.length));
  const levelWidth = Math.max(0, ...ruleInfos.map((rule) => rule.defaultSeverity.length));
  for (const { id, defaultSeverity, title } of ruleInfos) {
    const level = paint(defaultSeverity, defaultSeverity.padEnd(levelWidth));
    terminal.out.write(`${paint('bold', id.padEnd(idWidth))}  ${level}  ${title[locale]}\n`);
  }
  terminal.out.write(`\n${messages.rulesFooter}\n`);
  return exitCodes.clean;
}
