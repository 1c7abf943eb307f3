import { render } from 'preact';
import { EquationPanel } from '../../client/preview/equation-panel.js';
import { NO_TRAIL, stepOf, visit } from '../../client/preview/equation-trail.js';
import type { FromPage, ToPage } from '../../client/preview/messages.js';
import type { Locale } from '../../server/src/core/api.js';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

/** The panel of equations by itself, speaking with its host as the preview does. Bundled for a browser by tests. */
const host = acquireVsCodeApi();
const root = document.getElementById('root') as HTMLElement;
const locale = document.documentElement.lang as Locale;
const tell = (message: FromPage) => host.postMessage(message);
type Place = Extract<FromPage, { kind: 'ask' }>['place'];
const open = (place: Place) => tell({ kind: 'open', revision: 1, place, focus: true });

function ask(place: Place): void {
  show(place);
  tell({ kind: 'ask', revision: 1, place });
}

let trail = NO_TRAIL;

function show(place?: Place, view?: Extract<ToPage, { kind: 'equation' }>['view']): void {
  if (place && view) trail = visit(trail, stepOf(view, place));
  render(<EquationPanel view={view} place={place} trail={trail} locale={locale} onAsk={ask} onOpen={open} />, root);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'equation') show(data.place, data.view);
});
show();
tell({ kind: 'ready' });
