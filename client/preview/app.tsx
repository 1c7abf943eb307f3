import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { isSamePlace } from '../../server/src/page/same-place.js';
import { wordsOf } from '../../server/src/page/words.js';
import { DocumentView } from './document-view.js';
import type { Editor } from './editor.js';
import type { ToPage } from './messages.js';
import { createPageActions, type Wishes } from './page-actions.js';
import { listenToPage } from './page-events.js';
import { createPageScroller, type PageScroller } from './page-scroller.js';
import { findingsAt, firstView, type PageAction, type PageView, reduce } from './page-view.js';
import { PicturesView } from './pictures-view.js';
import { elementOf } from './place-of-element.js';
import { Popover } from './popover.js';
import { SidePanel } from './side-panel.js';
import { tabPanel } from './tab-list.js';
import { Toolbar } from './toolbar.js';
import { useFreshEquation } from './use-fresh-equation.js';

/** For so long after the reader scrolled, the editor moves nothing away under their hands, in ms. */
const HANDS_ON = 500;
/** The editor is told of scrolling, and the page kept, not more often than this, in ms. */
const TELL_SCROLL = 60;
const KEEP_STATE = 200;

/** Where the document is drawn. */
interface Stage {
  readonly scroller: HTMLElement;
  readonly sheet: HTMLElement;
  readonly pages: PageScroller;
}

export function App({ editor }: { readonly editor: Editor }) {
  const [view, dispatch] = useReducer(reduce, undefined, () => firstView(editor.state(), innerWidth));
  const [stage, setStage] = useState<Stage>();
  const scroller = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const latest = useRef(view);
  latest.current = view;
  const wishes = useRef<Wishes>({});
  const scrolledAt = useRef(Number.NEGATIVE_INFINITY);
  const shownUri = useRef('');
  const actions = useMemo(() => createPageActions(editor, () => latest.current, dispatch, wishes.current), [editor]);
  const keep = useMemo(() => later(KEEP_STATE, () => keepState(editor, latest.current, scroller.current?.scrollTop ?? 0)), [editor]);

  useLayoutEffect(() => {
    if (!scroller.current || !sheet.current) return;
    const tell = later(TELL_SCROLL, () => tellScroll(editor, latest.current, pages));
    const onScroll = () => {
      scrolledAt.current = performance.now();
      tell();
      keep();
    };
    const pages = createPageScroller(scroller.current, sheet.current, { onScroll });
    setStage({ scroller: scroller.current, sheet: sheet.current, pages });
    return () => pages.dispose();
  }, [editor, keep]);

  useEffect(() => {
    if (!stage) return;
    const isLeftAlone = () => performance.now() - scrolledAt.current > HANDS_ON;
    const stop = editor.listen((message) => receive(message, latest.current, stage.pages, wishes.current, dispatch, isLeftAlone));
    editor.post({ kind: 'ready' });
    return stop;
  }, [editor, stage]);

  useLayoutEffect(() => {
    const { release, show, focus } = wishes.current;
    if (!stage || !view.model) return;
    delete wishes.current.release;
    delete wishes.current.show;
    delete wishes.current.focus;
    release?.(view.model);
    if (show) stage.pages.show(show.place, show.how);
    if (focus) elementOf(stage.sheet, focus)?.focus({ preventScroll: true });
  });

  const isDrawn = stage !== undefined && view.model !== undefined;
  useLayoutEffect(() => {
    const state = editor.state();
    const top = state?.uri === view.uri ? state.scrollTop : 0;
    if (isDrawn && (top > 0 || shownUri.current !== '')) stage?.pages.scrollTo(top);
    if (isDrawn) shownUri.current = view.uri;
  }, [isDrawn, view.uri, editor, stage]);

  useEffect(
    () => (page.current && sheet.current ? listenToPage(page.current, sheet.current, () => latest.current, actions) : undefined),
    [actions],
  );

  useEffect(keep, [view.uri, view.folded, view.tab, view.side, keep]);
  useFreshEquation(editor, view);

  const { model, side, tab, told } = view;
  const words = wordsOf(model?.locale ?? (document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en'));
  // A table that draws only some of its rows must know when others moved it.
  const layout = useLayout(stage);

  return (
    <div class={`page${side && model ? ' with-side' : ''}`} lang={model?.locale} ref={page}>
      {model && (
        <Toolbar
          model={model}
          view={view}
          words={words}
          onTab={(next) => dispatch({ kind: 'tab', tab: next })}
          onStep={actions.step}
          onSide={() => dispatch({ kind: 'side', side: side ? undefined : 'findings' })}
          onExport={() => editor.post({ kind: 'export' })}
        />
      )}
      <main class="views">
        <div
          ref={scroller}
          class={`scroller${tab === 'document' ? '' : ' away'}`}
          {...(model && tab === 'document' && tabPanel('view', 'document'))}
        >
          <div ref={sheet} class="sheet">
            {model && stage && (
              <DocumentView model={model} view={view} words={words} scroller={stage.scroller} pageScroller={stage.pages} layout={layout} />
            )}
          </div>
          {told && stage && (
            <Popover
              findings={findingsAt(view.marks, told.place)}
              place={told.place}
              byKey={told.byKey}
              words={words}
              sheet={stage.sheet}
              scroller={stage.scroller}
              onClose={actions.close}
              onAsk={() => actions.ask(told.place)}
            />
          )}
          {(view.notice ?? (model ? model.blocks.length === 0 && words.emptyDocument : words.waiting)) && (
            <p class="notice" role="status">
              {view.notice ?? (model ? words.emptyDocument : words.waiting)}
            </p>
          )}
        </div>
        {model && tab === 'pictures' && (
          <div class="pictures" {...tabPanel('view', 'pictures')}>
            {model.pictures.length === 0 ? (
              <p class="notice">{words.noPictures}</p>
            ) : (
              <PicturesView pictures={model.pictures} locale={model.locale} onOpen={actions.follow} />
            )}
          </div>
        )}
      </main>
      {model && side && (
        <SidePanel
          model={model}
          view={view}
          side={side}
          words={words}
          onSide={(next) => dispatch({ kind: 'side', side: next })}
          onOpen={actions.follow}
          onAsk={actions.walk}
        />
      )}
    </div>
  );
}

function receive(
  message: ToPage,
  view: PageView,
  pages: PageScroller,
  wishes: Wishes,
  dispatch: (action: PageAction) => void,
  isLeftAlone: () => boolean,
): void {
  const { model, uri, cursor } = view;
  if (message.kind === 'scroll') {
    if (model && isLeftAlone()) pages.show(message.place, 'top');
    return;
  }
  if (message.kind === 'update' && model && message.uri === uri) wishes.release ??= pages.hold(model);
  if (message.kind === 'cursor' && model && isLeftAlone() && !isSamePlace(cursor, message.place))
    wishes.show = { place: message.place, how: 'gently' };
  dispatch(message);
}

function tellScroll(editor: Editor, { model, revision }: PageView, pages: PageScroller): void {
  const place = model && pages.first();
  if (place) editor.post({ kind: 'scrolled', revision, place });
}

function keepState(editor: Editor, { uri, folded, tab, side }: PageView, scrollTop: number): void {
  if (uri !== '') editor.keep({ uri, folded: [...folded], tab, side, scrollTop });
}

/** Another object whenever what is drawn became higher or lower, or the page wider or narrower. */
function useLayout(stage: Stage | undefined): object {
  const [layout, setLayout] = useState({});
  useEffect(() => {
    if (!stage) return;
    const resized = new ResizeObserver(() => setLayout({}));
    resized.observe(stage.sheet);
    resized.observe(stage.scroller);
    return () => resized.disconnect();
  }, [stage]);
  return layout;
}

/** Calls after a while, once for all the calls meanwhile. */
function later(wait: number, call: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      call();
    }, wait);
  };
}
