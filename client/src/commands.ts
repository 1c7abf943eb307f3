import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import { activeDraft, runningClient } from './active-draft.js';
import { registerCellWalk } from './cell-walk.js';
import { checkWorkspace, foldersOf } from './check-workspace.js';
import { chooseTemplate } from './choose-template.js';
import { registerConvertUnit } from './convert-unit.js';
import { registerCopyTable } from './copy-table.js';
import { registerEditTable } from './edit-table.js';
import { registerExplain } from './explain.js';
import { registerExport } from './export.js';
import { registerImpact } from './impact.js';
import { registerImportWorkbook } from './import-workbook.js';
import { registerNewDraft } from './new-draft.js';
import { openSample } from './open-sample.js';
import { registerPasteTable } from './paste-table.js';
import { registerRecalculate } from './recalculate.js';
import type { ServerHost } from './server-host.js';

/** The commands of the palette, the editor's menu and the code lenses. */
export function registerCommands({ extensionUri }: ExtensionContext, host: ServerHost, output: LogOutputChannel): readonly Disposable[] {
  return [
    ...registerRecalculate(host),
    ...registerNewDraft(host),
    ...registerImpact(host),
    ...registerExplain(host),
    ...registerConvertUnit(host),
    ...registerEditTable(host),
    ...registerCellWalk(host),
    ...registerPasteTable(host),
    ...registerCopyTable(host),
    ...registerExport(host),
    ...registerImportWorkbook(host),
    commands.registerCommand('budgetDraft.chooseTemplate', (uri?: string) => choose(host, uri)),
    commands.registerCommand('budgetDraft.checkWorkspace', (uri?: Uri, selected?: readonly Uri[]) => checkFolders(host, uri, selected)),
    commands.registerCommand('budgetDraft.openSample', () => openSample(extensionUri)),
    commands.registerCommand('budgetDraft.showOutput', () => output.show()),
    commands.registerCommand('budgetDraft.restartServer', () => host.restart()),
  ];
}

async function choose(host: ServerHost, of: unknown): Promise<void> {
  const draft = await activeDraft(host, of);
  if (draft) await chooseTemplate(draft.client, draft.document);
}

async function checkFolders(host: ServerHost, uri: unknown, selected: unknown): Promise<void> {
  const client = runningClient(host);
  if (client) await checkWorkspace(client, foldersOf(uri, selected));
}
