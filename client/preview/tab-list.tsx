import type { ComponentChildren } from 'preact';

export interface TabListProps<Id extends string> {
  readonly label: string;
  /** What the ids of elements begin with. */
  readonly prefix: string;
  readonly tabs: readonly { readonly id: Id; readonly content: ComponentChildren }[];
  readonly selected: Id | undefined;
  readonly onSelect: (id: Id) => void;
}

/** What makes an element the panel of the chosen tab. What is scrolled can have the keyboard. */
export function tabPanel(prefix: string, id: string) {
  return { id: `${prefix}-panel`, role: 'tabpanel' as const, 'aria-labelledby': `${prefix}-tab-${id}`, tabIndex: 0 };
}

/** Tabs; the keyboard comes to the chosen one and goes on by arrows. */
export function TabList<Id extends string>({ label, prefix, tabs, selected, onSelect }: TabListProps<Id>) {
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    document.getElementById(`${prefix}-tab-${tab.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, content }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${prefix}-tab-${id}`}
          aria-selected={id === selected}
          aria-controls={id === selected ? `${prefix}-panel` : undefined}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {content}
        </button>
      ))}
    </div>
  );
}
