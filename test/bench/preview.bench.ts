/**
 * How fast the page of the preview is, in a real browser: from the arrival of a model to its first paint, and the work of the
 * main thread for a keystroke in a document of usual size and in a table of ten thousand rows. Medians in milliseconds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import type { Browser } from 'playwright-core';
import type { PreviewModel, PreviewPatch } from '../../server/src/core/api.js';
import { launchBrowser } from '../support/editor-browser.js';
import { longModel, readDraft } from '../support/preview-drafts.js';
import { builtFile, openPreviewPage, previewUri, settle } from '../support/preview-page.js';

const TIMES = 15;
const PAINTS = 7;

async function main(paths: readonly string[]): Promise<void> {
  await tellSize();
  const browser = await launchBrowser();
  for (const path of paths.length > 0 ? paths : defaultDocuments()) {
    const { model } = readDraft(readFileSync(path, 'utf8'));
    const paint = await firstPaint(browser, model);
    const update = await updates(browser, model, longestTable(model));
    console.log(`${basename(path).padEnd(22)} first paint ${shown(paint)} ms   update ${shown(update)} ms`);
  }
  const { model } = readDraft(readFileSync('docs/sample/draft.md', 'utf8'));
  const long = longModel(10_000, model);
  const paint = await firstPaint(browser, long);
  console.log(`${'10,000 rows'.padEnd(22)} first paint ${shown(paint)} ms   update ${shown(await updates(browser, long, 2))} ms`);
  await browser.close();
}

async function tellSize(): Promise<void> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: builtFile('preview.js'), loader: 'js' },
    minify: true,
    write: false,
    target: 'chrome128',
    logLevel: 'silent',
  });
  const script = gzipSync(outputFiles[0]?.contents ?? '').length;
  console.log(
    `preview.js ${(script / 1024).toFixed(0)} KB, preview.css ${(gzipSync(builtFile('preview.css')).length / 1024).toFixed(0)} KB, both by gzip`,
  );
}

/** From the message to the frame in which the browser has painted the first of it; a new page each time. */
async function firstPaint(browser: Browser, model: PreviewModel): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < PAINTS; time++) {
    const open = await openPreviewPage(browser);
    await settle(open.page);
    const message = { kind: 'update', uri: previewUri, update: { kind: 'whole', revision: 1, version: 1, model } };
    times.push(await open.page.evaluate(timed, message));
    await open.close();
  }
  return median(times);
}

/** From a message to the end of what the page does about it before it is painted: scripts, styles and layout. */
async function updates(browser: Browser, model: PreviewModel, block: number): Promise<number> {
  const open = await openPreviewPage(browser);
  await open.show(model);
  await open.tell({ kind: 'cursor', place: { block, row: 5, column: 2 } });
  const table = model.blocks.find(({ id }) => id === block);
  const times: number[] = [];
  for (let time = 0; table?.kind === 'table' && time < TIMES; time++) {
    const row = table.rows[5];
    if (!row) break;
    const last = row.cells.length - 1;
    const patch: PreviewPatch = {
      tables: [{ block, rows: { start: 5, removed: 1, added: [{ ...row, cells: row.cells.with(last, `${time + 1}.25`) }] } }],
    };
    const message = {
      kind: 'update',
      uri: previewUri,
      update: { kind: 'patch', revision: time + 2, version: time + 2, base: time + 1, patch },
    };
    times.push(await open.page.evaluate(worked, message));
    await settle(open.page);
  }
  await open.close();
  return median(times);
}

/** Runs in the page. */
async function timed(message: unknown): Promise<number> {
  const drawn = new Promise<void>((done) => {
    const sheet = document.querySelector('.sheet');
    if (sheet) new MutationObserver(() => done()).observe(sheet, { childList: true });
  });
  const started = performance.now();
  window.postMessage(message, '*');
  await drawn;
  // The message behind a frame comes when that frame has been handed over.
  await new Promise<void>((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(undefined);
    }),
  );
  return performance.now() - started;
}

/** Runs in the page. */
async function worked(message: unknown): Promise<number> {
  const drawn = new Promise<void>((done) => {
    const sheet = document.querySelector('.sheet');
    if (sheet)
      new MutationObserver(() => done()).observe(sheet, {
        childList: true,
        subtree: true,
        characterData: true,
      });
  });
  const started = performance.now();
  window.postMessage(message, '*');
  await drawn;
  document.querySelector<HTMLElement>('.sheet')?.getBoundingClientRect();
  return performance.now() - started;
}

function longestTable({ blocks }: PreviewModel): number {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  return tables.reduce((longest, table) => (table.rows.length > longest.rows.length ? table : longest)).id;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function shown(time: number): string {
  return time.toFixed(1).padStart(6);
}

function defaultDocuments(): string[] {
  const seeds = '../shared/seeds';
  const found = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
  return [...found.filter((name) => name.endsWith('.md')), 'docs/sample/draft.md'];
}

await main(process.argv.slice(2));
