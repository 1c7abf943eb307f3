import * as z from 'zod';
import { editTable, figureFormatEdits, type Span, tableOperations, textAfter } from '../../core/api.js';
import { applyChange, type WantedChange } from '../apply-change.js';
import { toRangeIn, toSpan } from '../convert.js';
import { documentParams, rangeParam } from '../own-params.js';
import { type EditTableResult, editTableCommand } from '../protocol/edit-table.js';
import type { ProtocolRange } from '../protocol/range.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

const editTableParams = documentParams.extend({
  range: rangeParam,
  operation: z.enum([...tableOperations, 'unifyTableFigures', 'unifyDocumentFigures']),
});

/** Changes to tables by hand: rows, columns, sorting, alignment, pipes and tabs, the style of figures. */
export const editTableFeature: ServerFeature = (session) => ({
  commands: {
    [editTableCommand]: async ([given]) => {
      const params = editTableParams.safeParse(given).data;
      if (params === undefined) return null;
      let select: ProtocolRange | undefined;
      const result = await applyChange(session, params, (reading) => {
        const { change, selection } = changeOf(reading, params);
        if (selection && !('refused' in change)) select = toRangeIn(textAfter(reading.analysis, change.edits), selection);
        return change;
      });
      return { ...result, ...(select && result.applied ? { select } : {}) } satisfies EditTableResult;
    },
  },
});

function changeOf(
  reading: Reading,
  { operation, range }: z.infer<typeof editTableParams>,
): { readonly change: WantedChange; readonly selection?: Span } {
  const { analysis, locale } = reading;
  const span = toSpan(analysis, range);
  if (operation === 'unifyTableFigures' || operation === 'unifyDocumentFigures') {
    const edits = figureFormatEdits(
      analysis,
      operation === 'unifyDocumentFigures' ? { kind: 'document' } : { kind: 'table', offset: span.start },
    );
    const words = wordsIn(locale);
    return { change: edits.length > 0 ? { title: words.figuresInOneStyle, edits } : { refused: words.figuresAreInOneStyle } };
  }
  const edit = editTable(analysis, operation, span);
  if ('refused' in edit) return { change: edit };
  return { change: edit.change, ...(edit.select ? { selection: edit.select } : {}) };
}
