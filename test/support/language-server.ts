import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  ExitNotification,
  FileChangeType,
  type FoldingRange,
  FoldingRangeRequest,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type StatusParams, statusMethod } from '../../server/src/lsp/protocol/status.js';
import { applyChange, offsetAt, positionAt } from './language-server-text.js';

/** The bundle that is shipped. */
export const serverBundle = fileURLToPath(new URL('../../server.js', import.meta.url));

/** What a full editor such as VS Code can do, as far as the server asks. */
export const fullCapabilities: ClientCapabilities = {
  window: { workDoneProgress: true },
  workspace: {
    applyEdit: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    codeLens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } }, dataSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
  },
};

/** The same editor, asking for findings instead of waiting for them. */
export const pullCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, diagnostic: { relatedDocumentSupport: false } },
};

/** An editor that can do next to nothing. */
export const bareCapabilities: ClientCapabilities = {};

export interface LanguageServerOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  /** What the editor answers when it is asked for the section `budgetDraft`. */
  readonly configuration?: () => unknown;
  readonly arguments?: readonly string[];
}

export type WorkDoneProgressValue = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

interface Published {
  readonly uri: string;
  readonly version?: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** How long anything may take before a test gives up; far more than it ever does. */
const patience = 15_000;

/** A language server in a process of its own, with a small editor at the other end. */
export class LanguageServer {
  readonly published: Published[] = [];
  readonly statuses: StatusParams[] = [];
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  readonly appliedEdits: ApplyWorkspaceEditParams[] = [];
  readonly registered: string[] = [];
  readonly progress: WorkDoneProgressValue[] = [];
  /** Presses the button on the progress bar at the first report of which this is true. */
  cancelsAt: (value: WorkDoneProgressValue) => boolean = () => false;
  refreshes = 0;
  initialized!: InitializeResult;

  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #options: LanguageServerOptions;
  readonly #documents = new Map<string, { readonly version: number; readonly text: string }>();
  readonly #watchers = new Set<() => void>();

  static async start(options: LanguageServerOptions = {}): Promise<LanguageServer> {
    const server = new LanguageServer(options);
    await server.#initialize();
    return server;
  }

  private constructor(options: LanguageServerOptions) {
    this.#options = options;
    this.#process = spawn(process.execPath, [serverBundle, ...(options.arguments ?? ['--stdio'])], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error('The server has no pipes.');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#listen();
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => this.#record(() => this.published.push(params)));
    connection.onNotification(LogMessageNotification.type, ({ message }) => this.#record(() => this.logged.push(message)));
    connection.onNotification(ShowMessageNotification.type, ({ message }) => this.#record(() => this.shown.push(message)));
    connection.onNotification(statusMethod, (status: StatusParams) => this.#record(() => this.statuses.push(status)));
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.#options.configuration?.() ?? null));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.#record(() => this.registered.push(...registrations.map(({ method }) => method)));
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      connection.onProgress(WorkDoneProgress.type, token, (value) => {
        this.#record(() => this.progress.push(value));
        if (this.cancelsAt(value)) void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      });
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => this.#record(() => this.refreshes++));
    connection.onRequest(CodeLensRefreshRequest.type, () => undefined);
    connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      this.#record(() => this.appliedEdits.push(params));
      this.applyWorkspaceEdit(params.edit);
      return { applied: true };
    });
    connection.listen();
  }

  #record(what: () => void): void {
    what();
    for (const watcher of [...this.#watchers]) watcher();
  }

  async #initialize(): Promise<void> {
    const { capabilities = fullCapabilities, locale, initializationOptions } = this.#options;
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities,
      ...(locale === undefined ? {} : { locale }),
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** Waits until the condition gives something, looking again whenever the server has said something. */
  async waitFor<T>(what: string, condition: () => T | undefined): Promise<T> {
    const found = condition();
    if (found !== undefined) return found;
    return new Promise<T>((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timeout);
        this.#watchers.delete(look);
      };
      const look = (): void => {
        const later = condition();
        if (later === undefined) return;
        done();
        resolve(later);
      };
      const timeout = setTimeout(() => {
        done();
        reject(new Error(`Waited in vain for ${what}. Logged: ${this.logged.join('\n')}`));
      }, patience);
      this.#watchers.add(look);
    });
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#documents.set(uri, { version: 1, text });
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Types: the changes are applied one after the other, as the protocol has it. */
  async change(uri: string, changes: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    const before = this.#document(uri);
    const version = before.version + 1;
    this.#documents.set(uri, { version, text: changes.reduce(applyChange, before.text) });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [...changes],
    });
  }

  /** Replaces the one place where a text stands by another. */
  async replace(uri: string, from: string, to: string): Promise<void> {
    await this.change(uri, [{ range: this.rangeOf(uri, from), text: to }]);
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async changeConfiguration(settings: unknown = null): Promise<void> {
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  async touchFile(uri: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  text(uri: string): string {
    return this.#document(uri).text;
  }

  version(uri: string): number {
    return this.#document(uri).version;
  }

  /** Where a text that occurs once stands. */
  rangeOf(uri: string, part: string): Range {
    const { text } = this.#document(uri);
    const start = text.indexOf(part);
    if (start < 0 || text.indexOf(part, start + 1) >= 0) throw new Error(`“${part}” does not occur exactly once.`);
    return { start: positionAt(text, start), end: positionAt(text, start + part.length) };
  }

  textIn(uri: string, range: Range): string {
    const { text } = this.#document(uri);
    return text.slice(offsetAt(text, range.start), offsetAt(text, range.end));
  }

  /** The findings that were pushed for the present version. */
  async pushed(uri: string): Promise<readonly Diagnostic[]> {
    const version = this.version(uri);
    const published = await this.waitFor(`diagnostics of version ${version}`, () =>
      this.published.findLast((one) => one.uri === uri && one.version === version),
    );
    return published.diagnostics;
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** The findings that are given on asking. */
  async pulled(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('Expected a full report.');
    return report.items;
  }

  async hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async completions(uri: string, position: Position): Promise<readonly CompletionItem[]> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  async resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  async codeActions(
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only?: readonly string[],
  ): Promise<readonly CodeAction[]> {
    const answer = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [...diagnostics], ...(only === undefined ? {} : { only: [...only] }) },
    });
    return (answer ?? []).filter((action): action is CodeAction => typeof action.command !== 'string');
  }

  async codeLenses(uri: string): Promise<readonly CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  async symbols(uri: string): Promise<readonly DocumentSymbol[]> {
    const symbols = (await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
    return symbols.filter((symbol): symbol is DocumentSymbol => 'range' in symbol);
  }

  async folding(uri: string): Promise<readonly FoldingRange[]> {
    return (await this.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })) ?? [];
  }

  async execute(command: string, ...given: readonly unknown[]): Promise<unknown> {
    return this.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [...given] });
  }

  /** Applies an edit as an editor would, and tells the server nothing of it. */
  applied(edit: WorkspaceEdit, uri: string): string {
    return changesFor(edit, uri).reduce(applyChange, this.#document(uri).text);
  }

  /** Applies an edit to the open documents, as one change each. */
  applyWorkspaceEdit(edit: WorkspaceEdit): void {
    for (const uri of this.#documents.keys()) {
      const changes = changesFor(edit, uri);
      if (changes.length > 0) void this.change(uri, changes);
    }
  }

  /** Ends the server in good order and gives the exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    return this.exit();
  }

  /** Says `exit` and waits for the process. */
  async exit(): Promise<number | null> {
    const ended = once(this.#process, 'exit');
    await this.connection.sendNotification(ExitNotification.type);
    const timeout = setTimeout(() => this.#process.kill('SIGKILL'), patience);
    const [code] = await ended;
    clearTimeout(timeout);
    this.connection.dispose();
    return typeof code === 'number' ? code : null;
  }

  #document(uri: string): { readonly version: number; readonly text: string } {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open.`);
    return document;
  }
}

/** Runs a test with a server of its own and ends the server whatever happens; it must end with 0. */
export async function withLanguageServer(options: LanguageServerOptions, test: (server: LanguageServer) => Promise<void>): Promise<void> {
  const server = await LanguageServer.start(options);
  let code: number | null;
  try {
    await test(server);
  } finally {
    code = await server.stop();
  }
  if (code !== 0) throw new Error(`The server ended with ${code}.`);
}

/** The edits of one document as changes that can be applied one after the other: from the end to the beginning. */
function changesFor({ documentChanges, changes }: WorkspaceEdit, uri: string): readonly TextDocumentContentChangeEvent[] {
  const versioned = (documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && change.textDocument.uri === uri ? change.edits : [],
  );
  const edits = [...versioned.filter((edit): edit is TextEdit => 'newText' in edit), ...(changes?.[uri] ?? [])];
  return edits
    .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
    .map(({ range, newText }) => ({ range, text: newText }));
}
