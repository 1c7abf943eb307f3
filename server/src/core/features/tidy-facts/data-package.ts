import type { Locale } from '../../rules/finding.js';
import { tidyFieldInfos } from './tidy-fact.js';

export type FactsFormat = 'ndjson' | 'csv';

/** A Frictionless Data Package (https://datapackage.org, version 2) that describes the facts beside it, as JSON. */
export function dataPackage(format: FactsFormat, hasMark: boolean, locale: Locale): string {
  const isCsv = format === 'csv';
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'budget-facts',
    title: locale === 'en' ? 'Amounts of budget documents' : '预算文稿中的金额',
    resources: [
      {
        name: 'facts',
        type: 'table',
        path: factsFileName(format),
        format,
        mediatype: isCsv ? 'text/csv' : 'application/x-ndjson',
        encoding: hasMark ? 'utf-8-sig' : 'utf-8',
        ...(isCsv && { dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } }),
        schema: {
          fields: tidyFieldInfos(locale).map(({ name, type, title, description, isRequired }) => ({
            name,
            type,
            title,
            description,
            ...(isRequired && { constraints: { required: true } }),
          })),
          missingValues: [''],
        },
      },
    ],
  };
  return `${JSON.stringify(descriptor, undefined, 2)}\n`;
}

export function factsFileName(format: FactsFormat): string {
  return `facts.${format}`;
}
