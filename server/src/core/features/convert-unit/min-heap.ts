/** Values of which the least by a key is taken first. */
export class MinHeap<T> {
  readonly #keyOf: (value: T) => number;
  readonly #values: T[] = [];

  constructor(keyOf: (value: T) => number) {
    this.#keyOf = keyOf;
  }

  add(value: T): void {
    const values = this.#values;
    const key = this.#keyOf(value);
    let place = values.push(value) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = values[parent] as T;
      if (this.#keyOf(above) <= key) break;
      values[place] = above;
      place = parent;
    }
    values[place] = value;
  }

  takeLeast(): T | undefined {
    const values = this.#values;
    const least = values[0];
    const last = values.pop();
    if (last === undefined || values.length === 0) return least;
    const key = this.#keyOf(last);
    let place = 0;
    for (let child = 1; child < values.length; child = 2 * place + 1) {
      const right = values[child + 1];
      if (right !== undefined && this.#keyOf(right) < this.#keyOf(values[child] as T)) child++;
      const below = values[child] as T;
      if (this.#keyOf(below) >= key) break;
      values[place] = below;
      place = child;
    }
    values[place] = last;
    return least;
  }
}
