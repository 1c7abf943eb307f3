import { exportFormats } from '../../core/api.js';
import { settingsFileName } from '../../settings/settings.js';
import { checklistFormatNames, commandNames, factsFormatNames, formatNames, type UsageFault } from '../arguments.js';
import type { Problem } from '../problem.js';
import { convertedPath, quoteForShell } from '../quote-for-shell.js';
import { largestFileMegabytes } from '../read-text.js';
import type { CheckCounts, ChecklistCounts, ConvertCounts, FixCounts, Messages } from './messages.js';

const help = `budget-draft: checks Chinese department budgets: sums, tables against tables and against the text, forms, subject codes.

Usage:
  budget-draft check [options] PATH…       check drafts
  budget-draft checklist [options] PATH…   list every obligation: passed, failed, not applicable or not checked
  budget-draft explain FILE:LINE           why a line has its findings: the equations with their numbers, the law, what to do
  budget-draft explain RULE                what a rule is about
  budget-draft fix [--safe] [--write] PATH…
                                           recalculate all totals and show the changes; with --write, write them; with --safe,
                                           only names of subjects, spaces in names and the format of figures: no value changes
  budget-draft convert --to UNIT [--decimals N] [--write] PATH…
                                           convert all tables to 元, 百元, 千元, 万元 or 亿元, and list the figures that are
                                           adjusted so that all totals go on to hold; with --write, write them
  budget-draft new --form FORM --year YEAR [--owner NAME] [--unit 万元|元] [--out FILE]
                                           write a new draft: all tables, the explanation, and what is left to fill in;
                                           a file that is there is never written over
  budget-draft export --format FORM [--out FILE|FOLDER] [--force] PATH…
                                           as a web page, an Excel workbook, tables as CSV or TSV, or a list of findings;
                                           beside each draft by default
  budget-draft import [--out FILE] [--tables pipe|tab] [--sheets NAME,…] [--force] WORKBOOK
                                           make a draft of a .xlsx or .ods workbook, with figures as it shows them;
                                           beside the workbook by default
  budget-draft facts [--format FORM] [--out FILE|FOLDER] [--text] [--excel] PATH…
                                           one row for each amount, for DuckDB, Spark or Excel; a folder also gets
                                           a description of the data (datapackage.json)
  budget-draft rules                       list all rules

Drafts that are checked together are also compared: with last year's of the same owner, a department with all its units, projects listed in several files.
A path is a file or a folder (searched through for .md, .txt and .tsv; node_modules and folders with a leading dot are skipped); - is the standard input.

Options:
  --format FORMAT         check: one of ${formatNames.join(', ')}; pretty by default
                          checklist: one of ${checklistFormatNames.join(', ')}; table by default
                          export: one of ${exportFormats.join(', ')}
                          facts: one of ${factsFormatNames.join(', ')}; ndjson by default
  --all                   show hints too
  --jobs N                check: threads to check on; as many as there are cores by default
  --shard I/N             check: only the files of one part of N, by their paths, to share work between machines
  --cache FOLDER          check: remember what was found; drafts that have not changed are not checked again
  --safe                  fix: only what changes no figure’s value
  --to UNIT               convert: the new unit
  --decimals N            convert: decimals of the new figures, 0 to 6; by default 2 (6 for 亿元), or 0 where no figure needs any
  --form FORM             new: the form, such as central or generic, or one that packs in the settings name
  --year YEAR             new: the year of the budget
  --owner NAME            new: whose budget it is; left to be filled in by default
  --unit UNIT             new: 万元 or 元; by default that of the form
  -o, --out FILE          new: the file to write; by default the standard output
                          export, facts: the file or folder to write, - for the standard output
                          import: the file to write, - for the standard output
  --tables KIND           import: pipe (by default) or tab, what parts the cells of tables
  --sheets NAME,…         import: only these sheets, hidden ones too; by default all that are shown
  --force                 export, import, facts: write over files that are there
  --text                  facts: amounts of sentences as well
  --excel                 facts: CSV to be opened in Excel
  --config FILE           use this settings file and look for no ${settingsFileName}
  --stdin-filename NAME   the file name of what is on the standard input
  --write                 write what was recalculated or converted into the files
  --locale LANGUAGE       zh-CN or en; by default from LC_ALL, LC_MESSAGES, LANG, else zh-CN
  -h, --help              show this text
  -V, --version           show the version

Exit codes:
  0  check, checklist: no finding at error level; fix, convert: nothing to change, or written
  1  check, checklist: findings at error level; fix, convert: changes that were not written
  2  could not run, or not on everything: bad arguments, an unusable file or settings file; other files are checked
  130  interrupted (Ctrl-C); what was found until then is told`;

export const english: Messages = {
  help,
  problemLabel: 'Cannot process: ',
  severity: { error: 'error', warning: 'warning', information: 'info', hint: 'hint' },
  rulesFooter: `Levels can be set in ${settingsFileName}, such as {"rules": {"rule-name": "warning"}}; "off" turns a rule off.`,
  usage: (fault) => `${usage(fault)} (see budget-draft --help)`,
  problem,
  internalFault: (message) => `Internal error (${message}). No file was changed; please report it with the command and the file`,
  suggestion: (title) => `Suggestion: ${title}`,
  moreRelated: (count) => `and ${count} more related ${count === 1 ? 'place' : 'places'}`,
  nothingFound: (path, line) => `Nothing was found at line ${line} of ${path}.`,
  checkSummary,
  checklistHead,
  checklistColumns: ['Outcome', 'Item', 'Detail', 'Places'],
  checklistTitle: 'Checklist',
  fixSummary,
  convertSummary,
  adjustedFigure: (path, line, { place, exact, rounded, printed }) =>
    `${path}:${line}: ${place}: ${exact} → ${printed} (${rounded} by itself)`,
  lostAgreement: (path, line, words) => `${path}:${line}: ${words}: no longer agrees with its table`,
  newDraft: (path, open) => `${path}: written, ${counted(open, 'place')} to fill in`,
  exported: (path) => `${path}: written`,
  exportSummary: ({ exported, files, skipped }) =>
    `${counted(exported, 'draft')} exported, ${counted(files, 'file')}${skipped > 0 ? `; ${skipped} not exported, being no budget` : ''}.`,
  imported: (path) => `${path}: imported`,
  factsSummary: ({ documents, facts, skipped }) =>
    `${counted(documents, 'draft')}, ${counted(facts, 'amount')}${skipped > 0 ? `; ${skipped} left out, being no budget` : ''}.`,
  written: (path, figures) => `${path}: ${counted(figures, 'figure')} rewritten`,
  interrupted: (done, total) => `Interrupted: ${done} of ${counted(total, 'file')} done, the others were not looked at`,
  progress: (done, total, path) => `Checking ${done}/${total} ${path}`,
};

function usage(fault: UsageFault): string {
  switch (fault.kind) {
    case 'no-command':
      return `A command is missing, expected one of ${commandNames.join(', ')}`;
    case 'unknown-command':
      return `There is no command "${fault.name}", ${fault.meant ? `did you mean ${fault.meant}?` : `expected one of ${commandNames.join(', ')}`}`;
    case 'unknown-option':
      return `There is no option ${fault.name}${fault.meant ? `, did you mean ${fault.meant}?` : ''}`;
    case 'misplaced-option':
      return `Option ${fault.name} is not for ${fault.command}`;
    case 'missing-value':
      return `Option ${fault.name} needs a value`;
    case 'missing-option':
      return `${fault.command} needs ${fault.name} with one of ${fault.allowed.join(', ')}`;
    case 'needless-value':
      return `Option ${fault.name} takes no value`;
    case 'bad-value':
      return `Option ${fault.name} cannot be "${fault.value}", expected one of ${fault.allowed.join(', ')}`;
    case 'no-path':
      if (fault.command === 'import') return 'import needs a workbook, such as budget-draft import budget.xlsx';
      return `${fault.command} needs a path; for the current folder use budget-draft ${fault.command} .`;
    case 'nothing-to-explain':
      return 'explain needs FILE:LINE or a rule';
    case 'unknown-rule':
      return `There is no rule "${fault.name}"${fault.meant ? `, did you mean ${fault.meant}?` : '; a line of a draft is written FILE:LINE'}`;
    case 'needless-argument':
      return `${fault.command} does not take "${fault.value}"`;
    case 'stdin-filename-alone':
      return '--stdin-filename goes with the path - (standard input) only';
  }
}

function problem(problem: Problem): string {
  return `${problem.path}${problem.kind === 'settings' && problem.line ? `:${problem.line}:${problem.column}` : ''}: ${cause(problem)}`;
}

function cause(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return 'No such file. Check the path';
    case 'no-permission':
      return 'No permission to read it. Change its permissions or run as a user who has them';
    case 'unreadable':
      return `Reading failed (${problem.code}). Check the disk or the network place it is on`;
    case 'not-a-file':
      return 'Not a regular file. Name a draft or a folder; to read from a pipe use - for the standard input';
    case 'no-drafts':
      return 'No .md, .txt or .tsv file in this folder. Check the path; a file with another extension can be named outright';
    case 'too-large':
      return `The file is larger than the limit of ${largestFileMegabytes} MB. Split it by department`;
    case 'binary':
      return binaryCause[problem.format];
    case 'other-encoding':
      return `The encoding is ${problem.encoding}, not UTF-8. Convert it: ${iconv(problem.encoding, problem.path)}; or open it with that encoding in an editor and save it as UTF-8`;
    case 'invalid-utf8':
      return `Line ${problem.line} is not valid UTF-8 and does not look like GB18030. Open it with the right encoding in an editor, check that line and save it as UTF-8`;
    case 'settings':
      return problem.message.en;
    case 'settings-in-the-way':
      return `The settings file ${problem.settingsPath} has faults, so nothing was changed. Mend the settings file first`;
    case 'changed-meanwhile':
      return 'The file changed after it was read, so it was not written. Save it in the other program and run again';
    case 'not-writable':
      return `Writing failed (${problem.code}), the file is as it was. Check the permissions of the file and its folder, and the space on the disk`;
    case 'already-there':
      return 'The file is there already and was not written. Choose another name, or move the file away first';
    case 'not-for-output':
      return 'This form is no text and cannot go to the standard output. Name a file or folder with --out';
    case 'no-such-form':
      return `There is no such form, expected one of ${problem.known.join(', ')}`;
    case 'not-converted':
    case 'not-imported':
      return problem.reason;
    case 'internal':
      return `Internal error while checking (${problem.message}). Please report it with this file`;
  }
}

const binaryCause = {
  office:
    'This is an office document (Word, Excel, WPS), not text. If it is a workbook, use budget-draft import. Save it as Markdown or plain text (.md, .txt, UTF-8) if not',
  pdf: 'This is a PDF, not text. Save the original as Markdown or plain text (.md, .txt, UTF-8) first',
  unknown: 'This is a binary file (it holds NUL bytes), not text. Name a UTF-8 text; if it is UTF-16 text, save it as UTF-8',
} as const;

function iconv(encoding: string, path: string): string {
  return `iconv -f ${encoding} -t UTF-8 ${quoteForShell(path)} > ${quoteForShell(convertedPath(path))}`;
}

function checkSummary(counts: CheckCounts): string {
  const parts = [
    `${counted(counts.files, 'file')} checked, ${counts.recognised} recognised as budget ${counts.recognised === 1 ? 'draft' : 'drafts'}`,
    counts.templates.length > 0 ? `form: ${counts.templates.join(', ')}` : undefined,
    counts.equations > 0 ? `${counts.holding} of ${counted(counts.equations, 'equation')} hold` : undefined,
    [
      counted(counts.errors, 'error'),
      counted(counts.warnings, 'warning'),
      `${counts.informations} info`,
      ...(counts.hints > 0 ? [counted(counts.hints, 'hint')] : []),
    ].join(', '),
    counts.hiddenHints > 0 ? `${counted(counts.hiddenHints, 'hint')} hidden, --all shows them` : undefined,
    counts.problems > 0 ? `${counted(counts.problems, 'thing')} could not be processed, see the error output` : undefined,
  ];
  return `${parts.filter((part) => part !== undefined).join('; ')}.`;
}

function checklistHead({ recognised, settled, total, failed, questions, accepted, unchecked, notApplicable }: ChecklistCounts): string {
  if (!recognised) return 'not recognised as a budget: nothing could be checked';
  const parts = [
    `${settled} of ${total} passed${accepted > 0 ? ` (${accepted} explained)` : ''}`,
    failed > 0 ? `${failed} failed` : '',
    questions > 0 ? `${questions} to be explained` : '',
    unchecked > 0 ? `${unchecked} not checked` : '',
    notApplicable > 0 ? `${notApplicable} not applicable` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function fixSummary({ seen, stale, figures, safe, written }: FixCounts): string {
  const what = safe ? 'mend' : 'recalculate';
  if (stale === 0) return `Nothing to ${what} in ${counted(seen, 'file')}.`;
  const told = `${stale} of ${counted(seen, 'file')} to ${what}, ${counted(figures, safe ? 'place' : 'figure')} in all`;
  return written ? `${told}; written.` : `${told}; --write writes them.`;
}

function convertSummary({ seen, converted, figures, adjusted, lost, written }: ConvertCounts): string {
  if (converted === 0) return `Nothing to convert in ${counted(seen, 'file')}.`;
  const told = `${converted} of ${counted(seen, 'file')} to convert, ${counted(figures, 'figure')} in all, ${adjusted} adjusted to keep totals`;
  const elsewhere = lost === 0 ? '' : `, ${lost} no longer in agreement`;
  return `${told}${elsewhere}; ${written ? 'written' : '--write writes them'}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
