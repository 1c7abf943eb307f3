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

const HOVER_TRIES = 5;
const HOVER_PATIENCE = 2_000;

/** A VS Code with the packaged extension installed, as a person sees it in the browser. */
export interface EditorPage {
  readonly page: Page;
  /** Keeps a picture of the page in the folder of the latest run. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Installs the packaged extension in a fresh VS Code and opens a draft with it. */
export async function openEditorPage(options: PageOptions): Promise<EditorPage> {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  installExtension(options.edition, folder, options.vsix);
  const server = await startEditor({ edition: options.edition, folder, ...(options.settings && { settings: options.settings }) });
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    removeFolder(folder);
  };
  const pictures = join(repositoryRoot, 'test', 'host', 'run');
  mkdirSync(pictures, { recursive: true });
  try {
    const page = await browser.newPage({ viewport: options.viewport });
    const opened = server.remoteUri(join(options.drafts, options.draft));
    await page.goto(
      server.url(options.drafts, [
        ['openFile', opened],
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
      ]),
    );
    const picture = async (name: string) => {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    };
    return { page, picture, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The wavy lines under errors in the text. */
export function squiggles(page: Page): Locator {
  return page.locator('.monaco-editor .squiggly-error');
}

/** Rests the mouse on the first wavy line and waits for the box that explains it. */
export async function hoverOverSquiggle(page: Page): Promise<Locator> {
  const hover = page.locator('.monaco-hover:visible').first();
  // Where the page is still settling, the mouse may come to rest too early, and must be moved again.
  for (let tries = 0; tries < HOVER_TRIES && !(await hover.isVisible()); tries++) {
    const { x, y } = await middleOfSquiggle(page);
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y);
    await hover.waitFor({ timeout: HOVER_PATIENCE }).catch(() => undefined);
  }
  await hover.waitFor({ timeout: HOVER_PATIENCE });
  return hover;
}

/** Puts the cursor on the first wavy line. */
export async function clickSquiggle(page: Page): Promise<void> {
  const { x, y } = await middleOfSquiggle(page);
  await page.mouse.click(x, y);
}

// The line lies under the text, so the mouse is sent to its place and not to itself.
async function middleOfSquiggle(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await squiggles(page).first().boundingBox();
  if (box === null) throw new Error('The wavy line is not in view.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
