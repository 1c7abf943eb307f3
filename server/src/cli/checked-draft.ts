import {
  type AnalyseOptions,
  analyse,
  type DigestData,
  digestData,
  digestOf,
  type Finding,
  holdsAcceptances,
  summarise,
  templateOf,
} from '../core/api.js';

/**
 * What a check says of one draft by itself, and what the others need of it. Plain data, so that it can come from another thread
 * and be kept on disk.
 */
export interface CheckedDraft {
  readonly recognised: boolean;
  readonly equations: number;
  /** How many of them hold. */
  readonly holding: number;
  /** The name of the form it follows; undefined where it follows none in particular. */
  readonly template: string | undefined;
  /** Hints too, in the order of their places. */
  readonly findings: readonly Finding[];
  /** Undefined for what is no budget. */
  readonly digest: DigestData | undefined;
  /** A comment may accept what other drafts say against this one. */
  readonly acceptsOthers: boolean;
}

/** Checks one draft by itself. `path` is what the others know it by. */
export function checkDraft(path: string, text: string, options: AnalyseOptions): CheckedDraft {
  const analysis = analyse(text, options);
  const { equations, holding } = summarise(analysis);
  const { how, name } = templateOf(analysis);
  const digest = digestOf(path, analysis);
  return {
    recognised: analysis.recognised,
    equations,
    holding,
    template: analysis.recognised && how !== 'generic' ? name : undefined,
    findings: analysis.findings,
    digest: digest && digestData(digest),
    acceptsOthers: holdsAcceptances(analysis),
  };
}
