import { renderToString } from 'preact-render-to-string';
import type { PreviewModel, PreviewTable, TablePages } from '../core/api.js';
import { SeverityIcon } from './icons.js';
import { type Marks, marksOf, NO_MARKS } from './marks.js';
import { TableView } from './table-view.js';
import { type PageWords, wordsOf } from './words.js';

/**
 * Each of some tables of a document as HTML that may stand in a page of another program, with its findings below it: all that
 * comes from the document is text.
 */
export function markdownTables({ blocks, findings, locale }: PreviewModel, tables: readonly TablePages[]): readonly string[] {
  const words = wordsOf(locale);
  const marks = marksOf(findings, NO_MARKS);
  const shown = new Map(blocks.flatMap((block) => (block.kind === 'table' ? [[block.id, block]] : [])));
  return tables.map((pages) => {
    const table = shown.get(pages.block);
    return table ? renderToString(<WithFindings table={table} pages={pages} marks={marks} words={words} />) : '';
  });
}

interface WithFindingsProps {
  readonly table: PreviewTable;
  readonly pages: TablePages;
  readonly marks: Marks;
  readonly words: PageWords;
}

/** More are folded away, so that they do not push the next table out of sight. */
const SHOWN_AT_ONCE = 5;

function WithFindings({ table, pages: { pages, rows }, marks, words }: WithFindingsProps) {
  const findings = marks.get(table.id)?.findings ?? [];
  return (
    <div class="budget-draft">
      <TableView table={table} marks={marks} words={words} sync={{ start: pages[0]?.start ?? 0, rows }} />
      {findings.length > 0 && (
        <details class="findings" open={findings.length <= SHOWN_AT_ONCE}>
          <summary>{words.count(findings.length)}</summary>
          <ul>
            {findings.map(({ id, severity, message, where }) => (
              <li key={id} class={`is-${severity}`}>
                <SeverityIcon severity={severity} label={words.severity[severity]} />
                <span class="where">{where}</span> {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
