import { runCommandLine } from './cli/run.js';
import type { Terminal, TextStream } from './cli/terminal.js';

let outputFailed = false;

const interruption = new AbortController();
// Whoever presses Ctrl-C again wants the end at once, which is what happens without a listener.
process.once('SIGINT', () => interruption.abort());

/** Whoever reads us may stop reading, as `head` does; that is no fault of ours. */
function toTextStream(stream: NodeJS.WriteStream): TextStream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    outputFailed = true;
    process.exitCode = 2;
  });
  return {
    isTerminal: stream.isTTY === true,
    // Some terminals do not know their width and tell 0.
    columns: stream.columns || undefined,
    write: (text) => {
      if (text !== '') stream.write(text);
    },
    drained: () =>
      new Promise((resolve) => {
        if (!stream.writableNeedDrain || stream.destroyed) {
          resolve();
          return;
        }
        const done = () => {
          for (const event of ['drain', 'error', 'close']) stream.off(event, done);
          resolve();
        };
        for (const event of ['drain', 'error', 'close']) stream.on(event, done);
      }),
  };
}

async function readInput(limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    // More than the limit is refused anyway, so the rest need not be read.
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  out: toTextStream(process.stdout),
  error: toTextStream(process.stderr),
  interruption: interruption.signal,
  readInput,
};

/** The command line as a Node process. */
export async function main(): Promise<void> {
  const code = await runCommandLine(process.argv.slice(2), terminal);
  process.exitCode = outputFailed ? 2 : code;
}
