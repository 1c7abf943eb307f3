import {
  type Analysis,
  acceptAgainst,
  analyse,
  byPlace,
  checkAmong,
  type DocumentDigest,
  digestOf,
  documentSet,
  type Finding,
  holdsAcceptances,
  summarise,
  templateOf,
} from '../core/api.js';
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
  const checked: CheckedDraft[] = [];
  const problems = await visitDrafts(command.sources, context, (draft) => {
    checked.push(checkDraft(draft, command.all));
    return undefined;
  });
  const files = checkTogether(checked, command.all);
  context.terminal.out.write(formats[command.format]({ files, problems }, context));
  reportProblems(problems, context);
  return verdict({ files, problems });
}

/** A draft by itself, with what is kept of it for the others: its analysis is not. */
interface CheckedDraft {
  readonly report: FileReport;
  readonly digest: DocumentDigest | undefined;
  readonly options: Draft['options'];
  /** Kept only where a comment may accept what other drafts say against this one. */
  readonly analysis: Analysis | undefined;
}

function checkDraft({ path, shownPath, text, options }: Draft, all: boolean): CheckedDraft {
  const analysis = analyse(text, options);
  const { equations, holding } = summarise(analysis);
  const { lines, recognised } = analysis;
  const { how, name } = templateOf(analysis);
  const template = recognised && how !== 'generic' ? { template: name } : {};
  const report = { path, shownPath, text, lines, recognised, equations, holding, ...template, ...shown(analysis.findings, all) };
  return { report, digest: digestOf(path, analysis), options, analysis: holdsAcceptances(analysis) ? analysis : undefined };
}

function shown(found: readonly Finding[], all: boolean): Pick<FileReport, 'findings' | 'hiddenHints'> {
  const findings = all ? found : found.filter((finding) => finding.severity !== 'hint');
  return { findings, hiddenHints: found.length - findings.length };
}

/** Adds to each report what the other drafts say against it. */
function checkTogether(checked: readonly CheckedDraft[], all: boolean): readonly FileReport[] {
  const set = documentSet(checked.flatMap(({ digest }) => digest ?? []));
  return checked.map(({ report, digest, options, analysis }) => {
    if (!digest) return report;
    const against = checkAmong(digest, set, options);
    const found = shown(analysis ? acceptAgainst(analysis, against).findings : against, all);
    const findings = [...report.findings, ...found.findings].sort(byPlace);
    return { ...report, findings, hiddenHints: report.hiddenHints + found.hiddenHints };
  });
}

function verdict({ files, problems }: CheckReport): ExitCode {
  if (problems.length > 0) return exitCodes.couldNotRun;
  // A rule that crashed has not checked what it is for.
  if (files.some((file) => file.findings.some((finding) => finding.ruleId === 'internal-error'))) return exitCodes.couldNotRun;
  const failed = files.some((file) => file.findings.some((finding) => finding.severity === 'error'));
  return failed ? exitCodes.found : exitCodes.clean;
}
