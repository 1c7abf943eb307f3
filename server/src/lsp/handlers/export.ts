import * as z from 'zod';
import { exportFormatInfo, exportFormats } from '../../core/api.js';
import { exportFiles } from '../../exchange/export-files.js';
import { previewOf } from '../previews.js';
import { toBase64 } from '../protocol/base64.js';
import { type ExportFormatsResult, type ExportResult, exportCommand, exportFormatsMethod } from '../protocol/export.js';
import type { ServerFeature } from '../server-feature.js';

const exportParams = z.object({ uri: z.string(), format: z.enum(exportFormats) });
const formatsParams = z.object({ uri: z.string() });

/** Gives a document in another form, for whoever writes the files. */
export const exportFeature: ServerFeature = ({ connection, answer, neighbours, settings, localeOf }) => {
  connection.onRequest(exportFormatsMethod, async (given: unknown): Promise<ExportFormatsResult | null> => {
    const { uri } = formatsParams.safeParse(given).data ?? {};
    if (uri === undefined) return null;
    const locale = localeOf(await settings.for(uri));
    return { formats: exportFormats.map((format) => exportFormatInfo(format, locale)) };
  });
  return {
    commands: {
      [exportCommand]: async ([given]): Promise<ExportResult | null> => {
        const { uri, format } = exportParams.safeParse(given).data ?? {};
        if (uri === undefined || format === undefined) return null;
        const reading = await answer(exportCommand, uri, undefined, ({ plain }) => plain);
        if (reading === undefined) return null;
        if (!reading.analysis.recognised) return { files: [] };
        const files = await exportFiles(reading.analysis, previewOf(reading, neighbours.around(reading)), format, stemOf(uri));
        return { files: files.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })) };
      },
    },
  };
};

/** The last part of an address, without its ending. */
function stemOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.[^.]*$/u, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
