import { Component } from 'preact';
import type { PreviewModel, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { type BlockGroup, blockGroups } from '../../server/src/page/block-groups.js';
import { TextView } from '../../server/src/page/text-view.js';
import type { PageWords } from '../../server/src/page/words.js';
import { LiveTable } from './live-table.js';
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

/** The whole document; each block is drawn anew only where something of it changed. */
export class DocumentView extends Component<DocumentViewProps> {
  #blocks: PreviewModel['blocks'] = [];
  #groups: readonly BlockGroup[] = [];

  override shouldComponentUpdate(next: DocumentViewProps): boolean {
    const { model, words, view, layout } = this.props;
    return (
      model !== next.model ||
      words !== next.words ||
      layout !== next.layout ||
      view.marks !== next.view.marks ||
      view.folded !== next.view.folded ||
      view.active !== next.view.active ||
      view.cursor !== next.view.cursor
    );
  }

  override render({ model, view, words, scroller, pageScroller, layout }: DocumentViewProps) {
    const { marks, folded, active, cursor } = view;
    if (model.blocks !== this.#blocks) {
      this.#blocks = model.blocks;
      this.#groups = blockGroups(model.blocks);
    }
    return (
      <>
        {this.#groups.map((group) =>
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
}

function within(block: number, place: PreviewPlace | undefined): PreviewPlace | undefined {
  return place?.block === block ? place : undefined;
}
