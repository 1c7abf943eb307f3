import type { PreviewTable, PreviewText } from '../core/api.js';
import { type Marks, NO_MARKS } from './marks.js';
import { isTree, nameColumn } from './row-tree.js';
import { TableCaption } from './table-caption.js';
import { TableHead } from './table-head.js';
import { TableRow } from './table-row.js';
import { type PageWords, wordsOf } from './words.js';

export interface TableViewProps {
  readonly table: PreviewTable;
  readonly captions?: readonly PreviewText[];
  readonly isMarkdown?: boolean;
  readonly words?: PageWords;
  readonly marks?: Marks;
  /** Of the columns, in em; as wide as what is in them where it is left out. */
  readonly widths?: readonly number[] | undefined;
  /** Of rows that something is found in, for links to them. */
  readonly rowId?: ((row: number) => string) | undefined;
  readonly sync?: SourceLines | undefined;
}

/** Where a table stands in its source, for pages of other programs that scroll along with it; lines from 0. */
export interface SourceLines {
  readonly start: number;
  readonly rows: readonly number[];
}

/** A logical table with all its rows, for pages that stand still. */
export function TableView({
  table,
  captions = [],
  isMarkdown = true,
  words = wordsOf('zh-CN'),
  marks = NO_MARKS,
  widths,
  rowId,
  sync,
}: TableViewProps) {
  const { columns, header, rows } = table;
  const own = marks.get(table.id);
  const name = nameColumn(columns);
  const fold = isTree(table) ? 'leaf' : undefined;
  return (
    <figure class="table" data-block={table.id}>
      <TableCaption table={table} captions={captions} isMarkdown={isMarkdown} words={words} marks={marks} />
      <table aria-label={table.name} class={widths ? 'long' : undefined}>
        {widths && (
          <colgroup>
            {widths.map((em, column) => (
              <col key={column} style={{ width: `${em.toFixed(2)}em` }} />
            ))}
          </colgroup>
        )}
        <TableHead
          header={header}
          columnCount={columns.length}
          nameColumn={name}
          words={words}
          findings={own?.header ?? []}
          line={sync?.start}
        />
        <tbody>
          {rows.map((row, at) => (
            <TableRow
              key={at}
              row={row}
              at={at}
              columns={columns}
              nameColumn={name}
              words={words}
              fold={fold}
              findings={own?.rows.get(at)}
              line={sync?.rows[at]}
              id={own?.rows.has(at) ? rowId?.(at) : undefined}
            />
          ))}
        </tbody>
      </table>
    </figure>
  );
}
