import type { MarkdownIt } from 'markdown-it';
import type { MarkdownTablesResult } from '../../server/src/lsp/protocol/markdown-tables.js';

/** What is known of a text; undefined where nothing is known yet. */
export type TablesOf = (text: string) => MarkdownTablesResult['tables'] | undefined;

const TOKEN = 'budget_draft_table';

/**
 * Has Markdown show the tables of a budget as the server reads them: each once, however many pages it is printed on, and as
 * a table, be it written with pipes or tabs. Everything else is as it was.
 */
export function addBudgetTables(md: MarkdownIt, tablesOf: TablesOf): void {
  const pages = new WeakMap<object, ReadonlyMap<number, Page>>();
  md.core.ruler.after('normalize', TOKEN, (state) => {
    pages.set(state.md, pagesByLine(tablesOf(state.src) ?? []));
  });
  // Before everything else, and also in the middle of a paragraph: a table's first row may stand right below its title.
  md.block.ruler.before(
    'table',
    TOKEN,
    (state, startLine, endLine, silent) => {
      const page = pages.get(state.md)?.get(startLine);
      if (page === undefined || page.end > endLine) return false;
      if (silent) return true;
      // What stands in a list or a quotation is part of it.
      if (state.level > 0) return false;
      const token = state.push(TOKEN, 'div', 0);
      token.map = [startLine, page.end];
      token.block = true;
      token.content = page.html;
      state.line = page.end;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.renderer.rules[TOKEN] = (tokens, index) => {
    const token = tokens[index];
    // The line, so that the preview scrolls along with the source.
    return token === undefined || token.content === ''
      ? ''
      : `<div class="code-line" data-line="${token.map?.[0] ?? 0}" dir="auto">${token.content}</div>\n`;
  };
}

interface Page {
  readonly end: number;
  /** Empty for pages behind the first. */
  readonly html: string;
}

function pagesByLine(tables: MarkdownTablesResult['tables']): ReadonlyMap<number, Page> {
  return new Map(
    tables.flatMap(({ pages, html }) => pages.map(({ start, end }, at): [number, Page] => [start, { end, html: at === 0 ? html : '' }])),
  );
}
