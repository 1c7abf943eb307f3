import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

/** The .vsix that `npm run package` has made. */
export function packagedExtension(): string {
  const { name, version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const path = join(repositoryRoot, `${name}-${version}.vsix`);
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm run package\`.`);
  return path;
}
