// Takes the picture in README.md anew: the sample draft with its finding, in a real VS Code.
import { ensureInstalled } from './npm.mjs';
import { runScript } from './run-script.mjs';

ensureInstalled(process.cwd());
runScript('scripts/package.mjs');
runScript('scripts/build.mjs', '--tests');
const { setUpEditors } = await import('../test/host/setup.mjs');
setUpEditors();
runScript('dist/test/support/editor-picture.entry.mjs', 'docs/images/editor.png');
