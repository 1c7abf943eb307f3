import { Component, createRef } from 'preact';
import type { PreviewPlace, PreviewTable } from '../../server/src/lsp/protocol/preview.js';
import { columnWidths } from '../../server/src/page/column-widths.js';
import { Icon } from '../../server/src/page/icons.js';
import type { BlockMarks, Marks } from '../../server/src/page/marks.js';
import { isTree, nameColumn, type ShownRow, shownRows } from '../../server/src/page/row-tree.js';
import { TableCaption, type TableCaptionProps } from '../../server/src/page/table-caption.js';
import { TableHead } from '../../server/src/page/table-head.js';
import { TableRow } from '../../server/src/page/table-row.js';
import type { PageWords } from '../../server/src/page/words.js';
import type { PageScroller } from './page-scroller.js';
import { NO_KEYS, rowKeys } from './row-keys.js';
import { VirtualRows } from './virtual-rows.js';

export interface LiveTableProps {
  readonly table: PreviewTable;
  readonly captions: TableCaptionProps['captions'];
  readonly isMarkdown: boolean;
  readonly words: PageWords;
  readonly marks: Marks;
  readonly folded: ReadonlySet<string>;
  readonly active: PreviewPlace | undefined;
  readonly here: PreviewPlace | undefined;
  readonly scroller: HTMLElement;
  readonly pageScroller: PageScroller;
  /** Another object whenever something above may have moved. */
  readonly layout: object;
}

/** Longer tables draw only the rows near what is in view. */
export const DRAWN_WHOLE = 200;

/** A table one can walk and fold. Drawn anew only where something of it changed, and then only the rows that did. */
export class LiveTable extends Component<LiveTableProps> {
  #keys = NO_KEYS;
  #shown: readonly ShownRow[] = [];
  #widths: { readonly of: PreviewTable['columns']; readonly ems: readonly number[] } | undefined;
  readonly #figure = createRef<HTMLElement>();
  readonly #resized = new ResizeObserver(() => this.#tellWidth());

  override shouldComponentUpdate(next: LiveTableProps): boolean {
    const { table, isMarkdown, words, folded, active, here, layout } = this.props;
    return (
      table !== next.table ||
      isMarkdown !== next.isMarkdown ||
      words !== next.words ||
      folded !== next.folded ||
      active !== next.active ||
      here !== next.here ||
      (layout !== next.layout && this.#isLong()) ||
      !this.#sameCaptions(next) ||
      this.props.marks.get(table.id) !== next.marks.get(table.id)
    );
  }

  override componentDidMount(): void {
    const table = this.#figure.current?.querySelector('table');
    if (table) this.#resized.observe(table);
    this.#resized.observe(this.props.scroller);
  }

  override componentWillUnmount(): void {
    this.#resized.disconnect();
  }

  override render(props: LiveTableProps) {
    const { table, captions, isMarkdown, words, marks, here, active, folded } = props;
    const { columns, header, rows } = table;
    const own = marks.get(table.id);
    const name = nameColumn(columns);
    const isFolding = isTree(table);
    this.#keys = rowKeys(this.#keys, rows);
    this.#shown = shownRows(table, folded);
    const ems = this.#isLong() ? this.#columnWidths(table) : undefined;
    return (
      <figure class="table" data-block={table.id} ref={this.#figure}>
        <TableCaption
          table={table}
          captions={captions}
          isMarkdown={isMarkdown}
          words={words}
          marks={marks}
          tools={isFolding && <FoldTools table={table} words={words} />}
          canWalk
        />
        <table
          role={isFolding ? 'treegrid' : 'grid'}
          aria-label={table.name}
          aria-rowcount={header.length + rows.length}
          aria-colcount={columns.length}
          class={ems ? 'long' : ''}
          style={ems && { width: `${ems.reduce((sum, em) => sum + em, 0)}em` }}
        >
          {ems && (
            <colgroup>
              {ems.map((em, column) => (
                <col key={column} style={{ width: `${em}em` }} />
              ))}
            </colgroup>
          )}
          <TableHead
            header={header}
            columnCount={columns.length}
            nameColumn={name}
            words={words}
            findings={own?.header ?? NO_FINDINGS}
            active={active?.inHeader ? headerPlace(active) : undefined}
            here={here?.inHeader ? headerPlace(here) : undefined}
          />
          {this.#body(props, own, isFolding, name)}
        </table>
        <TableFoot table={table} words={words} />
      </figure>
    );
  }

  #body(
    { table, words, active, here, scroller, pageScroller, layout }: LiveTableProps,
    own: BlockMarks | undefined,
    isFolding: boolean,
    name: number,
  ) {
    const { columns, rows, header } = table;
    const shown = this.#shown;
    const { keys } = this.#keys;
    const activeRow = active?.inHeader ? undefined : active?.row;
    // The first cell can be come to from outside where no other was left last.
    const entry = active && (active.inHeader || activeRow !== undefined) ? activeRow : shown[0]?.at;
    const hereRow = here?.row === undefined || here.inHeader ? undefined : this.#nearest(here.row);
    const draw = (index: number) => {
      const { at, fold } = shown[index] as ShownRow;
      return (
        <TableRow
          key={keys[at]}
          row={rows[at] as PreviewTable['rows'][number]}
          at={at}
          rowIndex={header.length + at + 1}
          columns={columns}
          nameColumn={name}
          words={words}
          fold={isFolding ? fold : undefined}
          findings={own?.rows.get(at)}
          active={at === entry ? (active?.column ?? 0) : undefined}
          here={at === hereRow ? (at === here?.row ? (here.column ?? -1) : -1) : undefined}
        />
      );
    };
    if (!this.#isLong()) return <tbody>{shown.map((_, index) => draw(index))}</tbody>;
    return (
      <VirtualRows
        count={shown.length}
        columnCount={columns.length}
        scroller={scroller}
        layout={layout}
        keyOf={(index) => keys[shown[index]?.at ?? -1] ?? -1}
        kept={activeRow === undefined ? undefined : shownIndex(shown, activeRow)}
        draw={draw}
        onGrow={(by) => pageScroller.scrollTo(scroller.scrollTop + by)}
        offsets={(offsetOf) => {
          if (offsetOf) pageScroller.rows.set(table.id, { offsetOf: (row) => offsetOf(shownIndex(this.#shown, row)) });
          else pageScroller.rows.delete(table.id);
        }}
      />
    );
  }

  #isLong(): boolean {
    return this.props.table.rows.length > DRAWN_WHOLE;
  }

  /** The row itself, or the one it is folded into. */
  #nearest(row: number): number | undefined {
    return this.#shown[shownIndex(this.#shown, row)]?.at;
  }

  /** Once for each set of columns: a width that changed with every digit would be restless. */
  #columnWidths(table: PreviewTable): readonly number[] {
    if (this.#widths?.of !== table.columns) this.#widths = { of: table.columns, ems: columnWidths(table) };
    return this.#widths?.ems ?? [];
  }

  #sameCaptions(next: LiveTableProps): boolean {
    const { captions, marks } = this.props;
    return (
      captions.length === next.captions.length &&
      captions.every((caption, at) => caption === next.captions[at] && marks.get(caption.id) === next.marks.get(caption.id))
    );
  }

  /** A table that is wider than the page is scrolled sideways, others stand still meanwhile. */
  #tellWidth(): void {
    const figure = this.#figure.current;
    const table = figure?.querySelector('table');
    if (!figure?.parentElement || !table) return;
    const { paddingLeft, paddingRight } = getComputedStyle(figure.parentElement);
    const room = this.props.scroller.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const isWide = table.offsetWidth > room + 1;
    figure.classList.toggle('wide', isWide);
    if (isWide) figure.style.setProperty('--own-width', `${table.offsetWidth}px`);
    else figure.style.removeProperty('--own-width');
  }
}

const NO_FINDINGS: BlockMarks['header'] = [];

/** The index of a row among those that are shown, or of the last one above it. */
function shownIndex(shown: readonly ShownRow[], row: number): number {
  let low = 0;
  let high = shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] as ShownRow).at <= row) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function headerPlace({ row = 0, column = 0 }: PreviewPlace) {
  return { row, column };
}

function FoldTools({ table, words }: { readonly table: PreviewTable; readonly words: PageWords }) {
  const button = (kind: 'fold' | 'unfold', label: string) => (
    <button type="button" class="tool" data-fold-all={kind} aria-label={words.foldTable(label, table.name)} title={label}>
      <Icon name={kind} />
    </button>
  );
  return (
    <div class="tools">
      {button('fold', words.foldAll)}
      {button('unfold', words.unfoldAll)}
    </div>
  );
}

/** Whether the table agrees with itself, in small print. */
function TableFoot({ table: { equations, holding }, words }: { readonly table: PreviewTable; readonly words: PageWords }) {
  if (equations === 0) return null;
  const holds = holding === equations;
  return (
    <p class={`table-foot${holds ? '' : ' fails'}`}>
      <Icon name={holds ? 'passed' : 'close'} />
      {words.equations(holding, equations)}
    </p>
  );
}
