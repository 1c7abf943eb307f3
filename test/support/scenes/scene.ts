import type { Locator, Page } from 'playwright-core';
import { actUntil } from '../editor-page.js';

/** One picture for the documentation: a draft, what a person does with it, and the part of the window to keep. */
export interface Scene {
  /** The picture is `docs/images/<name>.png`. */
  readonly name: string;
  /** What the file holds before the person begins; the sample as it is where this is left out. */
  readonly draft?: (sample: string) => string;
  readonly viewport?: Size;
  /** What is kept of the window; all of it where this is left out. */
  readonly clip?: Size & { readonly x: number; readonly y: number };
  /** Settings of the folder, over those that all scenes share. */
  readonly settings?: Readonly<Record<string, unknown>>;
  act(stage: Stage): Promise<void>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A line of the list that VS Code drops from its title. */
export const PALETTE_ROW = '.quick-input-widget:visible .quick-input-list .monaco-list-row';

/** The window of VS Code in which a scene is played. */
export class Stage {
  readonly page: Page;
  readonly #text: string;

  constructor(page: Page, text: string) {
    this.page = page;
    this.#text = text;
  }

  /** Waits until the extension has read the draft: its lines above the tables are there. */
  async ready(): Promise<void> {
    await this.page.locator('.codelens-decoration').first().waitFor({ state: 'attached', timeout: 60_000 });
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 40 });
  }

  /** For what moves by itself: boxes that unfold, lines that come late. */
  rest(milliseconds = 700): Promise<void> {
    return this.page.waitForTimeout(milliseconds);
  }

  /** Puts the cursor behind the last character of a piece of the file's first text, and its line in the middle of the window. */
  async goBehind(piece: string, after = ''): Promise<void> {
    const start = this.#text.indexOf(piece, Math.max(0, this.#text.indexOf(after)));
    if (start < 0) throw new Error(`The draft has no “${piece}”.`);
    const lines = this.#text.slice(0, start + piece.length).split('\n');
    await this.goTo(lines.length, (lines.at(-1) ?? '').length + 1);
  }

  /** Lines and columns count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const place = this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` }).first();
    await actUntil(place, async () => {
      await this.press('Escape', 'Control+g');
      await this.page.locator('.quick-input-widget:visible').waitFor();
      await this.page.keyboard.insertText(`${line}:1`);
      await this.page.locator(PALETTE_ROW).first().waitFor();
      await this.press('Enter');
    });
    // What is asked for by number there counts wide characters twice.
    for (let at = 1; at < column; at++) await this.press('ArrowRight');
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    const row = this.page.locator(PALETTE_ROW, { hasText: title }).first();
    await actUntil(row, async () => {
      await this.press('Escape', 'F1');
      await this.page.locator('.quick-input-widget:visible').waitFor();
      await this.page.keyboard.insertText(title);
    });
    await row.click();
    // A mouse that rests on what comes next would have it explained.
    await this.page.mouse.move(0, 0);
  }

  /** Waits for something to be seen that holds a text. */
  async shown(selector: string, text = ''): Promise<Locator> {
    const target = this.page.locator(`${selector}:visible`, text === '' ? {} : { hasText: text }).first();
    await target.waitFor();
    return target;
  }
}
