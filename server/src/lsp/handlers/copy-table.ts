import * as z from 'zod';
import { copyTable } from '../../core/api.js';
import { toOffset } from '../convert.js';
import { positionParam } from '../own-params.js';
import { type CopyTableResult, copyTableCommand } from '../protocol/copy-table.js';
import type { ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

const copyParams = z.object({
  uri: z.string(),
  position: positionParam,
});

/** Gives the table at a place as text for a spreadsheet. */
export const copyTableFeature: ServerFeature = ({ answer }) => ({
  commands: {
    [copyTableCommand]: async ([given]) => {
      const params = copyParams.safeParse(given).data;
      if (params === undefined) return null;
      return answer<CopyTableResult | null>(
        copyTableCommand,
        params.uri,
        null,
        ({ plain: { analysis }, locale }) =>
          copyTable(analysis, toOffset(analysis, params.position)) ?? { message: wordsIn(locale).nothingToCopy },
      );
    },
  },
});
