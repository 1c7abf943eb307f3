import type { Locale } from '../../rules/finding.js';
import { tidyKey } from './tidy-fact.js';
import { tidyFieldInfos } from './tidy-fields.js';

export type FactsFormat = 'ndjson' | 'csv';

/** A Frictionless Data Package (https://datapackage.org, version 2) that describes the facts beside it, as JSON. */
export function dataPackage(format: FactsFormat, locale: Locale): string {
  const isCsv = format === 'csv';
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'budget-facts',
    title: locale === 'en' ? 'Amounts of budget documents' : '预算文稿中的金额',
    description:
      locale === 'en'
        ? 'One row for each amount that a budget prints. Amounts are exact decimals.'
        : '文稿中的每个金额一行；金额为准确的十进制数。',
    resources: [
      {
        name: 'facts',
        type: 'table',
        path: factsFileName(format),
        format,
        mediatype: isCsv ? 'text/csv' : 'application/x-ndjson',
        encoding: 'utf-8',
        ...(isCsv && { dialect: { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true } }),
        schema: { fields: tidyFieldInfos(locale).map(field), missingValues: [''], primaryKey: tidyKey },
      },
    ],
  };
  return `${JSON.stringify(descriptor, undefined, 2)}\n`;
}

function field({ name, type, title, description, isRequired, values }: ReturnType<typeof tidyFieldInfos>[number]): object {
  const constraints = { ...(isRequired && { required: true }), ...(values && { enum: values }) };
  return { name, type, title, description, ...(Object.keys(constraints).length > 0 && { constraints }) };
}

export function factsFileName(format: FactsFormat): string {
  return `facts.${format}`;
}
