import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from './editor-browser.js';
import { type Edition, installExtension, removeFolder, startEditor } from './editor-server.js';
import { repositoryRoot } from './repository.js';

export interface PageOptions {
  readonly edition: Edition;
  readonly vsix: string;
  /** The folder to open; what is saved in the editor is written there. */
  readonly drafts: string;
  /** The file of that folder to open. */
  readonly draft: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport: { readonly width: number; readonly height: number };
}

const TRIES = 6;
const PATIENCE = 5_000;
const NOTE_TRIES = 60;

/** A VS Code with the packaged extension installed, as a person sees it in the browser. */
export interface EditorPage {
  readonly page: Page;
  /** Keeps a picture of the page in the folder of the latest run. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What one page of an editor shows. */
export type PageContent = Pick<PageOptions, 'drafts' | 'draft' | 'viewport'>;

/** A running VS Code with the packaged extension, which shows as many pages as are asked for, each as if it were the first. */
export interface Editor {
  open(content: PageContent): Promise<Page>;
  close(): Promise<void>;
}

/** Installs the packaged extension in a fresh VS Code and opens a draft with it. */
export async function openEditorPage(options: PageOptions): Promise<EditorPage> {
  const editor = await openEditor(options);
  const pictures = join(repositoryRoot, 'test', 'host', 'run');
  mkdirSync(pictures, { recursive: true });
  try {
    const page = await editor.open(options);
    const picture = async (name: string) => {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    };
    return { page, picture, close: editor.close };
  } catch (error) {
    await editor.close();
    throw error;
  }
}

/** Installs the packaged extension in a fresh VS Code and starts it, and a browser beside it. */
export async function openEditor({ edition, vsix, settings }: Pick<PageOptions, 'edition' | 'vsix' | 'settings'>): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  installExtension(edition, folder, vsix);
  const server = await startEditor({ edition, folder, ...(settings && { settings }) });
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    removeFolder(folder);
  };
  const open = async ({ drafts, draft, viewport }: PageContent) => {
    const page = await browser.newPage({ viewport });
    const opened = server.remoteUri(join(drafts, draft));
    await page.goto(
      server.url(drafts, [
        ['openFile', opened],
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
      ]),
    );
    return page;
  };
  return { open, close };
}

/**
 * Loads the window anew, which then opens again what was open. A workbench notes that down every few seconds, and nothing more
 * while its page goes: only what is in the note about the editors comes back.
 */
export async function loadAnew(page: Page, noted: string): Promise<void> {
  // What was done last is on its way to the workbench.
  await page.waitForTimeout(1_000);
  for (let tries = 0; !(await notes(page)).includes(noted); tries++) {
    if (tries === NOTE_TRIES) throw new Error(`The window does not note down ${noted}: ${await notes(page)}`);
    await page.waitForTimeout(1_000);
  }
  // The address asks for the draft alone; without that wish, what was open is opened again.
  const address = new URL(page.url());
  address.searchParams.delete('payload');
  await page.goto(address.href);
}

/** What the workbench has noted down about its editors, with all quoting within quotes taken off. */
async function notes(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const { indexedDB } = globalThis as unknown as PageWithDatabases;
    const done = <T>(request: DatabaseRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The notes cannot be read.'));
      });
    const found: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      if (database.objectStoreNames.contains('ItemTable'))
        found.push(String(await done(database.transaction('ItemTable').objectStore('ItemTable').get('memento/workbench.parts.editor'))));
      database.close();
    }
    return found.join('\n');
  });
  return kept.replaceAll('\\', '');
}

/** As much of a page's databases as is read here. */
interface PageWithDatabases {
  readonly indexedDB: {
    databases(): Promise<readonly { readonly name: string }[]>;
    open(name: string): DatabaseRequest<Database>;
  };
}

interface DatabaseRequest<T> {
  readonly result: T;
  onsuccess: () => void;
  onerror: () => void;
}

interface Database {
  readonly objectStoreNames: { contains(name: string): boolean };
  transaction(store: string): { objectStore(name: string): { get(key: string): DatabaseRequest<unknown> } };
  close(): void;
}

/** The wavy lines under errors in the text. */
export function squiggles(page: Page): Locator {
  return page.locator('.monaco-editor .squiggly-error');
}

/** Rests the mouse on the first wavy line until the box that explains it is there. */
export function hoverOverSquiggle(page: Page): Promise<Locator> {
  return actUntil(page.locator('.monaco-hover:visible').first(), async () => {
    const { x, y } = await middleOfSquiggle(page);
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y);
  });
}

/** Puts the cursor on the first wavy line and asks for quick fixes, until they are offered; the first of them is the answer. */
export function openQuickFixes(page: Page): Promise<Locator> {
  return actUntil(page.locator('.action-widget .monaco-list-row.action').first(), async () => {
    const { x, y } = await middleOfSquiggle(page);
    await page.keyboard.press('Escape');
    await page.mouse.click(x, y);
    await page.keyboard.press('Control+.');
  });
}

/**
 * Acts, as often as it takes, until something is there. A busy workbench may still be moving its text or its focus and lose
 * what a person did, who would then do it again.
 */
export async function actUntil(target: Locator, act: () => Promise<void>): Promise<Locator> {
  for (let tries = 0; tries < TRIES && !(await target.isVisible()); tries++) {
    await act();
    await target.waitFor({ timeout: PATIENCE }).catch(() => undefined);
  }
  await target.waitFor({ timeout: PATIENCE });
  return target;
}

// The line lies under the text, so the mouse is sent to its place and not to itself.
async function middleOfSquiggle(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await squiggles(page).first().boundingBox();
  if (box === null) throw new Error('The wavy line is not in view.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
