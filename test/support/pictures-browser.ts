import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { FromPage } from '../../client/preview/messages.js';
import { analyse, type Locale, type PreviewModel, type PreviewReading, readPreview } from '../../server/src/core/api.js';
import { THEMES, type Theme } from './equation-browser.js';
import type { Painted, PaintedText } from './pictures-page.js';
import { repositoryRoot } from './repository.js';

/** The colours of charts, as the editor's own themes have them. */
const CHART_COLOURS: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: { blue: '#1a85ff', green: '#388a34', orange: '#d18616', purple: '#652d90' },
  dark: { blue: '#3794ff', green: '#89d185', orange: '#d18616', purple: '#b180d7' },
  'high-contrast': { blue: '#3794ff', green: '#89d185', orange: '#d18616', purple: '#b180d7' },
  'high-contrast-light': { blue: '#1a85ff', green: '#374e06', orange: '#d18616', purple: '#652d90' },
};

export interface PicturesPageOptions {
  readonly text: string;
  readonly locale?: Locale;
  readonly theme?: Theme;
  readonly width?: number;
  /** Shows other pictures than those of the text. */
  readonly pictures?: (model: PreviewModel) => PreviewModel['pictures'];
}

export interface PicturesPage {
  readonly page: Page;
  /** What stands at the places that the page asked to be opened. */
  readonly opened: readonly string[];
  /** Errors, requests, and what the security policy refused. */
  readonly complaints: readonly string[];
  /** What is painted of a picture, once it is. */
  painted(id: string): Promise<Painted>;
  /** Clicks a line of text in a picture, by mouse. */
  click(id: string, text: string): Promise<void>;
  /** Hands the page another version of the document. */
  update(text: string): Promise<void>;
  /** As the editor does it: other variables, another class. */
  turn(theme: Theme): Promise<void>;
}

let bundled: Promise<{ readonly script: string; readonly style: string }> | undefined;

/** The pictures of a document in a page as strict as that of an editor. */
export async function openPicturesPage(browser: Browser, options: PicturesPageOptions): Promise<PicturesPage> {
  const { locale = 'zh-CN', theme = 'light', width = 1000, pictures = (model) => model.pictures } = options;
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const opened: string[] = [];
  const complaints: string[] = [];
  let text = options.text;
  let reading: PreviewReading = readPreview(analyse(text, { locale }), { isMarkdown: true });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => !request.url().startsWith('data:') && complaints.push(`asked for ${request.url()}`));
  await page.exposeFunction('toHost', (message: FromPage) => {
    const span = message.kind === 'open' ? reading.spanOf(message.place) : undefined;
    opened.push(span ? text.slice(span.start, span.end) : message.kind);
  });
  const show = async () => {
    const message = JSON.parse(JSON.stringify({ pictures: pictures(reading.model) }));
    await page.evaluate((data) => globalThis.postMessage(data, '*'), message);
  };
  const shown: PicturesPage = {
    page,
    opened,
    complaints,
    async painted(id) {
      await page.locator(`[data-picture="${id}"]`).scrollIntoViewIfNeeded();
      await page.locator(`[data-picture="${id}"] canvas`).waitFor();
      const found = await page.evaluate((wanted) => (globalThis as unknown as { painted(id: string): Painted }).painted(wanted), id);
      return found;
    },
    async click(id, wanted) {
      await page.locator(`[data-picture="${id}"] .chart`).scrollIntoViewIfNeeded();
      const { texts } = await shown.painted(id);
      const found = texts.find((each) => each.text === wanted);
      if (!found) throw new Error(`${wanted} is not among ${texts.map((each) => each.text).join(' | ')}`);
      const { x, y } = middleOf(found);
      await page.mouse.click(x, y);
    },
    async update(next) {
      text = next;
      reading = readPreview(analyse(text, { locale }), { isMarkdown: true, before: reading });
      await show();
    },
    async turn(next) {
      await page.evaluate(
        ({ variables, name, light }) => {
          document.documentElement.removeAttribute('style');
          for (const [key, value] of variables) document.documentElement.style.setProperty(key, value);
          document.documentElement.style.colorScheme = light ? 'light' : 'dark';
          document.body.className = name;
        },
        { variables: variablesOf(next), name: classOf(next), light: isLight(next) },
      );
    },
  };
  bundled ??= bundle();
  await page.setContent(html(await bundled, locale));
  await shown.turn(theme);
  await show();
  return shown;
}

export function middleOf({ left, right, top, bottom }: PaintedText): { readonly x: number; readonly y: number } {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

export function backgroundOf(theme: Theme): string {
  return THEMES[theme]['editor-background'] ?? '';
}

function variablesOf(theme: Theme): readonly (readonly [string, string])[] {
  const own = Object.entries(THEMES[theme]).map(([name, value]) => [`--vscode-${name}`, value] as const);
  const charts = Object.entries(CHART_COLOURS[theme]).map(([name, value]) => [`--vscode-charts-${name}`, value] as const);
  const ink = THEMES[theme].foreground ?? '';
  return [...own, ...charts, ['--vscode-editor-foreground', ink]];
}

function isLight(theme: Theme): boolean {
  return theme === 'light' || theme === 'high-contrast-light';
}

function classOf(theme: Theme): string {
  const names: Readonly<Record<Theme, string>> = {
    light: 'vscode-light',
    dark: 'vscode-dark',
    'high-contrast': 'vscode-high-contrast',
    'high-contrast-light': 'vscode-high-contrast vscode-high-contrast-light',
  };
  return names[theme];
}

async function bundle(): Promise<{ readonly script: string; readonly style: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(repositoryRoot, 'test/support/pictures-page.tsx')],
    outdir: 'page',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

const NONCE = 'r4nd0m';

function html({ script, style }: { readonly script: string; readonly style: string }, locale: Locale): string {
  const policy = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'`;
  const stub = 'globalThis.acquireVsCodeApi = () => ({ postMessage: (m) => toHost(m) });';
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${locale === 'en' ? 'Pictures' : '图'}</title>
<style nonce="${NONCE}">
body { margin: 0; background: var(--vscode-editor-background); color: var(--vscode-foreground); font: 13px "Noto Sans CJK SC", sans-serif; }
${style}</style>
</head>
<body><main><h1>${locale === 'en' ? 'Preview' : '预览'}</h1><div id="root"></div></main>
<script nonce="${NONCE}">${stub}</script>
<script nonce="${NONCE}">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>`;
}
