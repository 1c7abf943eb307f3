import type { PreviewModel } from '../../server/src/lsp/protocol/preview.js';
import { Icon, type IconName, SeverityIcon } from '../../server/src/page/icons.js';
import { worstOf } from '../../server/src/page/marks.js';
import type { PageWords } from '../../server/src/page/words.js';
import type { PageView, Tab } from './page-view.js';
import { TabList } from './tab-list.js';

export interface ToolbarProps {
  readonly model: PreviewModel;
  readonly view: PageView;
  readonly words: PageWords;
  readonly onTab: (tab: Tab) => void;
  /** On, 1, or back, -1, to another finding. */
  readonly onStep: (by: 1 | -1) => void;
  readonly onSide: () => void;
  readonly onExport: () => void;
}

/** Above the document: what to look at, from finding to finding, and what else there is. */
export function Toolbar({ model: { findings, title }, view, words, onTab, onStep, onSide, onExport }: ToolbarProps) {
  const tabs = [
    { id: 'document' as const, content: words.document },
    { id: 'pictures' as const, content: words.pictures },
  ];
  const at = findings.findIndex(({ id }) => id === view.finding);
  const worst = worstOf(findings);
  return (
    <header class="toolbar">
      <TabList label={words.views} prefix="view" tabs={tabs} selected={view.tab} onSelect={onTab} />
      <h1 class="document-title" title={title}>
        {title.trim() === '' ? words.document : title}
      </h1>
      <span class="stepper">
        {worst && <SeverityIcon severity={worst} label={words.severity[worst]} />}
        <span class="said" role="status">
          {at < 0 ? words.count(findings.length) : <ShortCount label={words.nth(at + 1, findings.length)} at={at} of={findings.length} />}
        </span>
        <Tool icon="previous" label={words.previous} isOff={findings.length === 0} onPress={() => onStep(-1)} />
        <Tool icon="next" label={words.next} isOff={findings.length === 0} onPress={() => onStep(1)} />
      </span>
      <Tool icon="export" label={words.exportIt} onPress={onExport} />
      <Tool icon="side" label={view.side ? words.closeSide : words.openSide} isPressed={view.side !== undefined} onPress={onSide} />
    </header>
  );
}

function ShortCount({ label, at, of }: { readonly label: string; readonly at: number; readonly of: number }) {
  return (
    <>
      <span aria-hidden="true">
        {at + 1} / {of}
      </span>
      <span class="unseen">{label}</span>
    </>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOff?: boolean;
  readonly isPressed?: boolean;
  readonly onPress: () => void;
}

function Tool({ icon, label, isOff = false, isPressed, onPress }: ToolProps) {
  return (
    <button type="button" class="tool" aria-label={label} title={label} disabled={isOff} aria-pressed={isPressed} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
