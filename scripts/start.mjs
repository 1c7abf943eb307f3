// The first thing to run after cloning: installs, builds, checks the sample draft and says how to go on. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './npm.mjs';
import { runScript } from './run-script.mjs';

const SAMPLE = 'docs/sample/draft.md';
const FINDINGS = 1;

ensureInstalled(process.cwd());
runScript('scripts/build.mjs');

console.log(`\n检查示例文稿（其中有一处埋下的错误）/ Checking the sample draft (with one planted slip): ${SAMPLE}\n`);
const { status } = spawnSync(process.execPath, ['dist/cli.js', 'check', SAMPLE], { stdio: 'inherit' });
// The sample is meant to have a finding, which the command line reports as 1; anything else went wrong.
if (status !== FINDINGS) process.exit(status || 2);

console.log(`
在编辑器中查看：       npm run editor
检查自己的文稿：       node dist/cli.js check 文件或文件夹
运行全部测试：         npm test

See it in the editor:  npm run editor
Check your own draft:  node dist/cli.js check FILE-OR-FOLDER
Run all the tests:     npm test
`);
