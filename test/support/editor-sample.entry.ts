import { systemLanguage } from '../../server/src/cli/locale.js';
import { type EditorServer, installExtension, newestEdition, removeFolder, startEditor } from './editor-server.js';
import { packagedExtension } from './packaged-extension.js';

export interface SampleEditor {
  readonly url: string;
  readonly ended: EditorServer['ended'];
  /** Ends VS Code and removes all it has written, drafts in its folder included. */
  close(): Promise<void>;
}

/** Starts a VS Code with the packaged extension and a draft open, for a person to try out in a browser. */
export async function openSample(folder: string, drafts: string, draft: string): Promise<SampleEditor> {
  const edition = newestEdition();
  installExtension(edition, folder, packagedExtension());
  // A fresh VS Code speaks English whatever the person speaks, so the extension is told.
  const language = systemLanguage(process.env) ?? 'zh-CN';
  const settings = language.startsWith('zh') ? { 'budgetDraft.locale': 'zh-CN' } : {};
  const server = await startEditor({ edition, folder, settings });
  const url = server.url(drafts, [
    ['openFile', server.remoteUri(`${drafts}/${draft}`)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  return {
    url,
    ended: server.ended,
    close: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}
