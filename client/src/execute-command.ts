import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';

/** Has the server execute one of its commands; null where it could not. */
export async function executeCommand<Params, Result>(client: LanguageClient, command: string, params: Params): Promise<Result | null> {
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [params] });
}
