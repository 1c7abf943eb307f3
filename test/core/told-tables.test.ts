import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ShownDocument, ToldTables } from '../../client/src/told-tables.js';
import type { MarkdownTablesResult } from '../../server/src/lsp/protocol/markdown-tables.js';
import fc from '../support/fast-check.js';

const uri = 'file:///draft.md';

/** An editor with one document and a server that answers when it is told to; a refresh renders at once. */
class Desk {
  document: ShownDocument | undefined = { uri, version: 1, text: 'a' };
  isRunning = true;
  refreshes = 0;
  shown: string | undefined;
  asked = 0;
  readonly #waiting: (() => void)[] = [];
  /** What the server adds to its findings of a text. */
  remark = '';
  /** Whether a preview is in view. */
  isInView = true;
  /** How many wishes to render will be lost. */
  deaf = 0;
  /** What was put off. */
  readonly later: (() => void)[] = [];

  readonly told = new ToldTables({
    ask: async () => {
      this.asked++;
      if (!this.isRunning) return null;
      // Read when the question arrives, told when the answer does.
      const answer = this.#read();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      return answer;
    },
    current: () => this.document,
    refresh: () => {
      this.refreshes++;
      if (this.deaf > 0) this.deaf--;
      else if (this.isInView) this.render();
    },
    later: (then) => void this.later.push(then),
  });

  get waiting(): number {
    return this.#waiting.length;
  }

  render(): void {
    if (this.document) this.shown = this.told.tablesOf(this.document)?.[0]?.html;
  }

  /** What was put off happens, and what that puts off. */
  wait(): void {
    for (let rounds = 0; this.later.length > 0; rounds++) {
      assert.ok(rounds < 20, 'waiting ends');
      this.later.shift()?.();
    }
  }

  type(text: string): void {
    if (this.document) this.document = { uri, version: this.document.version + 1, text };
    this.told.askAbout([uri]);
  }

  /** The oldest question is answered. */
  async answer(): Promise<void> {
    this.#waiting.shift()?.();
    await settle();
  }

  async answerAll(): Promise<void> {
    for (let rounds = 0; this.waiting > 0; rounds++) {
      assert.ok(rounds < 20, 'questions end');
      await this.answer();
    }
  }

  #read(): MarkdownTablesResult | null {
    if (this.document === undefined) return null;
    const { version, text } = this.document;
    // What begins with a dash is no budget.
    return { version, tables: text.startsWith('-') ? [] : [{ html: `${text}${this.remark}`, pages: [{ start: 0, end: 1 }] }] };
  }
}

/** Lets everything that needs no answer happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe('the tables that a rendering cannot wait for', () => {
  it('are asked for once, and shown by one more rendering', async () => {
    const desk = new Desk();
    desk.render();
    assert.equal(desk.shown, undefined);
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.refreshes, desk.asked], ['a', 1, 1]);
    desk.render();
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.refreshes, desk.asked], ['a', 1, 1]);
  });

  it('are shown where the first wish for a rendering is lost', async () => {
    const desk = new Desk();
    desk.deaf = 1;
    desk.render();
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.refreshes], [undefined, 1]);
    desk.wait();
    assert.deepEqual([desk.shown, desk.refreshes], ['a', 2]);
  });

  it('are not wished for without end where no preview is in view', async () => {
    const desk = new Desk();
    desk.render();
    desk.isInView = false;
    await desk.answerAll();
    desk.wait();
    assert.deepEqual([desk.shown, desk.refreshes], [undefined, 3]);
  });

  it('are there in time where the answer comes before the rendering, with none of our own', async () => {
    const desk = new Desk();
    desk.render();
    await desk.answerAll();
    desk.type('b');
    await desk.answerAll();
    desk.render();
    assert.deepEqual([desk.shown, desk.refreshes], ['b', 1]);
  });

  it('come when a server runs that did not run at first', async () => {
    const desk = new Desk();
    desk.isRunning = false;
    desk.render();
    await settle();
    assert.equal(desk.shown, undefined);
    desk.isRunning = true;
    desk.told.askAboutAll();
    await settle();
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.refreshes], ['a', 1]);
  });

  it('are never those of another text: one question waits, and one more follows it', async () => {
    const desk = new Desk();
    desk.render();
    for (const text of ['b', 'c', 'd']) desk.type(text);
    await settle();
    assert.equal(desk.waiting, 1);
    await desk.answer();
    assert.deepEqual([desk.shown, desk.waiting, desk.asked], [undefined, 1, 2]);
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.asked], ['d', 2]);
  });

  it('are shown again where something else is said of the same text, and only then', async () => {
    const desk = new Desk();
    desk.render();
    await desk.answerAll();
    desk.told.askAbout([uri]);
    await desk.answerAll();
    assert.equal(desk.refreshes, 1);
    desk.remark = '!';
    desk.told.askAbout([uri, 'file:///other.md']);
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.refreshes], ['a!', 2]);
    desk.told.forgetAnswers();
    await desk.answerAll();
    assert.deepEqual([desk.shown, desk.refreshes], ['a!', 4]);
  });

  it('have nothing rendered again in what is no budget, is closed, or was never shown', async () => {
    const desk = new Desk();
    desk.told.askAbout([uri]);
    desk.told.askAboutAll();
    desk.told.forgetAnswers();
    await desk.answerAll();
    assert.deepEqual([desk.asked, desk.refreshes], [0, 0]);
    desk.type('-');
    desk.render();
    await desk.answerAll();
    assert.deepEqual([desk.asked, desk.refreshes], [1, 0]);
    desk.type('b');
    desk.document = undefined;
    desk.told.forget(uri);
    await desk.answerAll();
    assert.equal(desk.refreshes, 0);
  });

  it('are those of the text in the end, whatever happened in what order, and nothing is rendered for ever', async () => {
    const step = fc.constantFrom('type', 'undo', 'render', 'answer', 'stop', 'start', 'settings');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const desk = new Desk();
        desk.render();
        for (const [at, name] of steps.entries()) {
          if (name === 'type') desk.type(`text ${at}`);
          if (name === 'undo') desk.type('a');
          if (name === 'render') desk.render();
          if (name === 'answer') await desk.answer();
          if (name === 'stop') desk.isRunning = false;
          if (name === 'start') {
            desk.isRunning = true;
            desk.told.askAboutAll();
          }
          if (name === 'settings') desk.told.forgetAnswers();
          assert.ok(desk.waiting <= 1);
        }
        desk.isRunning = true;
        desk.told.askAboutAll();
        await settle();
        await desk.answerAll();
        desk.render();
        await desk.answerAll();
        assert.equal(desk.shown, desk.document?.text);
        const { refreshes } = desk;
        desk.render();
        await desk.answerAll();
        assert.equal(desk.refreshes, refreshes);
      }),
    );
  });
});
