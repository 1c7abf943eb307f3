import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type AnalyseOptions,
  acceptAgainst,
  analyse,
  byPlace,
  checkAmong,
  type DigestData,
  digestFromData,
  documentSet,
  type Finding,
  LineMap,
} from '../core/api.js';
import type { Command, FormatName } from './arguments.js';
import { type CheckCache, noCache, type OwnResult, openCheckCache } from './check-cache.js';
import { type CheckPool, openCheckPool } from './check-pool.js';
import { type Draft, filesOf, visitDrafts } from './drafts.js';
import type { FileReport } from './file-report.js';
import type { Format } from './formats/format.js';
import { formatGithub } from './formats/github.js';
import { formatJson } from './formats/json.js';
import { formatPretty } from './formats/pretty.js';
import { formatSarif } from './formats/sarif.js';
import { errorCode, type Problem } from './problem.js';
import { readText } from './read-text.js';
import { reportProblems } from './report-problems.js';
import { type ExitCode, exitCodes, type RunContext } from './run-context.js';

const formats: Readonly<Record<FormatName, Format>> = { pretty: formatPretty, json: formatJson, sarif: formatSarif, github: formatGithub };

type CheckCommand = Extract<Command, { kind: 'check' }>;

/**
 * Checks all drafts and prints what was found, in their order. The drafts are read once for what each says by itself and what the
 * others need of it, on all cores; then they are told one after another, with what the others say against them.
 */
export async function runCheck(command: CheckCommand, context: RunContext): Promise<ExitCode> {
  const cache = cacheFor(command, context);
  const { checked, problems } = await checkAll(command, context, cache);
  const tally = { failed: false, crashed: false };
  const files = tallied(reports(checked, command.all, cache), tally);
  for (const part of formats[command.format]({ files, problems }, context)) {
    context.terminal.out.write(part);
    await context.terminal.out.drained?.();
  }
  reportProblems(problems, context);
  // A rule that crashed has not checked what it is for.
  if (problems.length > 0 || tally.crashed) return exitCodes.couldNotRun;
  return tally.failed ? exitCodes.found : exitCodes.clean;
}

/** A draft that was checked by itself. Its text is read again when it is told. */
interface Checked {
  readonly path: string;
  readonly shownPath: string;
  readonly options: AnalyseOptions;
  readonly draft: OwnResult;
  readonly digest: () => DigestData | undefined;
  /** In the cache. */
  readonly key: string;
  /** Of the standard input, which can be read but once. */
  readonly input: string | undefined;
}

async function checkAll(
  command: CheckCommand,
  context: RunContext,
  cache: CheckCache,
): Promise<{ readonly checked: readonly Checked[]; readonly problems: readonly Problem[] }> {
  const count = filesOf(command.sources, context).files.length;
  const pool = openCheckPool(count, command.jobs);
  const results: (Checked | Problem | undefined)[] = [];
  const underWay = new Set<Promise<void>>();
  try {
    const problems = await visitDrafts(command.sources, context, async (draft) => {
      const place = results.push(undefined) - 1;
      const task = checkOne(draft, pool, cache).then((result) => {
        results[place] = result;
        underWay.delete(task);
      });
      underWay.add(task);
      if (underWay.size >= pool.window) await Promise.race(underWay);
      return undefined;
    });
    await Promise.all(underWay);
    const failed = results.filter((result): result is Problem => result !== undefined && 'kind' in result);
    return {
      checked: results.filter((result): result is Checked => result !== undefined && 'draft' in result),
      problems: [...problems, ...failed],
    };
  } finally {
    await pool.end();
  }
}

async function checkOne(
  { path, shownPath, isInput, text, bytes, options }: Draft,
  pool: CheckPool,
  cache: CheckCache,
): Promise<Checked | Problem> {
  try {
    const key = cache.keyOf(path, bytes, options);
    const about = { path, shownPath, options, key, input: isInput ? text : undefined };
    const known = cache.find(key);
    if (known) return { ...about, ...known };
    const { digest, ...draft } = await pool.check(path, text, options);
    cache.keep(key, { ...draft, digest });
    return { ...about, draft, digest: () => digest };
  } catch (error) {
    // The core is meant never to throw; should it do so, the other drafts are checked all the same.
    return { kind: 'internal', path: shownPath, message: errorCode(error) };
  }
}

function cacheFor({ cache }: CheckCommand, { terminal }: RunContext): CheckCache {
  if (cache === undefined) return noCache;
  // Two builds of one version may find different things.
  const engine = createHash('sha256')
    .update(readFileSync(join(__dirname, 'command-line.js')))
    .digest('hex');
  return openCheckCache(resolve(terminal.cwd, cache), engine);
}

/** Tells each draft in its order, with what the others say against it. */
function* reports(checked: readonly Checked[], all: boolean, cache: CheckCache): Generator<FileReport> {
  const keys = checked.map(({ key }) => key);
  const known = cache.findAgainst(keys);
  const against = known ?? saidAgainst(checked);
  if (!known) cache.keepAgainst(keys, against);
  for (const [place, one] of checked.entries()) yield reportOf(one, against[place] ?? [], all);
}

/** What the others say against each draft, but for what its comments accept. */
function saidAgainst(checked: readonly Checked[]): readonly (readonly Finding[])[] {
  const digests = checked.map(({ digest }) => {
    const data = digest();
    return data && digestFromData(data);
  });
  const set = documentSet(digests.flatMap((digest) => digest ?? []));
  return checked.map((one, place) => {
    const digest = digests[place];
    const found = digest ? checkAmong(digest, set, one.options) : [];
    return found.length > 0 && one.draft.acceptsOthers ? acceptAgainst(analyse(textOf(one), one.options), found).findings : found;
  });
}

function reportOf(checked: Checked, against: readonly Finding[], all: boolean): FileReport {
  const { path, shownPath, draft } = checked;
  const source = lazily(() => textOf(checked));
  const lines = lazily(() => new LineMap(source()));
  const found = against.length === 0 ? draft.findings : [...draft.findings, ...against].sort(byPlace);
  const findings = all ? found : found.filter(({ severity }) => severity !== 'hint');
  const { recognised, equations, holding, template } = draft;
  return {
    path,
    shownPath,
    get text() {
      return source();
    },
    get lines() {
      return lines();
    },
    recognised,
    equations,
    holding,
    ...(template === undefined ? {} : { template }),
    findings,
    hiddenHints: found.length - findings.length,
  };
}

/** A draft that is gone meanwhile has no lines to show any more. */
function textOf({ path, input }: Checked): string {
  if (input !== undefined) return input;
  const reading = readText(path);
  return reading.kind === 'text' ? reading.text : '';
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function* tallied(files: Iterable<FileReport>, tally: { failed: boolean; crashed: boolean }): Generator<FileReport> {
  for (const file of files) {
    tally.failed ||= file.findings.some(isError);
    tally.crashed ||= file.findings.some(({ ruleId }) => ruleId === 'internal-error');
    yield file;
  }
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
