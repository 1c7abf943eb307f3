import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, tidyFieldInfos } from '../../server/src/core/api.js';
import { repositoryRoot } from './repository.js';

export const factsDoc = readFileSync(join(repositoryRoot, 'docs', 'facts.md'), 'utf8');

/** The blocks of SQL in their order; each rests on those before it. */
export const sqlBlocks: readonly string[] = [...factsDoc.matchAll(/^```sql\n([\s\S]*?)^```$/gmu)].map(([, sql = '']) => sql);

/** The table of the fields as the page must have it: made from the one list there is. */
export function fieldsTable(locale: Locale): string {
  const isEnglish = locale === 'en';
  const head = isEnglish ? ['Field', 'Type', 'Title', 'Meaning'] : ['字段', '类型', '名称', '含义'];
  const rows = tidyFieldInfos(locale).map(({ name, type, title, description }) => [`\`${name}\``, type, title, description]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The table of the fields as the page has it. */
export function documentedTable(locale: Locale): string {
  const start = `<!-- fields ${locale} -->\n`;
  const at = factsDoc.indexOf(start) + start.length;
  return factsDoc.slice(at, factsDoc.indexOf('<!-- fields end -->', at)).trim();
}
