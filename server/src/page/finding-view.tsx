import type { PreviewFinding } from '../core/api.js';
import { SeverityIcon } from './icons.js';
import type { PageWords } from './words.js';

export interface FindingViewProps {
  readonly finding: PreviewFinding;
  readonly words: PageWords;
  /** Whether it can be mended from here. */
  readonly canFix?: boolean;
  /** Whether the place it names can be gone to. */
  readonly canGo?: boolean;
  /** Where it is told beside the place itself, the place need not be named. */
  readonly isAtPlace?: boolean;
}

/** A finding: how serious, where, what, and what to do about it. Buttons say what they are about by `data-fix` and `data-explain`. */
export function FindingView({ finding, words, canFix = false, canGo = false, isAtPlace = false }: FindingViewProps) {
  const { id, severity, message, where, fixes, place } = finding;
  return (
    <div class={`finding is-${severity}`} data-finding={id}>
      <div class="head">
        <SeverityIcon severity={severity} />
        <span class="severity-name">{words.severity[severity]}</span>
        {!isAtPlace &&
          (canGo && place ? (
            <button type="button" class="link where" data-go="">
              {where}
            </button>
          ) : (
            <span class="where">{where}</span>
          ))}
      </div>
      <p class="message">{message}</p>
      {canFix && (
        <div class="actions">
          {fixes.map(({ title, changesFigures }, at) => (
            <button key={at} type="button" class={at === 0 ? 'primary' : ''} data-fix={at}>
              <span>{title} </span>
              {changesFigures && <small>{words.changesFigures}</small>}
              <span class="unseen"> {where}</span>
            </button>
          ))}
          <button type="button" class="quiet" data-explain="">
            {words.explain}
            <span class="unseen"> {where}</span>
          </button>
        </div>
      )}
    </div>
  );
}
