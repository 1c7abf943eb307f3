import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

/** The sample draft without its planted slip. */
const department = readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8').replace(
  '| 20805 | 行政事业单位养老支出 | 321.08 | 312.08 | 0.00 |',
  '| 20805 | 行政事业单位养老支出 | 312.08 | 312.08 | 0.00 |',
);
const OWNER = '临江市档案管理局';

/**
 * The budgets of many departments one after another, of about so many bytes of UTF-8 and at least one department: each with a
 * name and figures of its own. All figures of a department are those of the sample times one number, so that sums, shares and
 * rates still agree. Every fourth department has its tables parted by tabs.
 */
export function departmentBudgets(bytes: number): string {
  const parts: string[] = [];
  for (let size = 0, index = 0; size < bytes; index++) {
    const part = departmentBudget(index);
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return parts.join('\n');
}

/** One department of them. */
export function departmentBudget(index: number): string {
  const factor = 1 + (index % 89);
  const text = department
    .replaceAll(OWNER, `${OWNER.slice(0, 3)}第${index + 1}${OWNER.slice(3)}`)
    .replace(/-?\d+\.\d\d(?![\d%])/gu, (figure) => times(figure, factor));
  return index % 4 === 3 ? withTabs(text) : text;
}

function times(figure: string, factor: number): string {
  const hundredths = Number(figure.replace('.', '')) * factor;
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function withTabs(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\|[\s:|-]+\|$/u.test(line))
    .map((line) =>
      line.startsWith('|')
        ? line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim())
            .join('\t')
        : line,
    )
    .join('\n');
}
