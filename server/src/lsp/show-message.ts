import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Shows a message that needs no answer. The connection's own way asks for one, and simple editors cannot give it. */
export function showMessage(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message }).catch(() => undefined);
}
