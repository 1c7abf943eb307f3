import { useEffect, useRef } from 'preact/hooks';
import type { PreviewModel, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { ChecklistView } from '../../server/src/page/checklist-view.js';
import { FindingView } from '../../server/src/page/finding-view.js';
import { Icon } from '../../server/src/page/icons.js';
import type { PageWords } from '../../server/src/page/words.js';
import { EquationPanel } from './equation-panel.js';
import type { PageView, Side } from './page-view.js';
import { TabList, tabPanel } from './tab-list.js';

export interface SidePanelProps {
  readonly model: PreviewModel;
  readonly view: PageView;
  readonly side: Side;
  readonly words: PageWords;
  readonly onSide: (side: Side | undefined) => void;
  readonly onOpen: (place: PreviewPlace) => void;
  readonly onAsk: (place: PreviewPlace) => void;
}

/** Beside the document: what is wrong, what was checked, and the equations of a number. */
export function SidePanel({ model, view, side, words, onSide, onOpen, onAsk }: SidePanelProps) {
  const { findings, checklist } = model;
  const tabs = [
    { id: 'findings' as const, content: <Counted words={words.findings} count={findings.length} /> },
    { id: 'checklist' as const, content: words.checklist },
    { id: 'equation' as const, content: words.equation },
  ];
  return (
    <aside class="side" aria-label={words.side}>
      <div class="side-bar">
        <TabList label={words.side} prefix="side" tabs={tabs} selected={side} onSelect={onSide} />
        <button type="button" class="tool" aria-label={words.closeSide} title={words.closeSide} onClick={() => onSide(undefined)}>
          <Icon name="close" />
        </button>
      </div>
      <div class="side-panel" {...tabPanel('side', side)}>
        {side === 'findings' && <FindingList findings={findings} chosen={view.finding} recognised={model.recognised} words={words} />}
        {side === 'checklist' &&
          (checklist ? <ChecklistView checklist={checklist} words={words} canOpen /> : <p class="note">{words.noChecklist}</p>)}
        {side === 'equation' && (
          <EquationPanel
            view={view.asked?.view}
            place={view.asked?.place}
            trail={view.trail}
            locale={model.locale}
            onAsk={onAsk}
            onOpen={onOpen}
          />
        )}
      </div>
    </aside>
  );
}

function Counted({ words, count }: { readonly words: string; readonly count: number }) {
  return (
    <>
      {words}
      {count > 0 && <span class="count">{count}</span>}
    </>
  );
}

interface FindingListProps {
  readonly findings: PreviewModel['findings'];
  readonly chosen: string | undefined;
  readonly recognised: boolean;
  readonly words: PageWords;
}

function FindingList({ findings, chosen, recognised, words }: FindingListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (findings.length === 0)
    return (
      <p class="note good">
        {recognised && <Icon name="passed" />}
        {recognised ? words.noFindings : words.notABudget}
      </p>
    );
  return (
    <ul class="findings" ref={list}>
      {findings.map((finding) => (
        <li key={finding.id} class={finding.id === chosen ? 'chosen' : ''}>
          <FindingView finding={finding} words={words} canFix canGo />
        </li>
      ))}
    </ul>
  );
}
