import { render } from 'preact';
import type { FromPage } from '../../client/preview/messages.js';
import { PicturesView } from '../../client/preview/pictures-view.js';
import type { Locale, Picture, PreviewPlace } from '../../server/src/core/api.js';
import { charts } from '../../server/src/page/charts.js';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

/** What tests ask of what is painted. */
export interface Painted {
  /** Every line of text with where its middle is, in pixels of the page. */
  readonly texts: readonly PaintedText[];
  /** The fills of all shapes, in the order in which they are painted. */
  readonly fills: readonly string[];
  /** How often the chart was painted. */
  readonly times: number;
}

export interface PaintedText {
  readonly text: string;
  readonly colour: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The pictures by themselves, as the preview shows them. Bundled for a browser by tests. */
const host = acquireVsCodeApi();
const root = document.getElementById('root') as HTMLElement;
const locale = document.documentElement.lang as Locale;
const open = (place: PreviewPlace) => host.postMessage({ kind: 'open', revision: 1, place, focus: false });
const times = new WeakMap<object, number>();

addEventListener('message', ({ data }: MessageEvent<{ readonly pictures?: readonly Picture<PreviewPlace>[] }>) => {
  if (!data.pictures) return;
  render(<PicturesView pictures={data.pictures} locale={locale} onOpen={open} />, root);
});

function painted(id: string): Painted | undefined {
  const box = document.querySelector<HTMLElement>(`[data-picture="${id}"] .chart`);
  const drawing = box && charts.getInstanceByDom(box);
  if (!box || !drawing) return undefined;
  if (!times.has(drawing)) {
    times.set(drawing, 0);
    drawing.on('finished', () => {
      times.set(drawing, (times.get(drawing) ?? 0) + 1);
    });
  }
  const { left, top } = box.getBoundingClientRect();
  const shown = drawing
    .getZr()
    .storage.getDisplayList(true)
    .filter(({ invisible, ignore }) => !invisible && !ignore);
  const texts = shown.flatMap((element): PaintedText[] => {
    const style = element.style as { readonly text?: string; readonly fill?: unknown };
    if (element.type !== 'tspan' || !style.text) return [];
    const area = element.getBoundingRect().clone();
    if (element.transform) area.applyTransform(element.transform);
    const { x, y, width, height } = area;
    return [
      { text: style.text, colour: String(style.fill), left: left + x, top: top + y, right: left + x + width, bottom: top + y + height },
    ];
  });
  const fills = shown.flatMap(({ type, style }) => (type === 'tspan' ? [] : [String((style as { readonly fill?: unknown }).fill)]));
  return { texts, fills, times: times.get(drawing) ?? 0 };
}

Object.assign(globalThis, { painted });
