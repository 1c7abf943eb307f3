const PART = /[ \t\r\n\f]+|[^ \t\r\n\f]+/gu;
/** Characters that are set without spaces between words: where a source line ends between two of them, nothing stands there. */
const WIDE = /[\u2e80-\u303e\u3041-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Text as a browser lays it out: white space of the source is one space, only breaks and blocks begin a line. */
export class FlowText {
  #text = '';
  #gap: 'none' | 'space' | 'fold' = 'none';

  add(source: string): void {
    if (!/[ \t\r\n\f]/u.test(source)) {
      if (source !== '') this.#addWord(source);
      return;
    }
    for (const [part] of source.matchAll(PART)) {
      if (!/^[ \t\r\n\f]/u.test(part)) this.#addWord(part);
      else if (this.#gap !== 'space') this.#gap = /[\r\n]/u.test(part) ? 'fold' : 'space';
    }
  }

  /** A line ends here, empty or not. */
  addBreak(): void {
    this.#gap = 'none';
    this.#text += '\n';
  }

  /** What follows begins a line. */
  beginLine(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.addBreak();
    this.#gap = 'none';
  }

  /** All that was added, and nothing is left. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#gap = 'none';
    return text;
  }

  #addWord(word: string): void {
    const last = this.#text.at(-1);
    const isInside = last !== undefined && last !== '\n';
    if (isInside && (this.#gap === 'space' || (this.#gap === 'fold' && !(WIDE.test(last) && WIDE.test(word.charAt(0)))))) this.#text += ' ';
    this.#text += word;
    this.#gap = 'none';
  }
}
