import type { MarkdownIt } from 'markdown-it';
import { commands, Disposable, languages, type TextDocument, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { type MarkdownTablesResult, markdownTablesMethod } from '../../server/src/lsp/protocol/markdown-tables.js';
import { addBudgetTables } from './markdown-it-budget.js';

export interface MarkdownPreview extends Disposable {
  /** What the built-in preview calls with its parser. */
  extend(md: MarkdownIt): MarkdownIt;
  /** Has a server asked about documents that were shown before it ran. */
  connect(client: LanguageClient): Disposable;
}

type Tables = MarkdownTablesResult['tables'];

/** What is known of a document that was shown as Markdown. */
interface Shown {
  /** What the server said last, and of what text. */
  told?: { readonly text: string; readonly tables: Tables };
  /** Whether it was shown without its tables, which were not known in time. */
  isLacking: boolean;
  asking: 'no' | 'once' | 'again';
}

/**
 * Has the built-in preview of Markdown show budgets. It renders at once and cannot wait for the server: what the server said
 * last of each document is kept, used for the very text it was said of, and the preview rendered again where it came too late.
 */
export function createMarkdownPreview(running: () => LanguageClient | undefined): MarkdownPreview {
  const shown = new Map<string, Shown>();

  function tablesOf(text: string): Tables | undefined {
    const document = workspace.textDocuments.find((candidate) => candidate.languageId === 'markdown' && normalised(candidate) === text);
    if (document === undefined || !isOn(document)) return undefined;
    const uri = document.uri.toString();
    const state = shown.get(uri) ?? { isLacking: false, asking: 'no' };
    shown.set(uri, state);
    if (state.told?.text === text) return state.told.tables;
    state.isLacking = true;
    void ask(document, state);
    return undefined;
  }

  /** What changes while an answer is awaited is asked for once, when it is there. */
  async function ask(document: TextDocument, state: Shown): Promise<void> {
    const client = running();
    if (client === undefined) return;
    if (state.asking !== 'no') {
      state.asking = 'again';
      return;
    }
    state.asking = 'once';
    const text = normalised(document);
    const result = await answer(client, document);
    const again = isAskedAgain(state);
    state.asking = 'no';
    // Documents that were closed meanwhile are not known any more.
    if (shown.get(document.uri.toString()) !== state) return;
    if (result?.version === document.version && normalised(document) === text) await take(state, text, result.tables);
    if (again) await ask(document, state);
  }

  async function take(state: Shown, text: string, tables: Tables): Promise<void> {
    const before = state.told?.text === text ? state.told.tables : [];
    const isNews = state.isLacking ? tables.length > 0 : state.told?.text === text && !isSame(before, tables);
    state.told = { text, tables };
    state.isLacking = false;
    // Rendering loads the page anew, which is done only where it showed something else.
    if (isNews) await commands.executeCommand('markdown.preview.refresh');
  }

  function askAbout(document: TextDocument): void {
    const state = shown.get(document.uri.toString());
    if (state && isOn(document)) void ask(document, state);
  }

  const listening = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) askAbout(document);
    }),
    // Also where other documents have a say, or the settings of the folder.
    languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = new Set(uris.map(String));
      for (const document of workspace.textDocuments) if (changed.has(document.uri.toString())) askAbout(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('budgetDraft') || shown.size === 0) return;
      for (const state of shown.values()) delete state.told;
      void commands.executeCommand('markdown.preview.refresh');
    }),
  );

  return {
    extend(md) {
      addBudgetTables(md, tablesOf);
      return md;
    },
    connect: (client) =>
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) for (const document of workspace.textDocuments) askAbout(document);
      }),
    dispose: () => listening.dispose(),
  };
}

/** Null where there is no answer: then the preview shows what Markdown makes of the text. */
async function answer(client: LanguageClient, document: TextDocument): Promise<MarkdownTablesResult | null> {
  try {
    return await client.sendRequest<MarkdownTablesResult | null>(markdownTablesMethod, {
      uri: client.code2ProtocolConverter.asUri(document.uri),
    });
  } catch {
    return null;
  }
}

function isOn(document: TextDocument): boolean {
  return workspace.getConfiguration('budgetDraft', document).get('markdownTables', true);
}

/** Asked behind a wait, during which it may have changed. */
function isAskedAgain({ asking }: Shown): boolean {
  return asking === 'again';
}

function isSame(before: Tables, after: Tables): boolean {
  return before.length === after.length && before.every(({ html }, at) => html === after[at]?.html);
}

/** As the parser of Markdown has it. */
function normalised(document: TextDocument): string {
  return document.getText().replace(/\r\n?/gu, '\n').replace(/\0/gu, '\ufffd');
}
