import type { MarkdownIt } from 'markdown-it';
import { commands, Disposable, languages, type TextDocument, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type MarkdownTablesResult, markdownTablesMethod } from '../../server/src/lsp/protocol/markdown-tables.js';
import { addBudgetTables } from './markdown-it-budget.js';
import { type ShownDocument, ToldTables } from './told-tables.js';

export interface MarkdownPreview extends Disposable {
  /** What the built-in preview calls with its parser. */
  extend(md: MarkdownIt): MarkdownIt;
  /** Has a server asked about documents that were shown before it ran. */
  connect(client: LanguageClient): Disposable;
}

/** Longer than the built-in preview waits before it looks for changes, in ms: wishes to render that come meanwhile are lost. */
const PREVIEW_PAUSE = 500;

/** Has the built-in preview of Markdown show budgets: it renders at once, and again where the server answered too late. */
export function createMarkdownPreview(running: () => LanguageClient | undefined): MarkdownPreview {
  const told = new ToldTables({
    ask: (uri) => askServer(running(), uri),
    current: (uri) => shownDocuments().find((document) => document.uri === uri),
    refresh: () => void commands.executeCommand('markdown.preview.refresh'),
    later: (then) => void setTimeout(then, PREVIEW_PAUSE),
  });
  const listening = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) told.askAbout([document.uri.toString()]);
    }),
    // Also where other documents have a say, or the settings of the folder.
    languages.onDidChangeDiagnostics(({ uris }) => told.askAbout(uris.map(String))),
    workspace.onDidCloseTextDocument(({ uri }) => told.forget(uri.toString())),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('budgetDraft')) told.forgetAnswers();
    }),
  );
  return {
    extend(md) {
      addBudgetTables(md, (text) => {
        const document = shownDocuments().find((candidate) => candidate.text === text);
        return document && told.tablesOf(document);
      });
      return md;
    },
    connect: (client) =>
      client.onDidChangeState(() => {
        if (!client.isRunning()) return;
        // It runs before it is told which documents are open; only behind that does the server know them.
        void client.start().then(
          () => told.askAboutAll(),
          () => undefined,
        );
      }),
    dispose: () => listening.dispose(),
  };
}

async function askServer(client: LanguageClient | undefined, uri: string): Promise<MarkdownTablesResult | null> {
  if (client === undefined) return null;
  try {
    return await client.sendRequest<MarkdownTablesResult | null>(markdownTablesMethod, {
      uri: client.code2ProtocolConverter.asUri(Uri.parse(uri)),
    });
  } catch {
    // Then the preview shows what Markdown makes of the text.
    return null;
  }
}

/** What a preview of Markdown may be about to show, but for what the settings leave to Markdown alone. */
function shownDocuments(): readonly ShownDocument[] {
  return workspace.textDocuments
    .filter((document) => document.languageId === 'markdown' && isOn(document))
    .map((document) => ({
      uri: document.uri.toString(),
      version: document.version,
      get text() {
        return asParsed(document.getText());
      },
    }));
}

function isOn(document: TextDocument): boolean {
  return workspace.getConfiguration('budgetDraft', document).get('markdownTables', true);
}

/** As the parser of Markdown has it. */
function asParsed(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/\0/gu, '\ufffd');
}
