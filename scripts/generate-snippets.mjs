// Writes snippets/budget-tables.json: a snippet for each table of the form that fits all, printed as the server prints it.
// `--check` writes nothing and ends with 1 where the file is out of date.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { writeGenerated } from './write-generated.mjs';

const target = fileURLToPath(new URL('../snippets/budget-tables.json', import.meta.url));
const OWNER = '本单位';
// A year that no document has, so that it is told from every other number.
const year = 2099;
const { blankTable, builtInPacks } = await load('server/src/core/api.ts');

const pack = builtInPacks.find(({ id }) => id === 'generic');
const text = `${JSON.stringify(Object.fromEntries(pack.offeredTables.map(snippetOf)), undefined, 2)}\n`;
if (!process.argv.includes('--check')) mkdirSync(new URL('../snippets/', import.meta.url), { recursive: true });
writeGenerated(target, text);

function snippetOf(table) {
  const written = blankTable(table, pack, { year, owner: OWNER, unit: undefined }, 'pipe');
  const body = written
    .replace(/[\\$}]/gu, '\\$&')
    .replaceAll(OWNER, '$' + '{1:单位名称}')
    .replaceAll(`${year - 1}年`, '上年')
    .replaceAll(`${year}年`, '$' + '{CURRENT_YEAR}年');
  return [
    table.title,
    {
      prefix: [`表${table.title}`, `bg-${table.fund ?? ''}${table.fund ? '-' : ''}${table.kind}`],
      description: `空表：${table.title}`,
      body: body.split('\n'),
    },
  ];
}

async function load(path) {
  const options = { entryPoints: [path], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20' };
  const { outputFiles } = await esbuild.build(options);
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
