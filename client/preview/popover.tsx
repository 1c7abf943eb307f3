import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PreviewFinding, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { FindingView } from '../../server/src/page/finding-view.js';
import { Icon } from '../../server/src/page/icons.js';
import type { PageWords } from '../../server/src/page/words.js';
import { elementOf } from './place-of-element.js';

export interface PopoverProps {
  readonly findings: readonly PreviewFinding[];
  readonly place: PreviewPlace;
  readonly byKey: boolean;
  readonly words: PageWords;
  readonly sheet: HTMLElement;
  readonly scroller: HTMLElement;
  readonly onClose: () => void;
  readonly onAsk: () => void;
}

interface Position {
  readonly left: number;
  readonly top: number;
}

const GAP = 6;

/** What is wrong at a place, beside it, with what to do about it. */
export function Popover({ findings, place, byKey, words, sheet, scroller, onClose, onAsk }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<Position>();
  useLayoutEffect(() => {
    const anchor = anchorOf(sheet, place);
    if (!anchor || !box.current) return;
    const next = positionBeside(anchor, box.current, sheet, scroller);
    if (next.left !== position?.left || next.top !== position.top) setPosition(next);
  });
  const isPlaced = position !== undefined;
  useEffect(() => {
    if (byKey && isPlaced) box.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [place, byKey, isPlaced]);
  return (
    <div
      ref={box}
      class="popover"
      role="dialog"
      aria-label={words.findings}
      style={{ left: `${position?.left ?? 0}px`, top: `${position?.top ?? 0}px` }}
      data-ready={position !== undefined}
    >
      {findings.map((finding) => (
        <FindingView key={finding.id} finding={finding} words={words} canFix isAtPlace />
      ))}
      <div class="popover-foot">
        {place.row !== undefined && !place.inHeader && (
          <button type="button" class="quiet" onClick={onAsk}>
            {words.showEquation}
          </button>
        )}
        <button type="button" class="tool" aria-label={words.close} title={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}

/** Below the place; above it where only there is room; never beyond the sides of what is in view. */
function positionBeside(anchor: Element, box: HTMLElement, sheet: HTMLElement, scroller: HTMLElement): Position {
  const at = anchor.getBoundingClientRect();
  const origin = sheet.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const left = Math.max(view.left + GAP, Math.min(at.left, view.left + scroller.clientWidth - box.offsetWidth - GAP));
  // What is not in view yet will come to stand where there is room below it.
  const isInView = at.top >= view.top && at.bottom <= view.bottom;
  const isRoomBelow = at.bottom + GAP + box.offsetHeight <= view.bottom;
  const isRoomAbove = at.top - GAP - box.offsetHeight >= view.top;
  const top = isInView && !isRoomBelow && isRoomAbove ? at.top - GAP - box.offsetHeight : at.bottom + GAP;
  return { left: Math.round(left - origin.left), top: Math.round(top - origin.top) };
}

/** Of a table as a whole, its title. */
function anchorOf(sheet: HTMLElement, place: PreviewPlace): Element | undefined {
  const element = elementOf(sheet, place);
  return element?.querySelector(':scope > figcaption > .title') ?? element;
}
