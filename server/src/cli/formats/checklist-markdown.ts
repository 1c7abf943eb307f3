import { type ChecklistItem, type ChecklistStatus, checklistStatusTitle, type LineMap } from '../../core/api.js';
import { type ChecklistFormat, type ChecklistReport, countsOf } from '../checklist-report.js';
import { printable } from '../display-width.js';
import { regionOf } from '../file-report.js';
import type { RunContext } from '../run-context.js';

const marks: Readonly<Record<ChecklistStatus, string>> = {
  passed: '✓',
  failed: '✗',
  question: '?',
  accepted: '✓',
  'not-applicable': '—',
  unchecked: '…',
};

/** For reviewers, to be put with the document: a heading for each file and group, and a table of its items. */
export const formatChecklistMarkdown: ChecklistFormat = (reports, context) =>
  `${[`# ${context.messages.checklistTitle}`, ...reports.map((report) => fileSection(report, context))].join('\n\n')}\n`;

function fileSection({ shownPath, lines, checklist }: ChecklistReport, context: RunContext): string {
  const { messages } = context;
  const header = [`| ${messages.checklistColumns.join(' | ')} |`, '| --- | --- | --- | --- |'].join('\n');
  const groups = checklist.sections.map(
    ({ title, items }) => `### ${cell(title)}\n\n${header}\n${items.map((item) => row(item, lines, context)).join('\n')}`,
  );
  return [`## ${cell(shownPath)}`, messages.checklistHead(countsOf(checklist)), ...groups].join('\n\n');
}

function row({ status, title, detail, places }: ChecklistItem, lines: LineMap, { locale }: RunContext): string {
  const told = places
    .filter(({ kind, severity }) => kind !== 'place' && severity !== 'hint')
    .map(({ span, message }) => {
      const { line, column } = regionOf(lines, span);
      return `${line}:${column} ${cell(message)}`;
    });
  return `| ${[`${marks[status]} ${checklistStatusTitle(status, locale)}`, cell(title), cell(detail), told.join('<br>')].join(' | ')} |`;
}

/** A text of the document as plain words in a cell. */
function cell(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|~]/gu, '\\$&');
}
