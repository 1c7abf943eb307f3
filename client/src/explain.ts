import { commands, type Disposable, env, l10n, Range, Uri, window, workspace } from 'vscode';
import { type ExplainParams, type ExplainResult, explainMethod } from '../../server/src/lsp/protocol/explain.js';
import { activeDraft, tell } from './active-draft.js';
import { createExplanationPanel, type ExplanationPanel } from './explanation-panel.js';
import type { ServerHost } from './server-host.js';

/** Shows why there is a finding, or what a rule is about, beside the draft. */
export function registerExplain(host: ServerHost): readonly Disposable[] {
  const panel = createExplanationPanel();
  let about = '';
  const explain = async (asked?: Partial<ExplainParams>): Promise<void> => {
    about = (await show(host, panel, asked)) ?? about;
  };
  return [
    panel,
    panel.onDidFollow((address) => {
      const ruleId = /\/rules\/([\w-]+)\.md$/u.exec(address)?.[1];
      void (ruleId ? explain({ uri: about, ruleId }) : follow(address));
    }),
    commands.registerCommand('budgetDraft.explain', explain),
  ];
}

/** Without a finding that is asked about, the one at the cursor. The answer is the document that it is about. */
async function show(host: ServerHost, panel: ExplanationPanel, asked?: Partial<ExplainParams>): Promise<string | undefined> {
  const draft = await activeDraft(host, asked?.uri);
  if (draft === undefined) return undefined;
  const { client, uri, document, cursor } = draft;
  const place = document.positionAt(cursor);
  const here = client.code2ProtocolConverter.asRange(new Range(place, place));
  const params: ExplainParams = asked?.ruleId === undefined ? { uri, range: here } : { ...asked, uri };
  const explanation: ExplainResult | null = await client.sendRequest(explainMethod, params);
  if (explanation) await panel.show(explanation);
  else tell(l10n.t('There is no finding at the cursor.'));
  return uri;
}

/** Goes to a place, in the editor where its document is open. */
async function follow(address: string): Promise<void> {
  const [, uri, line, character] = /^(.+)#L(\d+),(\d+)$/u.exec(address) ?? [];
  if (uri === undefined) {
    if (/^https?:/u.test(address)) await env.openExternal(Uri.parse(address));
    return;
  }
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const place = document.validatePosition(
    new Range(Number(line) - 1, Number(character) - 1, Number(line) - 1, Number(character) - 1).start,
  );
  const column = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn ?? 1;
  await window.showTextDocument(document, { selection: new Range(place, place), viewColumn: column });
}
