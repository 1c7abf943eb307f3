import { render } from 'preact';
import { EquationPanel } from '../../client/preview/equation-panel.js';
import type { FromPage, ToPage } from '../../client/preview/messages.js';
import type { Locale } from '../../server/src/core/api.js';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

/** The panel of equations by itself, speaking with its host as the preview does. Bundled for a browser by tests. */
const host = acquireVsCodeApi();
const root = document.getElementById('root') as HTMLElement;
const locale = document.documentElement.lang as Locale;
const tell = (message: FromPage) => host.postMessage(message);
const ask = (place: Extract<FromPage, { kind: 'ask' }>['place']) => tell({ kind: 'ask', revision: 1, place });
const open = (place: Extract<FromPage, { kind: 'open' }>['place']) => tell({ kind: 'open', revision: 1, place, focus: true });

function show(message?: Extract<ToPage, { kind: 'equation' }>): void {
  render(<EquationPanel view={message?.view} place={message?.place} locale={locale} onAsk={ask} onOpen={open} />, root);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'equation') show(data);
});
show();
tell({ kind: 'ready' });
