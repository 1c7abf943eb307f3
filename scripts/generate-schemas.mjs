// Writes what follows from the settings in server/src/settings: schemas/settings.schema.json, `contributes.configuration`
// in package.json, the words for it (keys `config.*`) in package.nls.json and package.nls.zh-cn.json, and
// schemas/pack.schema.json.
// `--check` writes nothing, names the files that are out of date, and ends with 1 where there are any.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as esbuild from 'esbuild';

const check = process.argv.includes('--check');
const settings = await load('server/src/settings/describe-settings.ts');
const packs = await load('server/src/settings/describe-pack.ts');
const stale = [
  write('schemas/pack.schema.json', () => packs.packFileSchema()),
  write('schemas/settings.schema.json', () => settings.settingsFileSchema()),
  write('package.json', (manifest) => ({
    ...manifest,
    contributes: { ...manifest.contributes, configuration: settings.manifestConfiguration() },
  })),
  write('package.nls.json', (texts) => merged(texts, settings.textsIn('en'))),
  write('package.nls.zh-cn.json', (texts) => merged(texts, settings.textsIn('zh-CN'))),
].filter((path) => path !== undefined);

for (const path of stale) console.log(check ? `${path} is out of date: run node scripts/generate-schemas.mjs` : `wrote ${path}`);
if (check && stale.length > 0) process.exitCode = 1;

/** The texts of others as they are, and after them those that are generated. */
function merged(texts, generated) {
  return { ...Object.fromEntries(Object.entries(texts).filter(([key]) => !settings.isGeneratedKey(key))), ...generated };
}

/** Gives the path back where the file is not as it should be; where it only differs in layout, it is as it should be. */
function write(path, change) {
  const before = read(path);
  const after = change(before ?? {});
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
  }
  return path;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function load(path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
