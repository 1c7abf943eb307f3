import type { ApplyWorkspaceEditParams, ApplyWorkspaceEditResult, ExecuteCommandParams } from 'vscode-languageserver';
import * as z from 'zod';
import { recalculate } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import { toTextEdits, toWorkspaceEdit } from '../convert.js';
import { type RecalculateParams, type RecalculateResult, recalculateCommand, recalculateTableCommand } from '../protocol.js';
import type { Reading } from '../readings.js';
import { wordsIn } from '../words.js';

const offset = z.int().min(0);

const recalculateParams = z.object({
  uri: z.string(),
  version: z.int().optional(),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document') }),
    z.object({ kind: z.literal('table'), offset }),
    z.object({ kind: z.literal('total'), offset }),
  ]),
});

/** What a code lens carries; it comes to the server in editors that have no client of ours. */
const lensArguments = z.tuple([z.string(), offset]);

export interface ExecuteCommandNeeds {
  readonly readingOf: (uri: string) => Promise<Reading | undefined>;
  readonly applyEdit: (params: ApplyWorkspaceEditParams) => Promise<ApplyWorkspaceEditResult>;
  readonly inform: (message: string) => void;
}

const nothing: RecalculateResult = { applied: false, changed: 0 };

/** Recalculates as asked; null for a command or arguments that are not ours. */
export async function executeCommand(
  params: ExecuteCommandParams,
  needs: ExecuteCommandNeeds,
  client: ClientFeatures,
): Promise<RecalculateResult | null> {
  const wish = readWish(params);
  if (wish === undefined) return null;
  const reading = await needs.readingOf(wish.uri);
  if (reading === undefined) return nothing;
  if (wish.version !== undefined && wish.version !== reading.document.version) {
    needs.inform(wordsIn(reading.locale).documentMovedOn);
    return nothing;
  }
  const edits = recalculate(reading.analysis, wish.scope);
  if (edits.length === 0 || !client.appliesEdits) return { applied: false, changed: edits.length };
  const { applied } = await needs.applyEdit({
    label: wordsIn(reading.locale).recalculation,
    edit: toWorkspaceEdit(reading, toTextEdits(reading.analysis.lines, edits), true, client),
  });
  return { applied, changed: edits.length };
}

function readWish({
  command,
  arguments: given,
}: ExecuteCommandParams): (Omit<RecalculateParams, 'version'> & { version?: number | undefined }) | undefined {
  if (command === recalculateCommand) return recalculateParams.safeParse(given?.[0]).data;
  if (command !== recalculateTableCommand) return undefined;
  const lens = lensArguments.safeParse(given).data;
  return lens && { uri: lens[0], scope: { kind: 'table', offset: lens[1] } };
}
