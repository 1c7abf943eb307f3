import type { SourceText } from '../../base/source-text.js';
import { applyEdits } from '../../base/span.js';
import type { Finding, Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import type { BlockId, PreviewBlock, PreviewTable } from '../preview/preview-model.js';
import type { PreviewReading } from '../preview/read-preview.js';

/** A finding as a reviewer lists it: 表, 行, 列, 现值, 应为, 说明. */
export interface ReviewRow {
  /** Empty where the finding stands in no table. */
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** What the document prints there. */
  readonly present: string;
  /** What it should print, where one thing is suggested; otherwise empty. */
  readonly expected: string;
  readonly explanation: string;
  readonly severity: Finding['severity'];
  readonly ruleId: string;
  /** One-based. */
  readonly line: number;
}

/** Longer pieces of text are no values. */
const LONGEST_VALUE = 80;

/** Every finding of a document, by place. */
export function reviewRows({ text, lines, options }: Analysis, { model, findingOf }: PreviewReading): readonly ReviewRow[] {
  const tables = tablesByBlock(model.blocks);
  return model.findings.flatMap(({ id, place, ruleId, severity, message }): ReviewRow[] => {
    const finding = findingOf(id);
    if (!finding) return [];
    const table = place && tables.get(place.block);
    const row = place?.inHeader ? undefined : table?.rows[place?.row ?? -1];
    const name = row?.cells.filter((cell, column) => cell !== '' && /^(?:name|code)$/u.test(table?.columns[column]?.role ?? '')).join(' ');
    return [
      {
        table: table?.name ?? '',
        row: place?.inHeader ? headerWord(options.locale) : (name ?? ''),
        column: table?.columns[place?.column ?? -1]?.label ?? '',
        ...values(text, finding),
        explanation: message,
        severity,
        ruleId,
        line: lines.positionAt(finding.span.start).line + 1,
      },
    ];
  });
}

/** The tables by their own ids and by those of the captions that stand above them. */
function tablesByBlock(blocks: readonly PreviewBlock[]): ReadonlyMap<BlockId, PreviewTable> {
  const tables = new Map<BlockId, PreviewTable>();
  let below: PreviewTable | undefined;
  for (const block of blocks.toReversed()) {
    if (block.kind === 'table') below = block;
    if (below && (block.kind === 'table' || block.role === 'caption')) tables.set(block.id, below);
  }
  return tables;
}

function headerWord(locale: Locale): string {
  return locale === 'en' ? 'header' : '表头';
}

function values(text: SourceText, { span, suggestions }: Finding): Pick<ReviewRow, 'present' | 'expected'> {
  const present = text.slice(span.start, span.end);
  if (present.length > LONGEST_VALUE || /[\r\n|\t]/u.test(present)) return { present: '', expected: '' };
  const edits = suggestions[0]?.edits ?? [];
  const isWithin = edits.length > 0 && edits.every((edit) => span.start <= edit.span.start && edit.span.end <= span.end);
  if (!isWithin) return { present, expected: '' };
  const moved = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - span.start, end: edit.span.end - span.start } }));
  return { present, expected: applyEdits(present, moved) };
}
