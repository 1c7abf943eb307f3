import type { Severity } from '../core/api.js';

/** Shapes tell severities apart where colours do not: a cross, a triangle, a question, a dot. */
const SEVERITY_PATHS: Readonly<Record<Severity, string>> = {
  error: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm2.9 4.2L9 8l1.9 2.8-1 .9L8 9.2l-1.9 2.5-1-.9L7 8 5.1 5.2l1-.9L8 6.8l1.9-2.5 1 .9Z',
  warning: 'M8 1.2 15.4 14H.6L8 1.2Zm-.8 4.6.2 4.4h1.2l.2-4.4H7.2Zm.8 5.4a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8Z',
  information:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm.1 9.9a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8Zm.1-7.6c1.5 0 2.6.9 2.6 2.2 0 .9-.4 1.4-1.2 1.9-.7.5-.9.7-.9 1.3v.5H7.4v-.7c0-1 .4-1.5 1.2-2 .6-.4.8-.6.8-1.1 0-.5-.4-.9-1.1-.9-.7 0-1.2.4-1.3 1.1H5.4c.1-1.4 1.2-2.3 2.8-2.3Z',
  hint: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
};

const PATHS = {
  close: 'm8 6.9 3.6-3.6 1.1 1.1L9.1 8l3.6 3.6-1.1 1.1L8 9.1l-3.6 3.6-1.1-1.1L6.9 8 3.3 4.4l1.1-1.1L8 6.9Z',
  next: 'M8 11.3 2.6 5.9l1.1-1.1L8 9.1l4.3-4.3 1.1 1.1L8 11.3Z',
  previous: 'm8 4.7 5.4 5.4-1.1 1.1L8 6.9l-4.3 4.3-1.1-1.1L8 4.7Z',
  export: 'M7.3 9.4V3.9L5.1 6.1l-1-1L8 1.2l3.9 3.9-1 1-2.2-2.2v5.5H7.3ZM2 9.5h1.4v3.1h9.2V9.5H14V14H2V9.5Z',
  side: 'M1.5 2.5h13v11h-13v-11Zm1.3 1.3v8.4h6.4V3.8H2.8Zm7.7 0v8.4h2.7V3.8h-2.7Z',
  fold: 'M2.5 7.3h11v1.4h-11V7.3Z',
  unfold: 'M7.3 2.5h1.4v4.8h4.8v1.4H8.7v4.8H7.3V8.7H2.5V7.3h4.8V2.5Z',
  triangle: 'M5.5 3.5 11 8l-5.5 4.5v-9Z',
  passed: 'm6.3 12.4-3.9-3.9 1.1-1.1 2.8 2.8 6.2-6.2 1.1 1.1-7.3 7.3Z',
  source: 'm5.6 12.3-4.3-4.3 4.3-4.3 1 1L3.3 8l3.3 3.3-1 1Zm4.8 0-1-1L12.7 8 9.4 4.7l1-1L14.7 8l-4.3 4.3Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture that says nothing by itself: the words stand beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** With a label it says the severity by itself. */
export function SeverityIcon({ severity, label }: { readonly severity: Severity; readonly label?: string }) {
  return (
    <>
      <svg class={`icon severity is-${severity}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={SEVERITY_PATHS[severity]} fill-rule="evenodd" />
      </svg>
      {label !== undefined && <span class="unseen">{label}</span>}
    </>
  );
}
