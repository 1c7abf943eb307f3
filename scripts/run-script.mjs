import { spawnSync } from 'node:child_process';

/** Runs a script of this repository with Node and shows its output; where it fails, this process ends with its status. */
export function runScript(...command) {
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
