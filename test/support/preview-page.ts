import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, PageState, ToPage } from '../../client/preview/messages.js';
import type { PreviewModel, PreviewPatch } from '../../server/src/core/api.js';
import { type PreviewTheme, themeSheet } from './preview-themes.js';
import { repositoryRoot } from './repository.js';

export interface PreviewPageOptions {
  readonly theme?: PreviewTheme;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What the page kept before it was reloaded. */
  readonly state?: PageState;
  readonly forcedColors?: 'active';
  readonly locale?: 'zh-CN' | 'en';
}

/** The built page of the preview in a real browser, with an editor that only remembers what it is told. */
export interface OpenPreviewPage {
  readonly page: Page;
  /** Addresses that were asked for beside the page itself, and what its policy forbade. */
  readonly requests: readonly string[];
  readonly problems: readonly string[];
  tell(message: ToPage): Promise<void>;
  /** Shows a model as the first version of a document. */
  show(model: PreviewModel): Promise<void>;
  /** The next version. */
  patch(patch: PreviewPatch): Promise<void>;
  /** What the page told, without what it tells of scrolling; the list begins anew where it is taken. */
  told(): Promise<readonly FromPage[]>;
  toldAll(): Promise<readonly FromPage[]>;
  state(): Promise<PageState | undefined>;
  close(): Promise<void>;
}

/** Beside what the extension asks for, what makes words markup is not let in without being asked about. */
const POLICY = (nonce: string) =>
  `default-src 'none'; style-src 'self' 'nonce-${nonce}'; script-src 'nonce-${nonce}'; font-src 'none'; img-src 'none'; require-trusted-types-for 'script'`;

export const previewUri = 'file:///drafts/draft.md';

export async function openPreviewPage(browser: Browser, options: PreviewPageOptions = {}): Promise<OpenPreviewPage> {
  const server = await servePage(options);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { viewport = { width: 1200, height: 800 }, forcedColors } = options;
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', ...(forcedColors && { forcedColors }) });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => requests.push(request.url().replace(address, '/')));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(address);
  await page.waitForFunction(() => (globalThis as unknown as { posted: FromPage[] }).posted.some(({ kind }) => kind === 'ready'));
  requests.length = 0;
  let revision = 0;

  async function tell(message: ToPage): Promise<void> {
    await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
    await settle(page);
  }

  const toldAll = async () => (await page.evaluate('posted.splice(0)')) as readonly FromPage[];

  return {
    page,
    requests,
    problems,
    tell,
    async show(model) {
      revision++;
      await tell({ kind: 'update', uri: previewUri, update: { kind: 'whole', revision, version: revision, model } });
      await page.locator('.sheet > *').first().waitFor({ state: 'attached' });
      await page.waitForFunction((count) => document.querySelectorAll('.sheet > *').length >= count, groupCount(model));
      await settle(page);
      await toldAll();
    },
    async patch(patch) {
      revision++;
      await tell({ kind: 'update', uri: previewUri, update: { kind: 'patch', revision, version: revision, base: revision - 1, patch } });
    },
    toldAll,
    told: async () => (await toldAll()).filter(({ kind }) => kind !== 'scrolled'),
    state: async () => {
      // The page keeps its state a little later, so as not to do so with each step of scrolling.
      await page.waitForTimeout(300);
      return (await page.evaluate('kept')) as PageState | undefined;
    },
    async close() {
      await context.close();
      server.close();
    },
  };
}

/** Two frames: what was told is drawn, and what follows from that is done. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))`);
}

function groupCount({ blocks }: PreviewModel): number {
  let groups = 0;
  let captions = 0;
  for (const block of blocks) {
    if (block.kind === 'text' && block.role === 'caption') captions++;
    else {
      groups += block.kind === 'table' ? 1 : captions + 1;
      captions = 0;
    }
  }
  return groups + captions;
}

async function servePage({ theme = 'light', state, locale = 'zh-CN' }: PreviewPageOptions): Promise<Server> {
  const nonce = 'nonce';
  const { className, sheet } = themeSheet(theme);
  const editor = `
// No words may become markup by any way that the browser knows of; what empties an element is no words.
trustedTypes.createPolicy('default', { createHTML: (html) => (html === '' ? html : null) });
globalThis.posted = [];
globalThis.kept = ${JSON.stringify(state ?? null)} ?? undefined;
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => void posted.push(structuredClone(message)),
  getState: () => kept,
  setState: (state) => (kept = state),
});`;
  const html = `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>Preview</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY(nonce)}">
<style nonce="${nonce}">${sheet}</style>
<link rel="stylesheet" href="/preview.css">
<script nonce="${nonce}">${editor.replaceAll('</', '<\\/')}</script>
<script defer nonce="${nonce}" src="/preview.js"></script>
</head>
<body class="${className}">
<div id="root"></div>
</body>
</html>`;
  const files = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/preview.css', { type: 'text/css; charset=utf-8', body: builtFile('preview.css') }],
    ['/preview.js', { type: 'text/javascript; charset=utf-8', body: builtFile('preview.js') }],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.statusCode = file ? 200 : 404;
    if (file) response.setHeader('Content-Type', file.type);
    response.end(file?.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that failed before it closed its page ends all the same.
  server.unref();
  return server;
}

export function builtFile(name: string): string {
  return readFileSync(join(repositoryRoot, 'dist', name), 'utf8');
}
