/** How the language server is to run, as its command line says. */
export type ServerArguments =
  | { readonly kind: 'stdio' }
  | { readonly kind: 'node-ipc' }
  | { readonly kind: 'socket'; readonly port: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string };

export const serverHelp = `budget-draft-language-server: checks Chinese government budgets in any editor that speaks LSP
budget-draft-language-server：在支持 LSP 的编辑器中检查部门预算文稿

  --stdio          speak over standard input and output (the default)   通过标准输入输出通信（默认）
  --node-ipc       speak over the IPC channel of a parent Node process  通过父 Node 进程的 IPC 通道通信
  --socket=PORT    connect to a port of this machine                    连接本机端口
  --version        print the version                                    显示版本
  --help           print this                                           显示本说明
`;

/** `interactive` says that standard input is a person at a terminal and no editor. */
export function readServerArguments(given: readonly string[], interactive: boolean): ServerArguments {
  let transport: ServerArguments | undefined;
  for (const argument of given) {
    const [flag = '', value] = splitAtEquals(argument);
    if (flag === '--help' || flag === '-h') return { kind: 'help' };
    if (flag === '--version' || flag === '-v') return { kind: 'version' };
    // Client libraries add this one by themselves; the connection's library reads it.
    if (flag === '--clientProcessId') continue;
    const chosen = readTransport(flag, value);
    if (chosen.kind === 'mistake') return chosen;
    if (transport !== undefined && transport.kind !== chosen.kind) {
      return mistake(`--${transport.kind} 与 --${chosen.kind} 只能选一个 / choose one of --${transport.kind} and --${chosen.kind}`);
    }
    transport = chosen;
  }
  if (transport !== undefined) return transport;
  return interactive
    ? mistake('请由编辑器启动，或指明 --stdio / this is started by an editor; say --stdio to start it here')
    : { kind: 'stdio' };
}

function readTransport(flag: string, value: string | undefined): ServerArguments {
  if (flag === '--stdio' && value === undefined) return { kind: 'stdio' };
  if (flag === '--node-ipc' && value === undefined) return { kind: 'node-ipc' };
  if (flag === '--socket') {
    const port = Number(value);
    if (value !== undefined && /^\d+$/.test(value) && port > 0 && port < 65_536) return { kind: 'socket', port };
    return mistake('--socket 需要端口号，如 --socket=6009 / --socket needs a port, as in --socket=6009');
  }
  const shown = value === undefined ? flag : `${flag}=${value}`;
  return mistake(`不认识的参数 ${shown}，可用的参数见 --help / unknown argument ${shown}, see --help`);
}

function splitAtEquals(argument: string): readonly [string, string | undefined] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function mistake(message: string): ServerArguments {
  return { kind: 'mistake', message };
}
