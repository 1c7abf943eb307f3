import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, ToPage } from '../../client/preview/messages.js';
import { analyse, equationViewAt, type Locale, mapPlaces, type PreviewReading, readPreview } from '../../server/src/core/api.js';
import type { EquationView, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { repositoryRoot } from './repository.js';

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** The colours that editors hand to their pages, as their own themes have them. */
export const THEMES: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    background: '#ffffff',
    foreground: '#3b3b3b',
    'editor-background': '#ffffff',
    errorForeground: '#b01011',
    descriptionForeground: '#616161',
    focusBorder: '#005fb8',
    'panel-border': '#e5e5e5',
    'list-hoverBackground': '#f2f2f2',
    'editor-inactiveSelectionBackground': '#e5ebf1',
    'textLink-foreground': '#005fb8',
  },
  dark: {
    background: '#1f1f1f',
    foreground: '#cccccc',
    'editor-background': '#1f1f1f',
    errorForeground: '#f85149',
    descriptionForeground: '#9d9d9d',
    focusBorder: '#0078d4',
    'panel-border': '#2b2b2b',
    'list-hoverBackground': '#2a2d2e',
    'editor-inactiveSelectionBackground': '#3a3d41',
    'textLink-foreground': '#4daafc',
    'editorWarning-foreground': '#cca700',
    'charts-green': '#89d185',
  },
  'high-contrast': {
    background: '#000000',
    foreground: '#ffffff',
    'editor-background': '#000000',
    errorForeground: '#f48771',
    descriptionForeground: '#ffffffb3',
    focusBorder: '#f38518',
    'panel-border': '#6fc3df',
    'list-hoverBackground': '#ffffff1a',
    'editor-inactiveSelectionBackground': '#000000',
    'textLink-foreground': '#21a6ff',
    contrastBorder: '#6fc3df',
    contrastActiveBorder: '#f38518',
    'editorWarning-foreground': '#ffd370',
    'charts-green': '#89d185',
  },
  'high-contrast-light': {
    background: '#ffffff',
    foreground: '#292929',
    'editor-background': '#ffffff',
    errorForeground: '#b5200d',
    descriptionForeground: '#292929b3',
    focusBorder: '#006bbd',
    'panel-border': '#0f4a85',
    'list-hoverBackground': '#0f4a851a',
    'editor-inactiveSelectionBackground': '#ffffff',
    'textLink-foreground': '#0f4a85',
    contrastBorder: '#0f4a85',
    contrastActiveBorder: '#006bbd',
    'editorWarning-foreground': '#895503',
    'charts-green': '#374e06',
  },
};

export interface EquationPageOptions {
  readonly text: string;
  /** The offset of the number that is asked about first. */
  readonly at: number;
  readonly locale?: Locale;
  readonly theme?: Theme;
  readonly width?: number;
}

export interface EquationPage {
  readonly page: Page;
  /** The places of the draft that the page asked to be opened, as what stands there. */
  readonly opened: readonly string[];
  /** What the page complained of: errors, and what its security policy refused. */
  readonly complaints: readonly string[];
  /** As if another number of the document were chosen. */
  choose(offset: number): Promise<void>;
}

let bundled: Promise<{ readonly script: string; readonly style: string }> | undefined;

/** The panel of equations in a page as strict as that of an editor, answered as the server answers. */
export async function openEquationPage(browser: Browser, options: EquationPageOptions): Promise<EquationPage> {
  const { text, at, locale = 'zh-CN', theme = 'light', width = 420 } = options;
  const analysis = analyse(text, { locale });
  const preview = readPreview(analysis, { isMarkdown: true });
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  const opened: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => !request.url().startsWith('data:') && complaints.push(`asked for ${request.url()}`));
  const answer = (place: PreviewPlace): ToPage => {
    const span = preview.spanOf(place);
    const view = span && equationViewAt(analysis, span.start);
    return { kind: 'equation', place, view: view ? placed(preview, view) : null };
  };
  const chosen = (offset: number) => preview.placeOf({ start: offset, end: offset });
  const told = (message: FromPage): ToPage | undefined => {
    if (message.kind === 'ask') return answer(message.place);
    if (message.kind === 'open') {
      const span = preview.spanOf(message.place);
      opened.push(span ? text.slice(span.start, span.end) : 'nothing');
    }
    const first = message.kind === 'ready' ? chosen(at) : undefined;
    return first && answer(first);
  };
  await page.exposeFunction('toHost', told);
  bundled ??= bundle();
  await page.setContent(html(await bundled, locale, theme));
  await page.locator('.equation-head').waitFor();
  return {
    page,
    opened,
    complaints,
    async choose(offset) {
      const place = chosen(offset);
      if (place) await page.evaluate((message) => globalThis.postMessage(message, '*'), answer(place));
    },
  };
}

function placed(preview: PreviewReading, view: NonNullable<ReturnType<typeof equationViewAt>>): EquationView<PreviewPlace> {
  return mapPlaces(view, (span) => preview.placeOf(span));
}

async function bundle(): Promise<{ readonly script: string; readonly style: string }> {
  const { outputFiles } = await build({
    entryPoints: ['test/support/equation-page.tsx', 'client/preview/equation.css'].map((path) => join(repositoryRoot, path)),
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

function html({ script, style }: { readonly script: string; readonly style: string }, locale: Locale, theme: Theme): string {
  const variables = Object.entries(THEMES[theme]).map(([name, value]) => `--vscode-${name}: ${value};`);
  const policy = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'`;
  const stub =
    'globalThis.acquireVsCodeApi = () => ({ postMessage: async (m) => { const a = await toHost(m); if (a) postMessage(a, "*"); } });';
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${locale === 'en' ? 'Equations' : '勾稽'}</title>
<style nonce="${NONCE}">:root { ${variables.join(' ')} color-scheme: ${theme.startsWith('high-contrast-l') || theme === 'light' ? 'light' : 'dark'}; }
body { margin: 0; padding: 12px; background: var(--vscode-background); color: var(--vscode-foreground); font: 13px "Noto Sans CJK SC", sans-serif; }
h1, h2 { font-size: 14px; }
${style}</style>
</head>
<body><main><h1>${locale === 'en' ? 'Preview' : '预览'}</h1><h2>${locale === 'en' ? 'Equations' : '勾稽'}</h2><div id="root"></div></main>
<script nonce="${NONCE}">${stub}</script>
<script nonce="${NONCE}">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>`;
}
