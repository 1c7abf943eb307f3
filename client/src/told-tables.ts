import type { MarkdownTablesResult } from '../../server/src/lsp/protocol/markdown-tables.js';

type Tables = MarkdownTablesResult['tables'];

/** A document as it stands; its text is that which the parser of Markdown is given. */
export interface ShownDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What is there to ask, and to tell of news. */
export interface Teller {
  /** Null where there is no answer, as while no server runs; never throws. */
  ask(uri: string): Promise<MarkdownTablesResult | null>;
  /** The document as it stands by now; undefined where it is closed, or not to be shown so. */
  current(uri: string): ShownDocument | undefined;
  /** Has all documents rendered again; the wish is lost where a rendering that looks for changes alone is about to come. */
  refresh(): void;
  /** Calls back when renderings that were about to come have come. */
  later(then: () => void): void;
}

/** How often a lost wish is said again; a preview that is not in view renders nothing. */
const WISHES = 3;

interface Told {
  answer?: { readonly text: string; readonly tables: Tables };
  /** Whether it was shown without its tables, which were not known in time. */
  isLacking: boolean;
  /** Whether another rendering was wished for that has not come. */
  isAwaited: boolean;
  asking: 'no' | 'once' | 'again';
}

/**
 * The tables of documents for someone who cannot wait for them: what was said last of each is kept and used for the very text
 * it was said of. Only where another rendering shows something else is there one, so that renderings never ask for one another.
 */
export class ToldTables {
  readonly #teller: Teller;
  readonly #told = new Map<string, Told>();

  constructor(teller: Teller) {
    this.#teller = teller;
  }

  /** Undefined where nothing is known yet: then it is asked for. */
  tablesOf({ uri, text }: ShownDocument): Tables | undefined {
    const told = this.#told.get(uri) ?? { isLacking: false, isAwaited: false, asking: 'no' };
    this.#told.set(uri, told);
    told.isAwaited = false;
    if (told.answer?.text === text) return told.answer.tables;
    told.isLacking = true;
    void this.#ask(uri, told);
    return undefined;
  }

  /** Asks again about documents that were shown; of others nobody wants to know. */
  askAbout(uris: Iterable<string>): void {
    for (const uri of uris) {
      const told = this.#told.get(uri);
      if (told) void this.#ask(uri, told);
    }
  }

  /** Asks again about everything that was shown. */
  askAboutAll(): void {
    this.askAbout([...this.#told.keys()]);
  }

  forget(uri: string): void {
    this.#told.delete(uri);
  }

  /** Where what was said does not hold any more. */
  forgetAnswers(): void {
    if (this.#told.size === 0) return;
    for (const told of this.#told.values()) delete told.answer;
    this.#refresh([...this.#told.values()]);
  }

  /** Has documents rendered again, and says so again where they were not. */
  #refresh(wanted: readonly Told[], wishes = WISHES): void {
    for (const told of wanted) told.isAwaited = true;
    this.#teller.refresh();
    if (wishes === 1) return;
    this.#teller.later(() => {
      const awaited = wanted.filter(({ isAwaited }) => isAwaited);
      if (awaited.length > 0) this.#refresh(awaited, wishes - 1);
    });
  }

  /** One question at a time; what changes while an answer is awaited is asked for once, when it is there. */
  async #ask(uri: string, told: Told): Promise<void> {
    if (told.asking !== 'no') {
      told.asking = 'again';
      return;
    }
    do {
      if (this.#teller.current(uri) === undefined) break;
      told.asking = 'once';
      const result = await this.#teller.ask(uri);
      // Documents that were closed meanwhile are not known any more.
      if (this.#told.get(uri) !== told) return;
      const now = this.#teller.current(uri);
      if (now && result?.version === now.version) this.#take(told, now.text, result.tables);
    } while (isAskedAgain(told));
    told.asking = 'no';
  }

  #take(told: Told, text: string, tables: Tables): void {
    const before = told.answer?.text === text ? told.answer.tables : undefined;
    const isNews = told.isLacking ? tables.length > 0 : before !== undefined && !isSame(before, tables);
    told.answer = { text, tables };
    told.isLacking = false;
    if (isNews) this.#refresh([told]);
  }
}

/** Asked behind a wait, during which it may have changed. */
function isAskedAgain({ asking }: Told): boolean {
  return asking === 'again';
}

function isSame(before: Tables, after: Tables): boolean {
  return before.length === after.length && before.every(({ html }, at) => html === after[at]?.html);
}
