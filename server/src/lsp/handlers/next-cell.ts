import * as z from 'zod';
import { nextCell, textAfter } from '../../core/api.js';
import { toOffset, toRangeIn, toTextEdits } from '../convert.js';
import { positionParam } from '../own-params.js';
import { type NextCellResult, nextCellMethod } from '../protocol/next-cell.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

const nextCellParams = z.object({
  uri: z.string(),
  position: positionParam,
  direction: z.enum(['next', 'previous']),
});

/** Where the Tab key leads in a table. */
export const nextCellFeature: ServerFeature = ({ connection, answer }) => {
  connection.onRequest(nextCellMethod, async (given: unknown): Promise<NextCellResult | null> => {
    const params = nextCellParams.safeParse(given).data;
    if (params === undefined) return null;
    return answer<NextCellResult | null>(nextCellMethod, params.uri, null, ({ plain }) => cellBeside(plain, params));
  });
  return {};
};

function cellBeside({ analysis, document }: Reading, params: z.infer<typeof nextCellParams>): NextCellResult | null {
  const cell = nextCell(analysis, toOffset(analysis, params.position), params.direction);
  if (cell === undefined) return null;
  const edits = toTextEdits(analysis.lines, cell.edits);
  return { version: document.version, edits, select: toRangeIn(textAfter(analysis, cell.edits), cell.select) };
}
