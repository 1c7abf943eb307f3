import * as z from 'zod';
import { recalculate } from '../../core/api.js';
import { applyChange } from '../apply-change.js';
import { documentParams, offsetParam } from '../own-params.js';
import { recalculateCommand, recalculateTableCommand } from '../protocol/recalculate.js';
import type { ServerCommand, ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

const recalculateParams = documentParams.extend({
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document') }),
    z.object({ kind: z.literal('table'), offset: offsetParam }),
    z.object({ kind: z.literal('total'), offset: offsetParam }),
  ]),
});

/** What a code lens carries; it comes to the server in editors that have no client of ours. */
const lensArguments = z.tuple([z.string(), offsetParam]);

/** Sets totals to the sums of their parts. */
export const recalculateFeature: ServerFeature = (session) => {
  const recalculated = async (params: z.infer<typeof recalculateParams>) =>
    applyChange(session, params, ({ analysis, locale }) => ({
      title: wordsIn(locale).recalculation,
      edits: recalculate(analysis, params.scope),
      changesFigures: true,
    }));
  const asked: ServerCommand = async ([given]) => {
    const params = recalculateParams.safeParse(given).data;
    return params ? recalculated(params) : null;
  };
  const clicked: ServerCommand = async (given) => {
    const lens = lensArguments.safeParse(given).data;
    return lens ? recalculated({ uri: lens[0], scope: { kind: 'table', offset: lens[1] } }) : null;
  };
  return { commands: { [recalculateCommand]: asked }, clientCommands: { [recalculateTableCommand]: clicked } };
};
