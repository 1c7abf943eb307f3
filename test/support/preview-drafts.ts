import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, type Locale, type PreviewModel, type PreviewReading, type PreviewRow, readPreview } from '../../server/src/core/api.js';
import { repositoryRoot } from './repository.js';

/** The sample draft: nine tables, rows in trees, and one wrong sum. */
export const sampleText = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8');

export function readDraft(text: string, before?: PreviewReading, locale: Locale = 'zh-CN'): PreviewReading {
  return readPreview(analyse(text, { locale }), { isMarkdown: true, before });
}

export function tableNamed({ blocks }: PreviewModel, name: string) {
  const found = blocks.find((block) => block.kind === 'table' && block.name.includes(name));
  if (found?.kind !== 'table') throw new Error(`There is no table ${name}.`);
  return found;
}

/** A model with one table of so many rows, ten to a group; each tenth is the sum of those below it. */
export function longModel(count: number, base: PreviewModel): PreviewModel {
  const rows = Array.from({ length: count }, (_, at): PreviewRow => {
    const isGroup = at % 10 === 0;
    const amount = isGroup ? 9 : 1;
    const cells = [String(2_000_000 + at), isGroup ? `第 ${at / 10 + 1} 组` : `项目 ${at}`, `${amount}.00`, '0.00', `${amount}.00`];
    return { cells, depth: isGroup ? 0 : 1, isTotal: false };
  });
  const role = (label: string, at: number) => ({ label, role: at === 0 ? 'code' : at === 1 ? 'name' : 'amount' }) as const;
  const labels = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
  return {
    ...base,
    blocks: [
      { kind: 'text', id: 1, role: 'heading', level: 1, text: '很长的一张表', marker: '', figures: [] },
      {
        kind: 'table',
        id: 2,
        name: '项目支出明细表',
        captions: [],
        columns: labels.map(role),
        header: [labels.map((text, column) => ({ text, column, columnSpan: 1, rowSpan: 1 }))],
        rows,
        equations: 0,
        holding: 0,
      },
      { kind: 'text', id: 3, role: 'body', level: 0, text: '表后还有一段话。', marker: '', figures: [] },
    ],
    findings: [],
    pictures: [],
  };
}
