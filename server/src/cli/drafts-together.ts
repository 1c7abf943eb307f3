import { type AmongOthers, type Analysis, amongOthers, analyse, type DocumentDigest, digestOf, documentSet } from '../core/api.js';
import type { Sources } from './arguments.js';
import { visitDrafts } from './drafts.js';
import { findFiles } from './find-files.js';
import type { RunContext } from './run-context.js';

/** Says of each draft what the others say of it. */
export type TellAmong = (path: string, analysis: Analysis) => AmongOthers | undefined;

/**
 * Reads all drafts once and keeps of each only what the others need, so that they can then be read again one by one. What goes
 * wrong with one of them is told at the second reading. The standard input can be read but once, and is compared with nothing.
 */
export async function readTogether(sources: Sources, context: RunContext): Promise<TellAmong> {
  const { files } = findFiles(sources.paths);
  if (files.length < 2 || files.includes('-')) return () => undefined;
  const digests = new Map<string, DocumentDigest>();
  await visitDrafts(sources, context, ({ path, text, options }) => {
    const digest = digestOf(path, analyse(text, options));
    if (digest) digests.set(path, digest);
    return undefined;
  });
  const set = documentSet([...digests.values()]);
  return (path, analysis) => {
    const digest = digests.get(path);
    return digest && set.digests.length > 1 ? amongOthers(analysis, digest, set) : undefined;
  };
}
