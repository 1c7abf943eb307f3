import * as z from 'zod';
import { analyse, draftFormsFor, draftSentences, insertableTables, insertFormTable, newDraft, placeholdersIn } from '../../core/api.js';
import { toAnalyseOptions } from '../../settings/settings.js';
import { applyChange } from '../apply-change.js';
import { toRange } from '../convert.js';
import { documentParams, offsetParam } from '../own-params.js';
import {
  draftSentencesCommand,
  draftUnits,
  type FormsRequestParams,
  type FormsResult,
  type FormTablesParams,
  type FormTablesResult,
  formsMethod,
  formTablesMethod,
  insertTableCommand,
  type NewDraftResult,
  newDraftMethod,
} from '../protocol/new-draft.js';
import type { ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

const newDraftParams = z.object({
  uri: z.string().optional(),
  form: z.string(),
  year: z.int().min(2000).max(2100),
  owner: z.string().max(80),
  unit: z.enum(draftUnits).optional(),
});

const insertTableParams = documentParams.extend({
  title: z.string(),
  offset: offsetParam,
  year: z.int().min(2000).max(2100),
});

/** New documents, tables of their form, and sentences out of their figures. */
export const newDraftFeature: ServerFeature = (session) => {
  const { connection, settings, readings, neighbours, localeOf, answer } = session;

  connection.onRequest(formsMethod, async ({ uri }: FormsRequestParams): Promise<FormsResult> => {
    const inForce = await settings.for(uri ?? '');
    const owner = uri === undefined ? undefined : (await readings.of(uri))?.analysis.document.owner;
    const forms = draftFormsFor(toAnalyseOptions(inForce, localeOf(inForce)));
    return { forms, ...(owner === undefined ? {} : { owner }) };
  });

  connection.onRequest(newDraftMethod, async (given: unknown): Promise<NewDraftResult | null> => {
    const params = newDraftParams.safeParse(given).data;
    if (!params) return null;
    const inForce = await settings.for(params.uri ?? '');
    const options = toAnalyseOptions(inForce, localeOf(inForce));
    const { form, year, owner, unit } = params;
    const text = newDraft({ form, year, owner, ...(unit === undefined ? {} : { unit }) }, options);
    if (text === undefined) return null;
    const analysis = analyse(text, options);
    const [first] = placeholdersIn(analysis);
    return { text, ...(first ? { placeholder: toRange(analysis.lines, first) } : {}) };
  });

  connection.onRequest(formTablesMethod, ({ uri }: FormTablesParams) =>
    answer<FormTablesResult | null>(formTablesMethod, uri, null, ({ analysis, document, locale }) => ({
      form: analysis.document.form.pack.name[locale],
      tables: insertableTables(analysis),
      version: document.version,
    })),
  );

  return {
    commands: {
      async [insertTableCommand]([given]) {
        const params = insertTableParams.safeParse(given).data;
        if (!params) return null;
        return applyChange(
          session,
          params,
          ({ analysis, locale }) => insertFormTable(analysis, params) ?? { refused: wordsIn(locale).noSuchTable },
        );
      },
      async [draftSentencesCommand]([given]) {
        const params = documentParams.safeParse(given).data;
        if (!params) return null;
        return applyChange(session, params, (reading) => {
          const edits = draftSentences(reading.analysis, neighbours.lastYear(reading)).flatMap((draft) => draft.edits);
          const words = wordsIn(reading.locale);
          return edits.length === 0 ? { refused: words.nothingToDraft } : { title: words.draftedSentences, edits };
        });
      },
    },
  };
};
