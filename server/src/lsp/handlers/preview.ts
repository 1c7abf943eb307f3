import * as z from 'zod';
import { type EquationView, equationViewAt, mapPlaces, type PreviewPlace } from '../../core/api.js';
import { applyChange } from '../apply-change.js';
import { toOffset, toRange } from '../convert.js';
import { positionParam } from '../own-params.js';
import { createPreviews, type ToldPreview } from '../previews.js';
import type { ChangeResult } from '../protocol/change.js';
import {
  type PreviewTarget,
  type PreviewUpdate,
  previewCloseMethod,
  previewEquationMethod,
  previewFixMethod,
  previewMethod,
  previewPlaceMethod,
  previewTargetMethod,
} from '../protocol/preview.js';
import type { ServerFeature } from '../server-feature.js';

const index = z.int().min(0);
const placeParam = z.object({
  block: index,
  row: index.optional(),
  column: index.optional(),
  inHeader: z.literal(true).optional(),
  start: index.optional(),
  end: index.optional(),
});
const previewParams = z.object({ uri: z.string(), revision: index.optional() });
const shownParams = z.object({ uri: z.string(), revision: index });
const placeParams = shownParams.extend({ place: placeParam });
const positionParams = shownParams.extend({ position: positionParam });
const fixParams = shownParams.extend({ finding: z.string(), fix: index });
const closeParams = z.object({ uri: z.string() });

/** A document as it will be published, kept up to date, with the way from what is shown to its source and back. */
export const previewFeature: ServerFeature = (session) => {
  const { connection, documents, neighbours, answer } = session;
  const previews = createPreviews();
  documents.onDidClose(({ document }) => previews.forget(document.uri));
  /** What a page shows, as long as the document is the one it shows: positions of another version would lead astray. */
  const current = ({ uri, revision }: z.infer<typeof shownParams>): ToldPreview | undefined => {
    const told = previews.shown(uri, revision);
    return told?.reading.document === documents.get(uri) ? told : undefined;
  };

  connection.onRequest<PreviewUpdate | null, unknown>(previewMethod, async (given: unknown): Promise<PreviewUpdate | null> => {
    const { uri, revision } = previewParams.safeParse(given).data ?? {};
    if (uri === undefined) return null;
    return answer<PreviewUpdate | null>(previewMethod, uri, null, (reading) => {
      // Of a document that was closed while it was read nothing is kept.
      if (documents.get(uri) === undefined) return null;
      return previews.update(reading, neighbours.around(reading), revision);
    });
  });

  connection.onRequest(previewTargetMethod, (given: unknown): PreviewTarget | null => {
    const params = placeParams.safeParse(given).data;
    const told = params && current(params);
    return (told && targetOf(told, params.place as PreviewPlace)) ?? null;
  });

  connection.onRequest(previewPlaceMethod, (given: unknown): PreviewPlace | null => {
    const params = positionParams.safeParse(given).data;
    const told = params && current(params);
    if (!told) return null;
    const offset = toOffset(told.reading.analysis, params.position);
    return told.preview.placeOf({ start: offset, end: offset }) ?? null;
  });

  connection.onRequest(previewEquationMethod, (given: unknown): EquationView<PreviewPlace> | null => {
    const params = placeParams.safeParse(given).data;
    const told = params && previews.shown(params.uri, params.revision);
    return (told && equationOf(told, params.place as PreviewPlace)) ?? null;
  });

  connection.onRequest(previewFixMethod, async (given: unknown): Promise<ChangeResult> => {
    const params = fixParams.safeParse(given).data;
    const told = params && previews.shown(params.uri, params.revision);
    const suggestion = told?.preview.findingOf(params?.finding ?? '')?.suggestions[params?.fix ?? 0];
    if (!told || !suggestion) return { applied: false, changed: 0 };
    const { uri, version } = told.reading.document;
    return applyChange(session, { uri, version }, () => suggestion, 'kept');
  });

  connection.onNotification(previewCloseMethod, (given: unknown) => {
    const { uri } = closeParams.safeParse(given).data ?? {};
    if (uri !== undefined) previews.forget(uri);
  });

  return {};
};

/** Undefined where the model has no such place. */
function targetOf({ reading: { document, analysis }, preview }: ToldPreview, place: PreviewPlace): PreviewTarget | undefined {
  const span = preview.spanOf(place);
  return span && { version: document.version, range: toRange(analysis.lines, span) };
}

/** Undefined where the place holds no number. */
function equationOf({ reading: { analysis }, preview }: ToldPreview, place: PreviewPlace): EquationView<PreviewPlace> | undefined {
  const span = preview.spanOf(place);
  const view = span && equationViewAt(analysis, span.start);
  return view && mapPlaces(view, (each) => preview.placeOf(each));
}
