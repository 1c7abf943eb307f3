import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileEvent,
  type InitializeParams,
} from 'vscode-languageserver';
import * as z from 'zod';
import { packFilePattern } from '../settings/describe-pack.js';
import { settingsFileName } from '../settings/settings.js';
import type { ClientFeatures } from './client-features.js';
import type { CrashLog } from './crash-log.js';

const section = 'budgetDraft';

/** The settings as the editor has them: asked for where it can be asked, otherwise as it sent them last. */
export interface EditorSettings {
  for(uri: string): Promise<unknown>;
  /** Settings changed in the editor or in a settings file. */
  onChange(listener: () => void): void;
  /** Other files changed that are watched. */
  onFilesChange(listener: (changes: readonly FileEvent[]) => void): void;
}

const initializationOptions = z.object({ settings: z.unknown() });
const sentSettings = z.object({ [section]: z.unknown() });

export function createEditorSettings(
  connection: Connection,
  params: InitializeParams,
  client: ClientFeatures,
  crashes: CrashLog,
): EditorSettings {
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let sent: unknown = initializationOptions.safeParse(params.initializationOptions).data?.settings;

  connection.onDidChangeConfiguration(({ settings }) => {
    sent = sentSettings.safeParse(settings).data?.[section] ?? sent;
    changed();
  });
  const fileListeners: ((changes: readonly FileEvent[]) => void)[] = [];
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const drafts = changes.filter(({ uri }) => isDraft(uri));
    if (drafts.length < changes.length) changed();
    if (drafts.length > 0) for (const listener of fileListeners) listener(drafts);
  });
  connection.onInitialized(() => {
    register(connection, client).catch((error: unknown) => crashes.report('register', error));
  });

  return {
    async for(uri) {
      if (!client.pullsConfiguration) return sent;
      try {
        return await connection.workspace.getConfiguration({ scopeUri: uri, section });
      } catch (error) {
        crashes.report('workspace/configuration', error);
        return sent;
      }
    },
    onChange: (listener) => listeners.push(listener),
    onFilesChange: (listener) => fileListeners.push(listener),
  };
}

/** Whether a file is one that drafts are written in; what else is watched holds settings. */
export function isDraft(uri: string): boolean {
  return /\.(?:md|txt|tsv)$/i.test(uri);
}

async function register(connection: Connection, client: ClientFeatures): Promise<void> {
  if (client.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section });
  if (client.registersWatchers) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [settingsFileName, packFilePattern].map((name) => ({ globPattern: `**/${name}` })),
    });
  }
}
