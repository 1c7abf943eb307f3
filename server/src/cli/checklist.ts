import { type Analysis, amongOthers, analyse, checklist, type DocumentDigest, digestOf, documentSet } from '../core/api.js';
import type { ChecklistFormatName, Command } from './arguments.js';
import type { ChecklistFormat, ChecklistReport } from './checklist-report.js';
import { visitDrafts } from './drafts.js';
import { formatChecklistJson } from './formats/checklist-json.js';
import { formatChecklistMarkdown } from './formats/checklist-markdown.js';
import { formatChecklistTable } from './formats/checklist-table.js';
import type { Problem } from './problem.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';

const formats: Readonly<Record<ChecklistFormatName, ChecklistFormat>> = {
  table: formatChecklistTable,
  json: formatChecklistJson,
  markdown: formatChecklistMarkdown,
};

/** Lists, for all drafts, what was checked and what became of it. */
export async function runChecklist(command: Extract<Command, { kind: 'checklist' }>, context: RunContext): Promise<ExitCode> {
  const drafts: ReadDraft[] = [];
  const problems = await visitDrafts(command.sources, context, ({ path, shownPath, text, options }) => {
    const analysis = analyse(text, options);
    drafts.push({ path, shownPath, analysis, digest: digestOf(path, analysis) });
    return undefined;
  });
  const reports = listTogether(drafts);
  context.terminal.out.write(formats[command.format](reports, context));
  reportProblems(problems, context);
  return verdict(reports, problems);
}

interface ReadDraft extends Pick<ChecklistReport, 'path' | 'shownPath'> {
  readonly analysis: Analysis;
  readonly digest: DocumentDigest | undefined;
}

/** Each draft is held against the others as well. */
function listTogether(drafts: readonly ReadDraft[]): readonly ChecklistReport[] {
  const set = documentSet(drafts.flatMap(({ digest }) => digest ?? []));
  return drafts.map(({ path, shownPath, analysis, digest }) => {
    const among = digest && set.digests.length > 1 ? amongOthers(analysis, digest, set) : undefined;
    return { path, shownPath, lines: analysis.lines, checklist: checklist(analysis, among) };
  });
}

/** As `check`: an error is what fails. */
function verdict(reports: readonly ChecklistReport[], problems: readonly Problem[]): ExitCode {
  const places = reports.flatMap(({ checklist: { sections } }) => sections.flatMap(({ items }) => items.flatMap((item) => item.places)));
  if (problems.length > 0 || places.some(({ ruleId }) => ruleId === 'internal-error')) return exitCodes.couldNotRun;
  return places.some(({ severity }) => severity === 'error') ? exitCodes.found : exitCodes.clean;
}
