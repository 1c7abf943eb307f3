import { commands, type Disposable, env, FileType, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { fromBase64 } from '../../server/src/lsp/protocol/base64.js';
import {
  type ExportFormat,
  type ExportFormatsResult,
  type ExportParams,
  type ExportResult,
  exportCommand,
  exportFormatsMethod,
} from '../../server/src/lsp/protocol/export.js';
import { activeDraft } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

/** What is not given is asked for. */
interface Given {
  readonly format: ExportFormat;
  /** The file to write, or the folder of forms that have a file for each table. */
  readonly target: Uri;
}

type Format = ExportFormatsResult['formats'][number];

export function registerExport(host: ServerHost): readonly Disposable[] {
  return [commands.registerCommand('budgetDraft.export', (uri?: unknown, given?: Partial<Given>) => exportDraft(host, uri, given))];
}

/** Writes the draft in another form; the answer is what was written. */
async function exportDraft(host: ServerHost, of: unknown, given: Partial<Given> = {}): Promise<readonly Uri[] | undefined> {
  const draft = await activeDraft(host, of);
  if (!draft) return undefined;
  const { client, uri, document } = draft;
  const known: ExportFormatsResult | null = await client.sendRequest(exportFormatsMethod, { uri });
  const format = known?.formats.find((each) => each.format === given.format) ?? (known && (await askFormat(known)));
  if (!format) return undefined;
  const files = await contentOf(client, { uri, format: format.format });
  if (files === undefined) return undefined;
  const target = given.target ?? (await askTarget(format, document.uri, files[0]?.name ?? ''));
  if (!target) return undefined;
  const places = files.map(({ name }) => (format.isPerTable ? Uri.joinPath(target, name) : target));
  // A dialog for one file has asked already.
  if (format.isPerTable && !(await mayWrite(places))) return undefined;
  for (const [at, place] of places.entries()) {
    const written = await write(place, files[at]?.bytes ?? new Uint8Array());
    if (!written) return undefined;
  }
  void offerToOpen(places);
  return places;
}

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function contentOf(client: LanguageClient, params: ExportParams): Promise<readonly File[] | undefined> {
  const result: ExportResult | null = await executeCommand(client, exportCommand, params);
  if (result === null) {
    void window.showErrorMessage(l10n.t('This document could not be exported: it is too long, or could not be read.'));
    return undefined;
  }
  if (result.files.length === 0) {
    void window.showInformationMessage(l10n.t('This document is no budget: there is nothing to export.'));
    return undefined;
  }
  return result.files.map(({ name, base64 }) => ({ name, bytes: fromBase64(base64) ?? new Uint8Array() }));
}

async function askFormat({ formats }: ExportFormatsResult): Promise<Format | undefined> {
  const items = formats.map((format): QuickPickItem & { readonly format: Format } => ({
    format,
    label: format.title,
    detail: format.description,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Export budget'),
    placeHolder: l10n.t('Which form do you want?'),
    matchOnDetail: true,
  });
  return chosen?.format;
}

/** Beside the draft, unless the author says where. */
async function askTarget({ extension, isPerTable, title }: Format, draft: Uri, name: string): Promise<Uri | undefined> {
  const folder = draft.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(draft, '..');
  const beside = folder && { defaultUri: isPerTable ? folder : Uri.joinPath(folder, name) };
  if (!isPerTable) return window.showSaveDialog({ ...beside, title, filters: { [title]: [extension.slice(1)] } });
  const [chosen] =
    (await window.showOpenDialog({ ...beside, title, canSelectFiles: false, canSelectFolders: true, openLabel: l10n.t('Export Here') })) ??
    [];
  return chosen;
}

async function mayWrite(places: readonly Uri[]): Promise<boolean> {
  const there = await Promise.all(places.map(isThere));
  const count = there.filter((is) => is).length;
  if (count === 0) return true;
  const yes = l10n.t('Write Over');
  const question = l10n.t('Files that are there already: {0}. Write over them?', count);
  return (await window.showWarningMessage(question, { modal: true }, yes)) === yes;
}

async function isThere(place: Uri): Promise<boolean> {
  return workspace.fs.stat(place).then(
    ({ type }) => type !== FileType.Unknown,
    () => false,
  );
}

async function write(place: Uri, bytes: Uint8Array): Promise<boolean> {
  try {
    await workspace.fs.writeFile(place, bytes);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('Could not write {0}: {1}', place.path, why));
    return false;
  }
}

async function offerToOpen(places: readonly Uri[]): Promise<void> {
  const [first] = places;
  if (!first) return;
  const open = l10n.t('Open');
  const chosen = await window.showInformationMessage(l10n.t('Files exported: {0}', places.length), open);
  if (chosen === open) await env.openExternal(places.length === 1 ? first : Uri.joinPath(first, '..'));
}
