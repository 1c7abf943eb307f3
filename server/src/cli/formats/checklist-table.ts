import { type ChecklistItem, type ChecklistSection, type ChecklistStatus, checklistStatusTitle, type LineMap } from '../../core/api.js';
import { type ChecklistFormat, type ChecklistReport, countsOf } from '../checklist-report.js';
import { printable, widthOfText } from '../display-width.js';
import { regionOf } from '../file-report.js';
import { type Colour, choosePaint, type Paint } from '../paint.js';
import type { RunContext } from '../run-context.js';

/** Titles longer than this push their detail to the right rather than all others. */
const widestTitle = 56;
const mostPlaces = 12;

const colours: Readonly<Record<ChecklistStatus, Colour>> = {
  passed: 'added',
  failed: 'error',
  question: 'information',
  accepted: 'added',
  'not-applicable': 'faint',
  unchecked: 'warning',
};

/** For people: one line for each item, aligned for full-width text, and under it the places of what was found. */
export const formatChecklistTable: ChecklistFormat = (reports, context) => {
  const paint = choosePaint(context.terminal.out, context.terminal.env);
  return reports.map((report) => `${fileBlock(report, context, paint)}\n`).join('\n');
};

function fileBlock({ shownPath, lines, checklist }: ChecklistReport, context: RunContext, paint: Paint): string {
  const { sections } = checklist;
  const items = sections.flatMap((section) => section.items);
  const statusWidth = Math.max(0, ...items.map(({ status }) => widthOfText(checklistStatusTitle(status, context.locale))));
  const titleWidth = Math.min(widestTitle, Math.max(0, ...items.map(({ title }) => widthOfText(printable(title)))));
  const head = `${paint('bold', printable(shownPath))}  ${context.messages.checklistHead(countsOf(checklist))}`;
  const listed = sections.flatMap(({ title, items }: ChecklistSection) => [
    '',
    paint('bold', printable(title)),
    ...items.flatMap((item) => itemLines(item)),
  ]);
  return [head, ...listed].join('\n');

  function itemLines(item: ChecklistItem): readonly string[] {
    const status = paint(colours[item.status], padded(checklistStatusTitle(item.status, context.locale), statusWidth));
    const line = `  ${status}  ${padded(printable(item.title), titleWidth)}  ${printable(item.detail)}`.trimEnd();
    return [line, ...placeLines(item, lines, ' '.repeat(statusWidth + 4), paint)];
  }
}

function placeLines({ places }: ChecklistItem, lines: LineMap, indent: string, paint: Paint): readonly string[] {
  const told = places.filter(({ kind, severity }) => kind !== 'place' && severity !== 'hint');
  const shown = told.slice(0, mostPlaces).map(({ span, message, ruleId }) => {
    const { line, column } = regionOf(lines, span);
    return `${indent}${paint('faint', `${line}:${column}`)} ${printable(message)} ${paint('faint', `[${ruleId ?? ''}]`)}`;
  });
  return told.length > shown.length ? [...shown, `${indent}${paint('faint', `… +${told.length - shown.length}`)}`] : shown;
}

function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - widthOfText(text)))}`;
}
