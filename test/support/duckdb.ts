import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

export type SqlRow = Readonly<Record<string, unknown>>;

/** Each block on its own, as JSON; decimals stay texts. The module is looked for beside the repository and in NODE_PATH. */
const script = `
const { DuckDBInstance } = require('node:module').createRequire(process.argv[1])('@duckdb/node-api');
(async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const results = [];
  for (const sql of JSON.parse(require('node:fs').readFileSync(0, 'utf8')))
    results.push((await connection.runAndReadAll(sql)).getRowObjectsJson());
  process.stdout.write(JSON.stringify(results));
})();
`;

function run(blocks: readonly string[], cwd: string): ReturnType<typeof spawnSync> {
  const from = join(repositoryRoot, 'package.json');
  return spawnSync(process.execPath, ['-e', script, from], { cwd, input: JSON.stringify(blocks), encoding: 'utf8', maxBuffer: 2 ** 28 });
}

/** Whether DuckDB's module is at hand: it is large and native, and we do not depend on it. */
export function hasDuckDb(): boolean {
  return run([], repositoryRoot).status === 0;
}

/** What each block of SQL answers, in a folder. */
export function askDuckDb(blocks: readonly string[], cwd: string): readonly (readonly SqlRow[])[] {
  const { status, stdout, stderr } = run(blocks, cwd);
  if (status !== 0) throw new Error(`DuckDB: ${String(stderr)}`);
  return JSON.parse(String(stdout)) as readonly (readonly SqlRow[])[];
}
