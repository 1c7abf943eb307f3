import { Component } from 'preact';
import type { PreviewColumn, PreviewFinding, PreviewRow } from '../core/api.js';
import { Icon, SeverityIcon } from './icons.js';
import { messagesOf, worstOf } from './marks.js';
import type { Fold } from './row-tree.js';
import type { PageWords } from './words.js';

export interface TableRowProps {
  readonly row: PreviewRow;
  /** Its index in the table. */
  readonly at: number;
  /** The number of the row in the whole table, header and rows that are not drawn included; from 1. */
  readonly rowIndex?: number;
  readonly columns: readonly PreviewColumn[];
  readonly nameColumn: number;
  readonly words: PageWords;
  /** Undefined in tables none of whose rows stands under another. */
  readonly fold?: Fold | undefined;
  readonly findings?: readonly PreviewFinding[] | undefined;
  /** The column that the keyboard is at. */
  readonly active?: number | undefined;
  /** The column that the cursor of the draft is in; -1 for no certain one. */
  readonly here?: number | undefined;
  /** Where links lead to it. */
  readonly id?: string | undefined;
  /** Of the source, where the page of another program scrolls along with it; there, cells tell what is wrong by themselves. */
  readonly line?: number | undefined;
}

/** A row of a table. Drawn anew only where something of it changed. */
export class TableRow extends Component<TableRowProps> {
  override shouldComponentUpdate(next: TableRowProps): boolean {
    const { row, at, rowIndex, columns, nameColumn, words, fold, findings, active, here } = this.props;
    return (
      row !== next.row ||
      at !== next.at ||
      rowIndex !== next.rowIndex ||
      columns !== next.columns ||
      nameColumn !== next.nameColumn ||
      words !== next.words ||
      fold !== next.fold ||
      findings !== next.findings ||
      active !== next.active ||
      here !== next.here
    );
  }

  override render({ row, at, rowIndex, columns, nameColumn, words, fold, findings, active, here, id, line }: TableRowProps) {
    // Only rows that are numbered stand in a tree that folds; elsewhere levels are seen and not told.
    const tree = fold &&
      rowIndex !== undefined && { 'aria-level': row.depth + 1, ...(fold !== 'leaf' && { 'aria-expanded': fold === 'open' }) };
    return (
      <tr
        class={`depth-${Math.min(row.depth, DEEPEST)}${row.isTotal ? ' total' : ''}${here === undefined ? '' : ' has-cursor'}${line === undefined ? '' : ' code-line'}`}
        data-row={at}
        id={id}
        data-line={line}
        aria-rowindex={rowIndex}
        {...tree}
      >
        {columns.map((column, index) => {
          const isName = index === nameColumn;
          const cell = {
            text: row.cells[index] ?? '',
            role: column.role,
            index,
            isName,
            findings: findings?.filter(({ place }) => (place?.column ?? nameColumn) === index) ?? NONE,
            isHere: here === index,
            isActive: active === index,
            isTelling: line !== undefined,
          };
          return drawCell(cell, words, isName ? fold : undefined);
        })}
      </tr>
    );
  }
}

const NONE: readonly PreviewFinding[] = [];
/** Deeper rows are indented no further. */
const DEEPEST = 6;

interface DrawnCell {
  readonly text: string;
  readonly role: PreviewColumn['role'];
  readonly index: number;
  readonly isName: boolean;
  readonly findings: readonly PreviewFinding[];
  readonly isHere: boolean;
  readonly isActive: boolean;
  readonly isTelling: boolean;
}

function drawCell(
  { text, role, index, isName, findings, isHere, isActive, isTelling }: DrawnCell,
  words: PageWords,
  fold: Fold | undefined,
) {
  const worst = worstOf(findings);
  const kind = role === 'amount' ? (isZero(text) ? 'amount zero' : isAmount(text) ? 'amount' : 'words') : role;
  const attributes = {
    class: `${kind}${isName ? ' lead' : ''}${worst ? ` mark is-${worst}` : ''}${isHere ? ' is-here' : ''}`,
    'data-column': index,
    ...(isActive && { tabIndex: 0 }),
    ...(isTelling && worst && { title: messagesOf(findings) }),
  };
  const content = (
    <>
      {fold && (
        <span class={`twist ${fold}`} data-twist={fold === 'leaf' ? undefined : ''}>
          {fold !== 'leaf' && <Icon name="triangle" />}
        </span>
      )}
      {worst && <SeverityIcon severity={worst} label={words.severity[worst]} />}
      {worst || fold ? <span class="value">{text}</span> : text}
    </>
  );
  if (isName && text.trim() !== '')
    return (
      <th key={index} scope="row" {...attributes}>
        {content}
      </th>
    );
  return (
    <td key={index} {...attributes}>
      {content}
    </td>
  );
}

/** Nothing is said quietly. */
function isZero(text: string): boolean {
  return /^\s*(?:0(?:\.0+)?|[-—–]+)\s*%?\s*$/u.test(text);
}

function isAmount(text: string): boolean {
  return /^[\s\d,，.．+\-−－—–()（）%％△▲]*$/u.test(text);
}
