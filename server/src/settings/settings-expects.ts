import { longestOwnIdentity, ownCodeKinds } from '../core/api.js';
import type { Bilingual } from './bilingual.js';

/** The parts of a code that is more than a name. */
export const ownCodeKeys: readonly string[] = ['name', 'years', 'kind'];

const quotedKinds = ownCodeKinds.map((kind) => `"${kind}"`);

const parts: Readonly<Record<string, Bilingual>> = {
  name: { 'zh-CN': '科目名称（1 至 100 个字符）', en: 'the name of the subject (1 to 100 characters)' },
  years: {
    'zh-CN': '[起, 止] 两项，各为 2000 至 2100 之间的年份或 null',
    en: '[from, to], each a year from 2000 to 2100 or null',
  },
  kind: { 'zh-CN': quotedKinds.join('、'), en: `one of ${quotedKinds.join(', ')}` },
};

/** What one of `codes`, or a part of it, should be; completes “should be …”. */
export function ownCodeExpects(part: string | undefined): Bilingual {
  return (
    (part === undefined ? undefined : parts[part]) ?? {
      'zh-CN': '科目名称，或 {"name": 名称, "years": [起, 止]}',
      en: 'a name, or {"name": …, "years": [from, to]}',
    }
  );
}

/** What the elements of lists should be. */
export const elementExpects: ReadonlyMap<string, Bilingual> = new Map([
  [
    'identities',
    {
      'zh-CN': `一行文字，至多 ${longestOwnIdentity} 个字符，例如 "表名[行, 列] = 表名[行, 列]"`,
      en: `a line of at most ${longestOwnIdentity} characters, such as "table[row, column] = table[row, column]"`,
    },
  ],
  ['packs', { 'zh-CN': '表样文件的相对路径', en: 'the relative path of a template pack' }],
]);
