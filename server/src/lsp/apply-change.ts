import { MessageType } from 'vscode-languageserver';
import type * as z from 'zod';
import type { DocumentChange, Refusal } from '../core/api.js';
import { toChangeEdit } from './convert.js';
import type { documentParams } from './own-params.js';
import type { ChangeResult } from './protocol/change.js';
import type { Reading } from './readings.js';
import type { Session } from './session.js';
import { showMessage } from './show-message.js';
import { wordsIn } from './words.js';

/** A change as the core gives it, or the reason why there is none, to be shown to the author. */
export type WantedChange = (DocumentChange & { readonly changesFigures?: boolean }) | Refusal;

/**
 * Has the client make a change to the version of a document that the author saw, as one step that can be undone. What changes
 * much of a text works on its plain reading; what was found in the reading that is kept while typing, on that.
 */
export async function applyChange(
  session: Session,
  { uri, version }: z.infer<typeof documentParams>,
  changeOf: (reading: Reading) => WantedChange,
  offsets: 'plain' | 'kept' = 'plain',
): Promise<ChangeResult> {
  const { connection, client, readings } = session;
  const inform = (message: string) => showMessage(connection, MessageType.Info, message);
  const found = await readings.of(uri);
  const reading = offsets === 'plain' ? found?.plain : found;
  if (reading === undefined) return nothing;
  if (version !== undefined && version !== reading.document.version) {
    inform(wordsIn(reading.locale).documentMovedOn);
    return nothing;
  }
  const change = changeOf(reading);
  if ('refused' in change) {
    inform(change.refused);
    return nothing;
  }
  const { title, edits, changesFigures = false } = change;
  if (edits.length === 0 || !client.appliesEdits) return { applied: false, changed: edits.length };
  const { applied } = await connection.workspace.applyEdit({ label: title, edit: toChangeEdit(reading, edits, changesFigures, client) });
  // An edit that changes nothing only has the client ask.
  return { applied, changed: edits.filter(({ span, newText }) => newText !== '' || span.end > span.start).length };
}

const nothing: ChangeResult = { applied: false, changed: 0 };
