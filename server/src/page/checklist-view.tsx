import type { ChecklistStatus, PreviewChecklist, PreviewChecklistItem, Severity } from '../core/api.js';
import { Icon, SeverityIcon } from './icons.js';
import type { PageWords } from './words.js';

export interface ChecklistViewProps {
  readonly checklist: PreviewChecklist;
  readonly words: PageWords;
  /** Whether items lead to their places. */
  readonly canOpen?: boolean;
}

/** All that is asked of the document, by section, and what became of it. */
export function ChecklistView({ checklist: { settled, total, sections }, words, canOpen = false }: ChecklistViewProps) {
  return (
    <div class="checklist">
      <p class="sum">
        <progress value={settled} max={Math.max(1, total)} aria-label={words.settled(settled, total)} />
        <span>{words.settled(settled, total)}</span>
      </p>
      {sections.map(({ group, title, items }) => (
        <section key={group}>
          <h3>{title}</h3>
          <ul>
            {items.map((item) => (
              <Item key={item.id} item={item} canOpen={canOpen} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Places that say nothing are those of the item itself. */
function Item({ item: { id, title, status, statusTitle, detail, places }, canOpen }: { item: PreviewChecklistItem; canOpen: boolean }) {
  const own = places.findIndex(({ message, place }) => message === '' && place);
  const said = places.flatMap(({ message, place }, at) => (message === '' ? [] : [{ message, place, at }]));
  return (
    <li class={`item status-${status}`} data-item={id}>
      <StatusIcon status={status} />
      <div>
        <div class="title">
          {canOpen && own >= 0 ? (
            <button type="button" class="link" data-item-place={own}>
              {title}
            </button>
          ) : (
            title
          )}
          <span class="status">{statusTitle}</span>
        </div>
        {detail !== '' && <div class="detail">{detail}</div>}
        {said.length > 0 && (
          <ul class="places">
            {said.map(({ message, place, at }) => (
              <li key={at}>
                {canOpen && place ? (
                  <button type="button" class="link" data-item-place={at}>
                    {message}
                  </button>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

const LIKE_SEVERITY: Readonly<Partial<Record<ChecklistStatus, Severity>>> = { failed: 'error', question: 'information', unchecked: 'hint' };

function StatusIcon({ status }: { readonly status: ChecklistStatus }) {
  const severity = LIKE_SEVERITY[status];
  if (severity) return <SeverityIcon severity={severity} />;
  return <Icon name={status === 'not-applicable' ? 'fold' : 'passed'} />;
}
