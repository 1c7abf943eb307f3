import type { MarkdownIt, StateBlock, StateCore } from 'markdown-it';
import type { MarkdownTableResult } from '../../server/src/lsp/protocol/markdown-tables.js';

/** What is known of a text; undefined where nothing is known yet. */
export type TablesOf = (text: string) => readonly MarkdownTableResult[] | undefined;

const TOKEN = 'budget_draft_table';

/**
 * Has Markdown show the tables of a budget as the server reads them: each once, however many pages it is printed on, and as
 * a table, be it written with pipes or tabs. Everything else is as it was, and so are tables in lists, quotations and code.
 */
export function addBudgetTables(md: MarkdownIt, tablesOf: TablesOf): void {
  /** Of the text that is being read, by their first lines. Texts are read at once and one at a time. */
  let pages: ReadonlyMap<number, Page> = NO_PAGES;
  md.core.ruler.before('block', TOKEN, (state) => {
    pages = state.inlineMode ? NO_PAGES : pagesOf(tablesOf(state.src) ?? []);
  });
  // Before everything else, and also in the middle of a paragraph: a table's first row may stand right below its title.
  md.block.ruler.before(
    'table',
    TOKEN,
    (state, startLine, endLine, silent) => {
      const page = pages.get(startLine);
      if (page === undefined || page.end > endLine || isQuoted(state, startLine)) return false;
      // What stands in a list or a quotation is part of it; what stands out of it ends it.
      const isNested = state.level > 0;
      if (silent) return !isNested || (state.sCount[startLine] ?? 0) < state.blkIndent;
      if (isNested) return false;
      const token = state.push(TOKEN, 'div', 0);
      token.map = [startLine, page.end];
      token.block = true;
      token.content = page.isFirst ? `${page.table.html}\n` : '';
      state.line = page.end;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.core.ruler.after('block', `${TOKEN}s_whole`, (state) => {
    const whole = wholeOnly(state, pages);
    if (whole.size < pages.size) readAgain(state, whole);
    // A table may have become part of something else when others were left out.
    if (wholeOnly(state, whole).size < whole.size) readAgain(state, NO_PAGES);
    pages = NO_PAGES;
  });
  md.renderer.rules[TOKEN] = (tokens, index) => tokens[index]?.content ?? '';

  function readAgain(state: StateCore, from: ReadonlyMap<number, Page>): void {
    pages = from;
    state.tokens = [];
    state.md.block.parse(state.src, state.md, state.env, state.tokens);
  }
}

interface Page {
  readonly table: MarkdownTableResult;
  readonly end: number;
  /** Only there is the table shown. */
  readonly isFirst: boolean;
}

const NO_PAGES: ReadonlyMap<number, Page> = new Map();

function pagesOf(tables: readonly MarkdownTableResult[]): ReadonlyMap<number, Page> {
  return new Map(
    tables.flatMap((table) => table.pages.map(({ start, end }, at): [number, Page] => [start, { table, end, isFirst: at === 0 }])),
  );
}

function isQuoted({ src, bMarks, tShift }: StateBlock, line: number): boolean {
  return src.startsWith('>', (bMarks[line] ?? 0) + (tShift[line] ?? 0));
}

/** The pages of tables none of whose pages stands in something else: of others, a part would be lost or shown twice. */
function wholeOnly({ tokens }: StateCore, pages: ReadonlyMap<number, Page>): ReadonlyMap<number, Page> {
  const taken = new Set(tokens.flatMap(({ type, map }) => (type === TOKEN && map ? [map[0]] : [])));
  const broken = new Set([...pages].flatMap(([start, { table }]) => (taken.has(start) ? [] : [table])));
  return broken.size === 0 ? pages : new Map([...pages].filter(([, { table }]) => !broken.has(table)));
}
