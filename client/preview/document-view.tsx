import { Component } from 'preact';
import type { PreviewModel, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { type BlockGroup, blockGroups } from '../../server/src/page/block-groups.js';
import { TextView } from '../../server/src/page/text-view.js';
import type { PageWords } from '../../server/src/page/words.js';
import { DRAWN_WHOLE, LiveTable } from './live-table.js';
import type { PageScroller } from './page-scroller.js';
import type { PageView } from './page-view.js';

export interface DocumentViewProps {
  readonly model: PreviewModel;
  readonly view: PageView;
  readonly words: PageWords;
  readonly scroller: HTMLElement;
  readonly pageScroller: PageScroller;
  readonly layout: object;
}

/** How much is drawn at once, in rows: what is in view first comes at once, the rest before anybody gets there. */
const FIRST_STEP = 45;
const NEXT_STEP = 250;

interface DrawnSoFar {
  readonly rows: number;
}

/** The whole document; each block is drawn anew only where something of it changed. */
export class DocumentView extends Component<DocumentViewProps, DrawnSoFar> {
  override state: DrawnSoFar = { rows: FIRST_STEP };
  #blocks: PreviewModel['blocks'] = [];
  #groups: readonly BlockGroup[] = [];
  #isWhole = false;
  #next: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    this.#goOn();
  }

  override componentDidUpdate(): void {
    this.props.pageScroller.drawn(this.#isWhole);
    this.#goOn();
  }

  override componentWillUnmount(): void {
    if (this.#next !== undefined) cancelAnimationFrame(this.#next);
    clearTimeout(this.#timer);
  }

  override shouldComponentUpdate(next: DocumentViewProps, state: DrawnSoFar): boolean {
    const { model, words, view, layout } = this.props;
    return (
      this.state !== state ||
      model !== next.model ||
      words !== next.words ||
      layout !== next.layout ||
      view.marks !== next.view.marks ||
      view.folded !== next.view.folded ||
      view.active !== next.view.active ||
      view.cursor !== next.view.cursor
    );
  }

  override render({ model, view, words, scroller, pageScroller, layout }: DocumentViewProps, { rows }: DrawnSoFar) {
    const { marks, folded, active, cursor } = view;
    if (model.blocks !== this.#blocks) {
      this.#blocks = model.blocks;
      this.#groups = blockGroups(model.blocks);
    }
    const drawn = groupsWithin(this.#groups, rows);
    this.#isWhole = drawn.length === this.#groups.length;
    return (
      <>
        {drawn.map((group) =>
          group.kind === 'text' ? (
            <TextView
              key={group.text.id}
              text={group.text}
              isMarkdown={model.isMarkdown}
              words={words}
              marks={marks.get(group.text.id)}
              isHere={cursor?.block === group.text.id}
              active={active?.block === group.text.id ? active.start : undefined}
              canWalk
            />
          ) : (
            <LiveTable
              key={group.table.id}
              table={group.table}
              captions={group.captions}
              isMarkdown={model.isMarkdown}
              words={words}
              marks={marks}
              folded={folded}
              active={within(group.table.id, active)}
              here={within(group.table.id, cursor)}
              scroller={scroller}
              pageScroller={pageScroller}
              layout={layout}
            />
          ),
        )}
      </>
    );
  }

  /** The browser paints between two steps. */
  #goOn(): void {
    if (this.#isWhole || this.#next !== undefined) return;
    this.#next = requestAnimationFrame(() => {
      this.#timer = setTimeout(() => {
        this.#next = undefined;
        this.setState({ rows: this.state.rows + NEXT_STEP });
      });
    });
  }
}

function groupsWithin(groups: readonly BlockGroup[], rows: number): readonly BlockGroup[] {
  let left = rows;
  const end = groups.findIndex((group) => {
    left -= group.kind === 'table' ? Math.min(group.table.rows.length, DRAWN_WHOLE) + 3 : 1;
    return left < 0;
  });
  return end < 0 ? groups : groups.slice(0, end + 1);
}

function within(block: number, place: PreviewPlace | undefined): PreviewPlace | undefined {
  return place?.block === block ? place : undefined;
}
