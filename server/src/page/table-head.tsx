import { Component } from 'preact';
import type { HeaderCell, PreviewFinding, PreviewTable } from '../core/api.js';
import { SeverityIcon } from './icons.js';
import { messagesOf, worstOf } from './marks.js';
import type { PageWords } from './words.js';

export interface TableHeadProps {
  readonly header: PreviewTable['header'];
  readonly columnCount: number;
  readonly nameColumn: number;
  readonly words: PageWords;
  readonly findings?: readonly PreviewFinding[];
  /** The cell that the keyboard is at, and the one that the cursor of the draft is in: rows and columns of the header. */
  readonly active?: HeaderPlace | undefined;
  readonly here?: HeaderPlace | undefined;
  /** As `TableRowProps.line`. */
  readonly line?: number | undefined;
}

export interface HeaderPlace {
  readonly row: number;
  readonly column: number;
}

const NONE: readonly PreviewFinding[] = [];

/** The rows of merged labels above a table. */
export class TableHead extends Component<TableHeadProps> {
  override shouldComponentUpdate(next: TableHeadProps): boolean {
    const { header, columnCount, nameColumn, words, findings, active, here, line } = this.props;
    return (
      header !== next.header ||
      columnCount !== next.columnCount ||
      nameColumn !== next.nameColumn ||
      words !== next.words ||
      findings !== next.findings ||
      !isSame(active, next.active) ||
      !isSame(here, next.here) ||
      line !== next.line
    );
  }

  override render({ header, columnCount, nameColumn, words, findings = NONE, active, here, line }: TableHeadProps) {
    if (header.length === 0) return null;
    return (
      <thead>
        {header.map((cells, row) => (
          <tr
            key={row}
            class={`${isNumbering(cells) ? 'numbering' : ''}${row === 0 && line !== undefined ? ' code-line' : ''}`}
            data-header={row}
            data-line={row === 0 ? line : undefined}
            aria-rowindex={row + 1}
          >
            {cells.map((cell) => drawCell(cell, row, header.length))}
            {row === 0 && drawRest(cells)}
          </tr>
        ))}
      </thead>
    );

    function drawCell({ text, column, columnSpan, rowSpan }: HeaderCell, row: number, height: number) {
      const own = findings.filter(({ place }) => place?.row === row && place.column === column);
      const worst = worstOf(own);
      const isAt = (place: HeaderPlace | undefined) => place?.row === row && place.column === column;
      const classes = [
        column === nameColumn && columnSpan === 1 ? 'name' : '',
        row + rowSpan === height ? 'last' : '',
        worst ? `mark is-${worst}` : '',
        isAt(here) ? 'is-here' : '',
      ];
      const attributes = {
        class: classes.filter(Boolean).join(' '),
        colSpan: columnSpan,
        rowSpan,
        'data-column': column,
        ...(isAt(active) && { tabIndex: 0 }),
        ...(line !== undefined && worst && { title: messagesOf(own) }),
      };
      const content = (
        <>
          {worst && <SeverityIcon severity={worst} label={words.severity[worst]} />}
          <span class="value">{text}</span>
        </>
      );
      // A header without words is none: it would be read out as nothing.
      if (text.trim() === '')
        return (
          <td key={column} {...attributes}>
            {content}
          </td>
        );
      return (
        <th key={column} scope={columnSpan > 1 ? 'colgroup' : 'col'} {...attributes}>
          {content}
        </th>
      );
    }

    /** Columns that the header does not reach. */
    function drawRest(cells: readonly HeaderCell[]) {
      const reached = cells.reduce((end, { column, columnSpan }) => Math.max(end, column + columnSpan), 0);
      return reached < columnCount && <td class="last" colSpan={columnCount - reached} rowSpan={header.length} />;
    }
  }
}

function isSame(a: HeaderPlace | undefined, b: HeaderPlace | undefined): boolean {
  return a?.row === b?.row && a?.column === b?.column;
}

/** A row that only numbers the columns is small print. */
function isNumbering(cells: readonly HeaderCell[]): boolean {
  return cells.length > 1 && cells.every(({ text }) => /^\s*(?:\d{1,2}|[A-Z]|栏次|列次)?\s*$/u.test(text));
}
