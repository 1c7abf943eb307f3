// Tables as long as an archive prints them, whose rows and columns add up.

/** One row for each project under one total: `rows` of nine columns. */
export function flatTable(rows: number): string {
  const sums = [0, 0, 0, 0, 0, 0];
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const figures = figuresOf(row);
    add(sums, figures);
    lines.push(`| ${row + 1} | 项目${row + 1} | ${printed(figures)} | |`);
  }
  const head = ['部门预算', '', '2024年支出预算表', '', '单位：万元', ''];
  const columns = ['| 序号 | 项目 | 合计 | 基本支出 | 人员 | 公用 | 项目支出 | 上年 | 备注 |', '|---|---|---|---|---|---|---|---|---|'];
  return [...head, ...columns, `| | 合计 | ${printed(sums)} | |`, ...lines, ''].join('\n');
}

/** What each class of subjects is followed by: rows of so many departments, indented under it. */
const DEPARTMENTS_BELOW = 40;

/** About so many rows: subjects by class, section and item, and departments indented under each item. */
export function codedTable(rows: number): string {
  const blocks = Math.max(1, Math.round(rows / (DEPARTMENTS_BELOW + 3)));
  const all = [0, 0, 0, 0, 0, 0];
  const lines: string[] = [];
  for (let block = 0; block < blocks; block++) {
    const code = 201 + (block % 30);
    const sums = [0, 0, 0, 0, 0, 0];
    const below: string[] = [];
    for (let row = 0; row < DEPARTMENTS_BELOW; row++) {
      const figures = figuresOf(block * DEPARTMENTS_BELOW + row);
      add(sums, figures);
      below.push(`| | 　　　　单位${block}－${row + 1} | ${printed(figures)} | |`);
    }
    add(all, sums);
    lines.push(`| ${code} | 大类${block} | ${printed(sums)} | |`);
    lines.push(`| ${code}01 | 　中类${block} | ${printed(sums)} | |`);
    lines.push(`| ${code}0101 | 　　小项${block} | ${printed(sums)} | |`, ...below);
  }
  const head = ['部门预算', '', '2024年支出预算表', '', '单位：万元', ''];
  const columns = [
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 人员 | 公用 | 项目支出 | 上年 | 备注 |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  return [...head, ...columns, `| | 合计 | ${printed(all)} | |`, ...lines, ''].join('\n');
}

/** A volume of departments, each with a chapter, a sentence and a table of six hundred rows: about ten megabytes for 200. */
export function departmentVolume(departments: number): string {
  const parts: string[] = ['# 2024年部门预算汇编', ''];
  for (let department = 0; department < departments; department++) {
    const sums = [0, 0, 0, 0, 0, 0];
    const lines: string[] = [];
    for (let row = 0; row < 600; row++) {
      const figures = figuresOf(department * 600 + row);
      add(sums, figures);
      lines.push(`| ${row + 1} | 项目${row + 1} | ${printed(figures)} | |`);
    }
    parts.push(
      `# 第${department + 1}部分 某某局${department + 1}`,
      '',
      `2024年支出预算${(Number(sums[0]) / 100).toFixed(2)}万元。`,
      '',
      `## 表${department + 1} 2024年支出预算表`,
      '',
      '单位：万元',
      '',
      '| 序号 | 项目 | 合计 | 基本支出 | 人员 | 公用 | 项目支出 | 上年 | 备注 |',
      '|---|---|---|---|---|---|---|---|---|',
      `| | 合计 | ${printed(sums)} | |`,
      ...lines,
      '',
    );
  }
  return parts.join('\n');
}

/** In hundredths: the total, what is basic with its two parts, projects, and last year. */
function figuresOf(row: number): readonly number[] {
  const [people, office, project, last] = [(row * 7919) % 100_000, (row * 104_729) % 50_000, (row * 31) % 90_000, (row * 17) % 1000];
  return [people + office + project, people + office, people, office, project, last];
}

function add(sums: number[], figures: readonly number[]): void {
  for (const [column, figure] of figures.entries()) sums[column] = (sums[column] ?? 0) + figure;
}

function printed(hundredths: readonly number[]): string {
  return hundredths.map((each) => (each / 100).toFixed(2)).join(' | ');
}
