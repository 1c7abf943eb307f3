import { type AmongOthers, isMarkdownFile, type PreviewReading, patchBetween, readPreview } from '../core/api.js';
import type { PreviewUpdate } from './protocol/preview.js';
import type { Reading } from './readings.js';

/** What pages were told last, by document: only what changed since then is sent. */
export interface Previews {
  /** What to tell a page that shows a revision, or nothing yet. */
  update(reading: Reading, among: AmongOthers | undefined, shown: number | undefined): PreviewUpdate;
  /** What a page shows; undefined where it shows another revision than it was told last. */
  shown(uri: string, revision: number): ToldPreview | undefined;
  forget(uri: string): void;
}

export interface ToldPreview {
  readonly revision: number;
  readonly reading: Reading;
  readonly among: AmongOthers | undefined;
  readonly preview: PreviewReading;
}

export function createPreviews(): Previews {
  const told = new Map<string, ToldPreview>();
  let revisions = 0;
  return {
    update(reading, among, shown) {
      const { uri, version } = reading.document;
      const last = told.get(uri);
      const isShown = last !== undefined && last.revision === shown;
      // What others say is put together anew each time it is asked for.
      if (isShown && last.reading.id === reading.id && JSON.stringify(last.among) === JSON.stringify(among))
        return { kind: 'patch', revision: shown, base: shown, version, patch: {} };
      const preview = previewOf(reading, among, last?.preview);
      const revision = ++revisions;
      told.set(uri, { revision, reading, among, preview });
      return isShown
        ? { kind: 'patch', revision, base: shown, version, patch: patchBetween(last.preview.model, preview.model) }
        : { kind: 'whole', revision, version, model: preview.model };
    },
    shown(uri, revision) {
      const last = told.get(uri);
      return last?.revision === revision ? last : undefined;
    },
    forget: (uri) => void told.delete(uri),
  };
}

/** A document as pages show it; blocks keep the ids of an earlier reading. */
export function previewOf(reading: Reading, among: AmongOthers | undefined, before?: PreviewReading): PreviewReading {
  return readPreview(reading.analysis, { isMarkdown: isMarkdown(reading), among, before });
}

/** By what the editor says; a draft in a language of its own is Markdown where its name says so. */
function isMarkdown({ document: { uri, languageId } }: Reading): boolean {
  return languageId === 'markdown' || (languageId !== 'plaintext' && isMarkdownFile(uri));
}
