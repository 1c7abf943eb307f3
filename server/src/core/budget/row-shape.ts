/** What a row fills, told step by step: rows that fill the same share one text, and making it costs no string per row. */
export class RowShape {
  readonly text: string;
  readonly #next = new Map<string, RowShape>();

  constructor(text: string) {
    this.text = text;
  }

  /** The shape with one more part. */
  with(part: string): RowShape {
    let next = this.#next.get(part);
    if (!next) {
      next = new RowShape(this.text + part);
      this.#next.set(part, next);
    }
    return next;
  }
}
