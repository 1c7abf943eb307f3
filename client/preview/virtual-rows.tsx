import { defaultRangeExtractor, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { Component, type ComponentChildren, createRef, type VNode } from 'preact';

export interface VirtualRowsProps {
  readonly count: number;
  readonly columnCount: number;
  readonly scroller: HTMLElement;
  /** What changes when rows above moved: the rows are then looked for anew. */
  readonly layout: object;
  readonly keyOf: (at: number) => number;
  /** The row that stays drawn wherever the page is scrolled to, because the keyboard is there. */
  readonly kept: number | undefined;
  readonly draw: (at: number) => VNode;
  /** Rows above what is in view turned out so much higher than they were taken for, in pixels. */
  readonly onGrow: (by: number) => void;
  readonly offsets: (offsets: ((at: number) => number) | undefined) => void;
}

/** Of a row of one line; those that are drawn are measured. */
const ROW_HEIGHT = 30;

/** The rows of a long table that are near what is in view, with gaps as high as the rest. */
export class VirtualRows extends Component<VirtualRowsProps> {
  readonly #body = createRef<HTMLTableSectionElement>();
  /** Where the rows begin, from the top of what is scrolled. */
  #margin = 0;
  readonly #virtualizer = new Virtualizer<HTMLElement, Element>(this.#options());
  #unmount: (() => void) | undefined;
  readonly #resized = new ResizeObserver(() => this.#settle());

  override componentDidMount(): void {
    this.#virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false;
    this.#unmount = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#resized.observe(this.props.scroller);
    if (this.#body.current) this.#resized.observe(this.#body.current);
    this.props.offsets((at) => this.#virtualizer.getOffsetForIndex(at, 'start')?.[0] ?? 0);
    this.#settle();
  }

  override componentDidUpdate(): void {
    this.#virtualizer._willUpdate();
    this.#settle();
  }

  override componentWillUnmount(): void {
    this.#resized.disconnect();
    this.#unmount?.();
    this.props.offsets(undefined);
  }

  override render({ columnCount, draw }: VirtualRowsProps) {
    this.#virtualizer.setOptions(this.#options());
    const drawn: ComponentChildren[] = [];
    let end = this.#margin;
    for (const item of this.#virtualizer.getVirtualItems()) {
      if (item.start > end) drawn.push(<Gap key={`gap ${drawn.length}`} height={item.start - end} columnCount={columnCount} />);
      drawn.push(draw(item.index));
      end = item.end;
    }
    const rest = this.#virtualizer.getTotalSize() + this.#margin - end;
    if (rest > 0) drawn.push(<Gap key="rest" height={rest} columnCount={columnCount} />);
    return <tbody ref={this.#body}>{drawn}</tbody>;
  }

  #options() {
    const { count, scroller, keyOf, kept } = this.props;
    return {
      count,
      getScrollElement: () => scroller,
      estimateSize: () => ROW_HEIGHT,
      getItemKey: keyOf,
      scrollMargin: this.#margin,
      overscan: 12,
      initialRect: { width: scroller.clientWidth, height: scroller.clientHeight },
      initialOffset: () => scroller.scrollTop,
      // The page scrolls by itself, and holds what is in view where it is.
      scrollToFn: () => undefined,
      observeElementRect,
      observeElementOffset,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => withRow(defaultRangeExtractor(range), kept, count),
      onChange: () => this.forceUpdate(),
    };
  }

  /** Measures what is drawn, and where the rows begin. */
  #settle(): void {
    const body = this.#body.current;
    if (!body) return;
    const { scroller } = this.props;
    const margin = Math.round(body.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    const items = this.#virtualizer.getVirtualItems();
    const top = scroller.scrollTop;
    let at = 0;
    let growth = 0;
    for (const row of body.rows) {
      if (row.classList.contains('gap')) continue;
      const item = items[at++];
      const { height } = row.getBoundingClientRect();
      if (!item || Math.abs(height - item.size) < 0.1) continue;
      if (item.end <= top) growth += height - item.size;
      this.#virtualizer.resizeItem(item.index, height);
    }
    if (growth !== 0) this.props.onGrow(growth);
    if (Math.abs(margin - this.#margin) > 1) {
      this.#margin = margin;
      this.forceUpdate();
    }
  }
}

/** Nobody reads out what only takes up room. */
const UNREAD = { 'aria-hidden': 'true' as const };

function Gap({ height, columnCount }: { readonly height: number; readonly columnCount: number }) {
  return (
    <tr class="gap" {...UNREAD}>
      <td colSpan={columnCount} style={{ height: `${height}px` }} />
    </tr>
  );
}

function withRow(indexes: readonly number[], row: number | undefined, count: number): number[] {
  if (row === undefined || row < 0 || row >= count || indexes.includes(row)) return [...indexes];
  return [...indexes, row].sort((a, b) => a - b);
}
