import { renderToString } from 'preact-render-to-string';
import type { BlockId, PreviewModel, PreviewTable } from '../core/api.js';
import { SeverityIcon } from './icons.js';
import { type Marks, marksOf, NO_MARKS } from './marks.js';
import { TableView } from './table-view.js';
import { type PageWords, wordsOf } from './words.js';

/** A table as HTML that may stand in a page of another program: all that comes from the document is text. */
export interface MarkdownTable {
  readonly block: BlockId;
  readonly html: string;
}

/** The tables of a document, each with its findings below it. */
export function markdownTables({ blocks, findings, locale }: PreviewModel): readonly MarkdownTable[] {
  const words = wordsOf(locale);
  const marks = marksOf(findings, NO_MARKS);
  return blocks.flatMap((block) =>
    block.kind === 'table' ? [{ block: block.id, html: renderToString(<WithFindings table={block} marks={marks} words={words} />) }] : [],
  );
}

function WithFindings({ table, marks, words }: { readonly table: PreviewTable; readonly marks: Marks; readonly words: PageWords }) {
  const findings = marks.get(table.id)?.findings ?? [];
  return (
    <div class="budget-draft">
      <TableView table={table} marks={marks} words={words} />
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ id, severity, message, where }) => (
            <li key={id} class={`is-${severity}`}>
              <SeverityIcon severity={severity} label={words.severity[severity]} />
              <span class="where">{where}</span> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
