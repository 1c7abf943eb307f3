import { DidChangeWatchedFilesNotification, FileChangeType, type WorkDoneProgressReporter } from 'vscode-languageserver';
import * as z from 'zod';
import { createClosedDocuments } from './closed-documents.js';
import { isDraft } from './editor-settings.js';
import { type CheckWorkspaceResult, checkWorkspaceCommand } from './protocol/check-workspace.js';
import { readTextMethod } from './protocol/read-text.js';
import type { ServerCommand, ServerFeature } from './server-feature.js';
import type { Session } from './session.js';
import { wordsIn } from './words.js';

const checkWorkspaceParams = z.object({ uris: z.array(z.string()) });

/** Checks whole folders, and keeps what was found up to date while files are closed, opened and changed on disk. */
export const workspaceCheckFeature: ServerFeature = (session) => {
  const { connection, client, documents, readings, neighbours, runtime, settings } = session;
  const closed = createClosedDocuments(session, (uri) => readText(session, uri));
  /** Files that were asked for: those that are open now are shown again when they are closed. */
  const wanted = new Set<string>();
  let watches = false;

  /** One after the other, with a pause between for whoever types; what fails is logged and keeps nothing from its turn. */
  let turn: Promise<void> = Promise.resolve();
  function later(what: string, work: () => Promise<void>): void {
    turn = turn
      .then(pause)
      .then(work)
      .catch((error: unknown) => session.crashes.report(what, error));
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => runtime.timer.after(0, resolve));
  }

  async function refresh(uri: string): Promise<void> {
    await closed.read(uri);
    await closed.show(uri);
  }

  // Not in turn: its findings would be there twice until then.
  documents.onDidOpen(({ document: { uri } }) => void closed.hide(uri).catch(() => undefined));
  documents.onDidClose(({ document: { uri } }) => {
    if (wanted.has(uri)) later('show', () => refresh(uri));
    else neighbours.note(uri, undefined);
  });
  session.onFilesChange((changes) => {
    for (const { uri, type } of changes) {
      if (documents.get(uri) !== undefined || isPassedOver(uri)) continue;
      if (type === FileChangeType.Deleted) later('drop', () => closed.drop(uri));
      else if (wanted.has(uri) || type === FileChangeType.Created) {
        wanted.add(uri);
        later('refresh', () => refresh(uri));
      }
    }
  });
  session.onSettingsChange(() => {
    for (const uri of closed.uris()) later('settings', () => refresh(uri));
  });
  neighbours.onOthersChanged((uris) => {
    for (const uri of uris) if (closed.has(uri)) later('show', () => closed.show(uri));
  });

  async function watch(): Promise<void> {
    if (watches || !client.registersWatchers) return;
    watches = true;
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{md,txt,tsv}' }] });
  }

  async function check(
    uris: readonly string[],
    progress: WorkDoneProgressReporter,
    isCancelled: () => boolean,
  ): Promise<CheckWorkspaceResult> {
    const words = wordsIn(session.localeOf(await settings.for(uris[0] ?? '')));
    progress.begin(words.checkingWorkspace, 0, undefined, true);
    const counts = { checked: 0, budgets: 0, unreadable: 0 };
    for (const uri of uris) {
      // Cancelling, typing and everything else get their turn between two files.
      await pause();
      if (isCancelled()) break;
      const kind = await checkOne(uri);
      counts.checked++;
      if (kind === 'budget') counts.budgets++;
      if (kind === 'unreadable') counts.unreadable++;
      progress.report((counts.checked * 100) / uris.length, words.checkedOf(counts.checked, uris.length));
    }
    // Only now does each know all the others.
    for (const uri of uris) await closed.show(uri);
    progress.done();
    return { ...counts, total: uris.length, cancelled: counts.checked < uris.length };
  }

  async function checkOne(uri: string): Promise<'budget' | 'other' | 'unreadable'> {
    wanted.add(uri);
    if (documents.get(uri) === undefined) return (await closed.read(uri)).kind;
    const reading = await readings.of(uri);
    return reading?.analysis.recognised ? 'budget' : 'other';
  }

  const command: ServerCommand = async ([given], { token, workDoneToken }) => {
    const params = checkWorkspaceParams.safeParse(given).data;
    if (!params) return null;
    const uris = [...new Set(params.uris)].filter(isDraft);
    await watch();
    const own = workDoneToken === undefined && client.showsProgress ? await connection.window.createWorkDoneProgress() : undefined;
    const progress = own ?? connection.window.attachWorkDoneProgress(workDoneToken);
    return check(uris, progress, () => token.isCancellationRequested || own?.token.isCancellationRequested === true);
  };
  return { commands: { [checkWorkspaceCommand]: command } };
};

/** Folders of packages and those that begin with a dot hold no drafts. */
function isPassedOver(uri: string): boolean {
  return /\/(?:node_modules|\.[^/]*)\//.test(uri);
}

/** As large as the command line reads. */
const largestDraft = 20 * 1024 * 1024;

/** Reads a file itself where it can, and asks the client for what only the client can reach. */
async function readText({ runtime, connection, client }: Session, uri: string): Promise<string | undefined> {
  const text = await runtime.readText(uri, largestDraft);
  if (text !== undefined || uri.startsWith('file:') || !client.readsTexts) return text;
  const answer: unknown = await connection.sendRequest(readTextMethod, { uri }).catch(() => undefined);
  return typeof answer === 'string' ? answer : undefined;
}
