import { MessageType } from 'vscode-languageserver';
import * as z from 'zod';
import { countsOf, type Ripple, rippleChange, rippleFrom, sayQuestion } from '../../core/api.js';
import { applyChange, type WantedChange } from '../apply-change.js';
import { documentParams, offsetParam } from '../own-params.js';
import { previewCommand, updateCommand, updateDependentsCommand } from '../protocol/impact.js';
import type { Reading } from '../readings.js';
import type { ServerCommand, ServerFeature } from '../server-feature.js';
import { showMessage } from '../show-message.js';
import { wordsIn } from '../words.js';

const updateParams = documentParams.extend({
  preview: z.boolean().optional(),
  sources: z.array(z.object({ offset: offsetParam, before: z.string().max(200) })).optional(),
});

/** What a code lens carries; it comes to the server in editors that have no client of ours. */
const lensArguments = z.tuple([z.string()]);

type UpdateParams = z.infer<typeof updateParams>;

/** Clients count offsets in the text as it stands. */
function keptSources({ document: { lined } }: Reading, sources: NonNullable<UpdateParams['sources']>): typeof sources {
  return sources.map(({ offset, before }) => ({ offset: lined.offsetOfPlain(offset), before }));
}

/** Lets what follows from changed figures follow, as one step. */
export const impactFeature: ServerFeature = (session) => {
  const rippleIn = (reading: Reading, { sources }: UpdateParams): Ripple | undefined =>
    sources ? rippleFrom(reading.analysis, keptSources(reading, sources)) : session.impacts.of(reading)?.ripple;
  const update = async (params: UpdateParams) => {
    let decision: string | undefined;
    const result = await applyChange(
      session,
      params,
      (reading): WantedChange => {
        const { locale } = reading;
        const ripple = rippleIn(reading, params);
        const [question] = ripple?.open ?? [];
        decision = ripple && question && sayQuestion(question, ripple, locale);
        if (ripple && countsOf(ripple).edits > 0) return { ...rippleChange(ripple, locale, params.preview ?? false), changesFigures: true };
        return { refused: decision ?? wordsIn(locale).nothingFollows };
      },
      'kept',
    );
    // What only the author can decide is said once everything else is up to date.
    if (result.applied && decision !== undefined) showMessage(session.connection, MessageType.Info, decision);
    return result;
  };
  const asked: ServerCommand = async ([given]) => {
    const params = updateParams.safeParse(given).data;
    return params ? update(params) : null;
  };
  const clicked =
    (preview: boolean): ServerCommand =>
    async (given) => {
      const lens = lensArguments.safeParse(given).data;
      return lens ? update({ uri: lens[0], preview }) : null;
    };
  return {
    commands: { [updateDependentsCommand]: asked },
    clientCommands: { [updateCommand]: clicked(false), [previewCommand]: clicked(true) },
  };
};
