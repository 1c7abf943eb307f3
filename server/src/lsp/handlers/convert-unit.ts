import { MessageType } from 'vscode-languageserver';
import * as z from 'zod';
import {
  type Converted,
  conversionReport,
  conversionSummary,
  convertUnit,
  type MoneyUnit,
  moneyUnits,
  mostConvertedDecimals,
} from '../../core/api.js';
import { applyChange, type WantedChange } from '../apply-change.js';
import { toRange } from '../convert.js';
import { documentParams, offsetParam } from '../own-params.js';
import { type ConvertUnitResult, convertUnitCommand } from '../protocol/convert-unit.js';
import type { Reading } from '../readings.js';
import type { ServerCommand, ServerFeature } from '../server-feature.js';
import { showMessage } from '../show-message.js';

const convertUnitParams = documentParams.extend({
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document') }),
    z.object({ kind: z.literal('table'), offset: offsetParam }),
  ]),
  to: z.enum(moneyUnits),
  decimals: z.int().min(0).max(mostConvertedDecimals).optional(),
  quiet: z.boolean().optional(),
});

/** Converts the figures of a table or a document to another unit. */
export const convertUnitFeature: ServerFeature = (session) => {
  const convert: ServerCommand = async ([given]) => {
    const params = convertUnitParams.safeParse(given).data;
    if (!params) return null;
    let done: Pick<ConvertUnitResult, 'summary' | 'report' | 'adjusted'> = {};
    const result = await applyChange(session, params, (reading): WantedChange => {
      const conversion = convertUnit(reading.analysis, params);
      if (conversion.kind === 'refused') return { refused: conversion.reason };
      done = told(conversion, params.to, reading);
      return { ...conversion.change, changesFigures: true };
    });
    if (!result.applied) return result;
    if (!params.quiet && done.summary !== undefined) showMessage(session.connection, MessageType.Info, done.summary);
    return { ...result, ...done };
  };
  return { commands: { [convertUnitCommand]: convert } };
};

function told(
  conversion: Converted,
  to: MoneyUnit,
  { analysis: { lines }, locale }: Reading,
): Pick<ConvertUnitResult, 'summary' | 'report' | 'adjusted'> {
  return {
    summary: conversionSummary(conversion, to, locale),
    report: conversionReport(conversion, to, lines, locale),
    adjusted: conversion.adjusted.map(({ span, ...figure }) => ({ range: toRange(lines, span), ...figure })),
  };
}
