import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { isSamePlace } from '../../server/src/page/same-place.js';
import { wordsOf } from '../../server/src/page/words.js';
import { clickDocument, doubleClickDocument, keyInDocument } from './document-events.js';
import { DocumentView } from './document-view.js';
import type { Editor } from './editor.js';
import type { ToPage } from './messages.js';
import { createPageActions, type PageActions, type Wishes } from './page-actions.js';
import { createPageScroller, type PageScroller } from './page-scroller.js';
import { findingsAt, firstView, type PageAction, type PageView, reduce } from './page-view.js';
import { PicturesView } from './pictures-view.js';
import { elementOf } from './place-of-element.js';
import { Popover } from './popover.js';
import { SidePanel } from './side-panel.js';
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
  const latest = useRef(view);
  latest.current = view;
  const wishes = useRef<Wishes>({});
  const scrolledAt = useRef(0);
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
    if (isDrawn) stage?.pages.scrollTo(state?.uri === view.uri ? state.scrollTop : 0);
  }, [isDrawn, view.uri, editor, stage]);

  // Keys that mean the same wherever the keyboard is on the page.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === 'F8') actions.step(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape' && latest.current.told) actions.close();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [actions]);

  useEffect(keep, [view.uri, view.folded, view.tab, view.side, keep]);
  useFreshEquation(editor, view);

  const { model, side, tab, told } = view;
  const words = wordsOf(model?.locale ?? (document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en'));
  // A table that draws only some of its rows must know when others moved it.
  const layout = useLayout(stage);

  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    pressed(event.target, view, actions);
  };

  return (
    <div class={`page${side && model ? ' with-side' : ''}`} lang={model?.locale} onClick={onClick}>
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
          {...(model && tab === 'document' && { id: 'view-panel', role: 'tabpanel', 'aria-labelledby': 'view-tab-document', tabIndex: 0 })}
        >
          <div
            ref={sheet}
            class="sheet"
            onClick={(event) => clickDocument(event, view, actions)}
            onDblClick={(event) => doubleClickDocument(event, actions)}
            onKeyDown={(event) => {
              if (keyInDocument(event, view, actions)) event.preventDefault();
            }}
          >
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
          <div class="pictures" id="view-panel" role="tabpanel" aria-labelledby="view-tab-pictures" tabIndex={0}>
            {model.pictures.length === 0 ? (
              <p class="notice">{words.noPictures}</p>
            ) : (
              <PicturesView pictures={model.pictures} onOpen={actions.follow} />
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
          onAsk={actions.ask}
        />
      )}
    </div>
  );
}

/** Buttons of findings and of the checklist say by what they carry what they are for. */
function pressed(target: Element, { model }: PageView, actions: PageActions): void {
  const button = target.closest<HTMLElement>('button');
  const finding = target.closest<HTMLElement>('[data-finding]')?.dataset.finding;
  if (!button || !model) return;
  const { fix, explain, go, itemPlace } = button.dataset;
  if (finding !== undefined && fix !== undefined) actions.fix(finding, Number(fix));
  else if (finding !== undefined && explain !== undefined) actions.explain(finding);
  else if (finding !== undefined && go !== undefined) {
    const found = model.findings.find(({ id }) => id === finding);
    if (found) actions.toFinding(found, false);
  } else if (itemPlace !== undefined) {
    const item = button.closest<HTMLElement>('[data-item]')?.dataset.item;
    const items = model.checklist?.sections.flatMap((section) => section.items);
    const place = items?.find(({ id }) => id === item)?.places[Number(itemPlace)]?.place;
    if (place) actions.follow(place);
  }
}

function receive(
  message: ToPage,
  view: PageView,
  pages: PageScroller,
  wishes: Wishes,
  dispatch: (action: PageAction) => void,
  isLeftAlone: () => boolean,
): void {
  switch (message.kind) {
    case 'update':
      if (view.model && message.uri === view.uri) wishes.release ??= pages.hold(view.model);
      return dispatch(message);
    case 'scroll':
      if (view.model && isLeftAlone()) pages.show(message.place, 'top');
      return;
    case 'cursor':
      if (view.model && isLeftAlone() && !isSamePlace(view.cursor, message.place)) wishes.show = { place: message.place, how: 'gently' };
      return dispatch(message);
    default:
      return dispatch(message);
  }
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
