import { commands, type Disposable, EventEmitter, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { type ConvertUnitParams, type ConvertUnitResult, convertUnitCommand } from '../../server/src/lsp/protocol/convert-unit.js';
import { activeDraft } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';

interface UnitItem extends QuickPickItem {
  readonly to: ConvertUnitParams['to'];
  readonly decimals?: number;
}

interface ScopeItem extends QuickPickItem {
  readonly scope: ConvertUnitParams['scope'];
}

/** Conversion of a table or a document to another unit, with the list of what was adjusted for the totals. */
export function registerConvertUnit(host: ServerHost): readonly Disposable[] {
  const reports = createReports();
  return [
    reports,
    commands.registerCommand('budgetDraft.convertUnit', (given?: unknown) => convert(host, given, (report) => reports.show(report))),
  ];
}

/** Keybindings may say what is wanted, as `{ to, scope }`; otherwise the author is asked. */
async function convert(host: ServerHost, given: unknown, showReport: (report: string) => Promise<void>): Promise<void> {
  const draft = await activeDraft(host);
  if (draft === undefined) return;
  const { client, uri, document, cursor } = draft;
  const wanted = wantedIn(given) ?? (await ask(cursor));
  if (wanted === undefined) return;
  const params: ConvertUnitParams = { uri, version: document.version, ...wanted, quiet: true };
  const result: ConvertUnitResult | null = await executeCommand(client, convertUnitCommand, params);
  if (!result?.applied || result.summary === undefined) return;
  tellConverted(result.summary, result, showReport);
}

/** The command is done before the author has read the message. */
function tellConverted(summary: string, { adjusted, report }: ConvertUnitResult, showReport: (report: string) => Promise<void>): void {
  const list = l10n.t('Show List');
  const buttons = adjusted?.length ? [list] : [];
  void window.showInformationMessage(summary, ...buttons).then((choice) => {
    if (choice === list && report !== undefined) return showReport(report);
    return undefined;
  });
}

type Wanted = Pick<ConvertUnitParams, 'to' | 'decimals' | 'scope'>;

function wantedIn(given: unknown): Wanted | undefined {
  if (typeof given !== 'object' || given === null || !('to' in given)) return undefined;
  const to = units().find((unit) => unit.to === given.to)?.to;
  return to === undefined ? undefined : { to, scope: { kind: 'document' } };
}

function units(): readonly UnitItem[] {
  return [
    { to: '万元', label: '万元', description: l10n.t('two decimals') },
    { to: '元', label: '元' },
    { to: '万元', decimals: 6, label: '万元', description: l10n.t('six decimals, nothing is rounded') },
    { to: '千元', label: '千元', description: l10n.t('two decimals') },
    { to: '百元', label: '百元', description: l10n.t('two decimals') },
    { to: '亿元', label: '亿元', description: l10n.t('six decimals') },
  ];
}

async function ask(cursor: number): Promise<Wanted | undefined> {
  const unit = await window.showQuickPick(units(), { placeHolder: l10n.t('Convert figures to which unit?') });
  if (unit === undefined) return undefined;
  const scopes: readonly ScopeItem[] = [
    { scope: { kind: 'document' }, label: l10n.t('All tables of the document') },
    { scope: { kind: 'table', offset: cursor }, label: l10n.t('The table at the cursor') },
  ];
  const chosen = await window.showQuickPick(scopes, { placeHolder: l10n.t('Convert what?') });
  if (chosen === undefined) return undefined;
  return { to: unit.to, scope: chosen.scope, ...(unit.decimals === undefined ? {} : { decimals: unit.decimals }) };
}

const scheme = 'budget-draft-report';

/** The list of the last conversion, as a page that can be read and copied but not edited. */
function createReports(): Disposable & { show(report: string): Promise<void> } {
  const uri = Uri.from({ scheme, path: l10n.t('Unit Conversion.md') });
  const changed = new EventEmitter<Uri>();
  let text = '';
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  return {
    async show(report) {
      text = report;
      changed.fire(uri);
      await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
