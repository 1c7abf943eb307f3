import type { MarkdownIt } from 'markdown-it';
import { commands, Disposable, type TextDocument, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type MarkdownTablesResult, markdownTablesMethod } from '../../server/src/lsp/protocol/markdown-tables.js';
import { addBudgetTables } from './markdown-it-budget.js';

export interface MarkdownPreview extends Disposable {
  /** What the built-in preview calls with its parser. */
  extend(md: MarkdownIt): MarkdownIt;
}

/** How many texts are remembered: the one in view and those it came from. */
const REMEMBERED = 8;

/**
 * Has the built-in preview of Markdown show budgets. It renders at once and cannot wait for the server: what the server says
 * of a text is remembered, and the preview rendered again when it comes.
 */
export function createMarkdownPreview(running: () => LanguageClient | undefined): MarkdownPreview {
  const known = new Map<string, MarkdownTablesResult['tables']>();
  const asking = new Set<string>();
  /** Documents that a preview has shown: what they become is asked for while they are typed. */
  const previewed = new Set<string>();

  const isOn = (document: TextDocument) => workspace.getConfiguration('budgetDraft', document).get('markdownTables', true);

  function tablesOf(text: string): MarkdownTablesResult['tables'] | undefined {
    const tables = known.get(text);
    if (tables === undefined) {
      const document = workspace.textDocuments.find((candidate) => candidate.languageId === 'markdown' && normalised(candidate) === text);
      if (document && isOn(document)) void ask(document, text);
    }
    return tables;
  }

  async function ask(document: TextDocument, text: string): Promise<void> {
    const client = running();
    if (client === undefined || asking.has(text)) return;
    asking.add(text);
    previewed.add(document.uri.toString());
    try {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const result: MarkdownTablesResult | null = await client.sendRequest(markdownTablesMethod, { uri });
      if (result === null || result.version !== document.version || normalised(document) !== text) return;
      remember(text, result.tables);
      if (result.tables.length > 0) await commands.executeCommand('markdown.preview.refresh');
    } catch {
      // Without a server, the preview shows what Markdown makes of the text.
    } finally {
      asking.delete(text);
    }
  }

  function remember(text: string, tables: MarkdownTablesResult['tables']): void {
    known.set(text, tables);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  const listening = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && previewed.has(document.uri.toString()) && isOn(document)) void ask(document, normalised(document));
    }),
    workspace.onDidCloseTextDocument(({ uri }) => previewed.delete(uri.toString())),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('budgetDraft')) return;
      known.clear();
      if (previewed.size > 0) void commands.executeCommand('markdown.preview.refresh');
    }),
  );

  return {
    extend(md) {
      addBudgetTables(md, tablesOf);
      return md;
    },
    dispose: () => listening.dispose(),
  };
}

/** As the parser of Markdown has it. */
function normalised(document: TextDocument): string {
  return document.getText().replace(/\r\n?/gu, '\n').replace(/\0/gu, '\ufffd');
}
