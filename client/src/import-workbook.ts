import { commands, type Disposable, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { toBase64 } from '../../server/src/lsp/protocol/base64.js';
import {
  type ImportWorkbookParams,
  type ImportWorkbookResult,
  importWorkbookMethod,
  largestImported,
} from '../../server/src/lsp/protocol/import-workbook.js';
import { runningClient } from './active-draft.js';
import type { ServerHost } from './server-host.js';

export function registerImportWorkbook(host: ServerHost): readonly Disposable[] {
  return [commands.registerCommand('budgetDraft.importWorkbook', (uri?: unknown) => importWorkbook(host, uri))];
}

/** Opens a new draft made of a workbook, which is saved nowhere yet; the answer is what the author was told of it. */
async function importWorkbook(host: ServerHost, given: unknown): Promise<readonly string[] | undefined> {
  const client = runningClient(host);
  const workbook = client && (given instanceof Uri ? given : await askWorkbook());
  if (!client || !workbook) return undefined;
  const bytes = await bytesOf(workbook);
  if (bytes === undefined) return undefined;
  const params: ImportWorkbookParams = { uri: client.code2ProtocolConverter.asUri(workbook), base64: toBase64(bytes) };
  const title = l10n.t('Reading the workbook…');
  const result = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    client.sendRequest<ImportWorkbookResult | null>(importWorkbookMethod, params),
  );
  if (result === null || result.kind === 'refused') {
    void window.showWarningMessage(result?.reason ?? l10n.t('The workbook could not be read.'));
    return undefined;
  }
  const document = await workspace.openTextDocument({ language: 'markdown', content: result.text });
  await window.showTextDocument(document, { preview: false });
  void tellOf(result.notes);
  return result.notes;
}

/** Old forms can be chosen too: what to do with them is told then. */
async function askWorkbook(): Promise<Uri | undefined> {
  const title = l10n.t('Make a draft of a workbook');
  const filters = { [l10n.t('Workbooks')]: ['xlsx', 'xlsm', 'ods', 'xls', 'et'] };
  const [chosen] = (await window.showOpenDialog({ title, filters, openLabel: l10n.t('Import') })) ?? [];
  return chosen;
}

async function bytesOf(workbook: Uri): Promise<Uint8Array | undefined> {
  try {
    const { size } = await workspace.fs.stat(workbook);
    if (size <= largestImported) return await workspace.fs.readFile(workbook);
    void window.showWarningMessage(l10n.t('The workbook is larger than 64 MB: please divide it.'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('Could not read {0}: {1}', workbook.path, why));
  }
  return undefined;
}

/** The first note says what was read; the others can wait until they are asked for. */
async function tellOf([first = '', ...others]: readonly string[]): Promise<void> {
  if (others.length === 0) {
    void window.showInformationMessage(first);
    return;
  }
  const details = l10n.t('Details');
  const chosen = await window.showWarningMessage(l10n.t('{0}. Please note: {1}', first, others.length), details);
  if (chosen === details) void window.showInformationMessage(first, { modal: true, detail: others.join('\n\n') });
}
