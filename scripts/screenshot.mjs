// Takes the pictures of the documentation anew, in a real VS Code: all of them, or those that are named.
//
//   node scripts/screenshot.mjs [scene …]
import { ensureInstalled } from './npm.mjs';
import { runScript } from './run-script.mjs';

ensureInstalled(process.cwd());
runScript('scripts/package.mjs');
runScript('scripts/build.mjs', '--tests');
const { setUpEditors } = await import('../test/host/setup.mjs');
setUpEditors();
runScript('dist/test/support/editor-picture.entry.mjs', 'docs/images', ...process.argv.slice(2));
