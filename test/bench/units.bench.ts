/**
 * Converts documents in 元 to 万元 and counts what held before, what holds afterwards, the figures that were not rounded to
 * the nearest, how far they are from their exact values in last places, and the time.
 *
 * Reads the documents named on the command line; without any, the seeds and the budgets beside the repository, and a table
 * of projects with ten thousand figures. What is in 万元 is converted to 元 first and gets amounts of 元 and cents.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyse, applyEdits, convertUnit } from '../../server/src/core/api.js';
import { inFinerUnit } from '../support/finer-figures.js';
import { keptEquations } from '../support/kept-equations.js';

const RUNS = 10;

function main(paths: readonly string[]): void {
  for (const path of paths.length > 0 ? paths : defaultDocuments()) {
    const text = readFileSync(path, 'utf8');
    const { recognised, document } = analyse(text, { locale: 'zh-CN' });
    if (!recognised) continue;
    const isFine = document.ledgers.some(({ table }) => table.caption.unit === '元');
    const texts = isFine ? [text] : Array.from({ length: RUNS }, (_, run) => inFinerUnit(text, amountsFrom(run + 1)));
    measure(basename(path), texts);
  }
  if (paths.length === 0)
    measure(
      'projects, 10 000 figures',
      [1, 2, 3].map((start) => manyProjects(amountsFrom(start))),
    );
}

function measure(name: string, texts: readonly string[]): void {
  const sum = { held: 0, broken: 0, stated: 0, lost: 0, figures: 0, adjusted: 0, refused: 0 };
  let furthest = 0;
  const times: number[] = [];
  for (const text of texts) {
    const before = analyse(text, { locale: 'zh-CN' });
    const start = performance.now();
    const conversion = convertUnit(before, { scope: { kind: 'document' }, to: '万元', decimals: 2 });
    times.push(performance.now() - start);
    if (conversion.kind === 'refused') {
      sum.refused++;
      console.log(`  ${name}: ${conversion.reason}`);
      continue;
    }
    const after = analyse(applyEdits(text, conversion.change.edits), { locale: 'zh-CN' });
    const kept = keptEquations(before, conversion.change.edits, after);
    sum.held += kept.held;
    sum.broken += kept.broken.length;
    sum.stated += kept.stated;
    sum.lost += kept.lost.length;
    sum.figures += conversion.figures;
    sum.adjusted += conversion.adjusted.length;
    for (const { exact, printed } of conversion.adjusted) furthest = Math.max(furthest, Math.abs(Number(exact) - Number(printed)) * 100);
  }
  const time = [...times].sort((a, b) => a - b)[times.length >> 1] as number;
  console.log(
    `${name} × ${texts.length}: ${sum.held} equations held, ${sum.broken} broken; sentences ${sum.stated}, no longer agreeing ${sum.lost}; ` +
      `${sum.adjusted} of ${sum.figures} figures adjusted, at most ${furthest.toFixed(2)} last places off; refused ${sum.refused}; ${time.toFixed(0)} ms`,
  );
}

/** Amounts of hundredths of 元 that look like any. */
function amountsFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % 400_000;
  };
}

/** A table of two directions: projects under categories under units, their money by source. */
function manyProjects(amount: () => number): string {
  const [units, categories, projects] = [25, 8, 9];
  const rows: string[] = [];
  const print = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const write = (name: string, code: string, [general, fund, own]: readonly number[]) => {
    const fiscal = (general ?? 0) + (fund ?? 0);
    rows.push(`| ${[code, name, ...[fiscal + (own ?? 0), fiscal, general ?? 0, fund ?? 0, own ?? 0].map(print)].join(' | ')} |`);
  };
  const total = (parts: readonly (readonly number[])[]) =>
    [0, 1, 2].map((column) => parts.reduce((sum, part) => sum + (part[column] ?? 0), 0));
  const tree = Array.from({ length: units }, () =>
    Array.from({ length: categories }, () => Array.from({ length: projects }, () => [amount() * 31 + 1, amount() * 7, amount() * 3])),
  );
  write('合计', '', total(tree.flat(2)));
  tree.forEach((unit, place) => {
    write(`第${place + 1}事务管理所`, String(190_001 + place), total(unit.flat()));
    unit.forEach((category, kind) => {
      write(`${'甲乙丙丁戊己庚辛'[kind]}项保障类`, '', total(category));
      category.forEach((project, order) => {
        write(`第${place + 1}所${'甲乙丙丁戊己庚辛'[kind]}项第${order + 1}号工程建设经费`, '', project);
      });
    });
  });
  return [
    '# 某市事务局 2022 年部门预算\n\n项目支出预算表\n\n单位名称：某市事务局\n\n单位：元\n',
    '| 单位编码 | 单位名称（项目名称） | 总计 | 财政拨款 |  |  | 事业收入 |',
    '|---|---|---|---|---|---|---|',
    '|  |  |  | 小计 | 一般公共预算 | 政府性基金预算 |  |',
    ...rows,
    '',
  ].join('\n');
}

function defaultDocuments(): readonly string[] {
  return ['../shared/seeds', '../shared/corpus/budget']
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => /\.(?:md|txt)$/u.test(path));
}

main(process.argv.slice(2));
