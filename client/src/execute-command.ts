import type { ExecuteCommandRequest, LanguageClient } from 'vscode-languageclient/node';

/** Named here, since the library is loaded behind the activation. */
const method: typeof ExecuteCommandRequest.method = 'workspace/executeCommand';

/** Has the server execute one of its commands; null where it could not. */
export async function executeCommand<Params, Result>(client: LanguageClient, command: string, params: Params): Promise<Result | null> {
  return client.sendRequest<Result | null>(method, { command, arguments: [params] });
}
