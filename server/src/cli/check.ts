import { analyse, summarise } from '../core/api.js';
import type { Command, FormatName } from './arguments.js';
import { type Draft, visitDrafts } from './drafts.js';
import type { CheckReport, FileReport } from './file-report.js';
import type { Format } from './formats/format.js';
import { formatGithub } from './formats/github.js';
import { formatJson } from './formats/json.js';
import { formatPretty } from './formats/pretty.js';
import { formatSarif } from './formats/sarif.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';

const formats: Readonly<Record<FormatName, Format>> = { pretty: formatPretty, json: formatJson, sarif: formatSarif, github: formatGithub };

/** Checks all drafts and prints what was found. */
export async function runCheck(command: Extract<Command, { kind: 'check' }>, context: RunContext): Promise<ExitCode> {
  const files: FileReport[] = [];
  const problems = await visitDrafts(command.sources, context, (draft) => {
    files.push(checkDraft(draft, command.all));
    return undefined;
  });
  context.terminal.out.write(formats[command.format]({ files, problems }, context));
  reportProblems(problems, context);
  return verdict({ files, problems });
}

function checkDraft({ path, shownPath, text, options }: Draft, all: boolean): FileReport {
  const analysis = analyse(text, options);
  const findings = all ? analysis.findings : analysis.findings.filter((finding) => finding.severity !== 'hint');
  const hiddenHints = analysis.findings.length - findings.length;
  const { equations, holding } = summarise(analysis);
  return { path, shownPath, text, lines: analysis.lines, findings, hiddenHints, recognised: analysis.recognised, equations, holding };
}

function verdict({ files, problems }: CheckReport): ExitCode {
  if (problems.length > 0) return exitCodes.couldNotRun;
  // A rule that crashed has not checked what it is for.
  if (files.some((file) => file.findings.some((finding) => finding.ruleId === 'internal-error'))) return exitCodes.couldNotRun;
  const failed = files.some((file) => file.findings.some((finding) => finding.severity === 'error'));
  return failed ? exitCodes.found : exitCodes.clean;
}
