/** Drafts that print the names of their projects and of their owner in every way that layout has. All names are made up. */
import fc from './fast-check.js';

export interface NamedDraft {
  readonly text: string;
  readonly owner: string;
  /** As an author would say them. */
  readonly projects: readonly string[];
  /** Longer names that begin or end like a project and are none. */
  readonly longer: readonly string[];
}

const OWNERS = ['青川市水务局', '临江县档案管理中心', '云岭区教育局（本级）'] as const;
const PROJECTS = [
  '河道综合整治工程',
  '河道综合整治工程二期',
  '农村饮水安全巩固提升项目',
  '“水美乡村”宣传推广服务（2022年）项目',
  '档案数字化加工(2021-2022年)项目',
  '智慧灌区信息平台建设',
  '护河行动',
] as const;
const LONGER = ['智慧灌区信息平台建设三期', '河道综合整治工程补助', '农村饮水安全巩固提升项目二期', '新型河道综合整治工程'] as const;

interface Way {
  /** Behind which character white space or markup stands; none for -1. */
  readonly gap: number;
  readonly filler: string;
  readonly isWide: boolean;
  readonly isBold: boolean;
}

const way: fc.Arbitrary<Way> = fc.record({
  gap: fc.integer({ min: -1, max: 5 }),
  filler: fc.constantFrom(' ', '　', '<br>', '  '),
  isWide: fc.boolean(),
  isBold: fc.boolean(),
});

export const namedDraft: fc.Arbitrary<NamedDraft> = fc
  .record({
    owner: fc.constantFrom(...OWNERS),
    projects: fc.shuffledSubarray([...PROJECTS], { minLength: 3 }),
    longer: fc.shuffledSubarray([...LONGER]),
    ways: fc.array(way, { minLength: 6, maxLength: 12 }),
    isPipe: fc.boolean(),
    ending: fc.constantFrom('\n', '\r\n'),
    cut: fc.option(fc.integer({ min: 3, max: 5 }), { nil: undefined }),
    captionInCells: fc.boolean(),
  })
  .map(({ owner, projects, longer, ways, isPipe, ending, cut, captionInCells }) => {
    let next = 0;
    const printed = (name: string) => print(name, ways[next++ % ways.length] as Way);
    const row = (cells: readonly string[]) => (isPipe ? `| ${cells.join(' | ')} |` : cells.join('\t'));
    const head = (cells: readonly string[]) => (isPipe ? [row(cells), row(cells.map(() => '---'))] : [row(cells)]);
    const caption = captionInCells && !isPipe ? [`部门名称：${owner}\t\t\t单位：万元`] : [`部门名称：${owner}`, '', '单位：万元', ''];
    const header = ['项目名称', '合计', '一般公共预算', '政府性基金'];
    const amounts = (units: number) => [`${units}.00`, `${units}.00`, '0.00'];
    const rows = projects.map((name, place) => [printed(name), ...amounts(10 + place)]);
    const total = projects.reduce((sum, _, place) => sum + 10 + place, 0);
    const pages = cut === undefined ? [rows] : cutRow(rows, cut);
    const list = pages.flatMap((page, place) => [
      '表 3 部门预算项目支出表',
      '',
      ...caption,
      ...head(header),
      ...(place === 0 ? [row(['合计', ...amounts(total)])] : []),
      ...page.map(row),
      '',
    ]);
    const goals = [
      '表 4 重点项目绩效目标表',
      '',
      ...caption,
      ...head(['项目名称', '预算金额', '绩效目标', '备注']),
      ...projects.map((name, place) => row([printed(name), `${10 + place}.00`, '按期完成', ''])),
      '',
    ];
    const prose = [
      ...projects.map((name, place) => `${place + 1}. 2022年安排${name}资金，“${name}”由${owner}实施。`),
      ...longer.map((name) => `另外，${name}不在本年预算内。`),
    ];
    const lines = [`# ${owner}2022年部门预算`, '', '## 项目支出情况', '', ...prose.flatMap((line) => [line, '']), ...list, ...goals];
    return { text: lines.join('\n').replaceAll('\n', ending), owner, projects, longer };
  });

function print(name: string, { gap, filler, isWide, isBold }: Way): string {
  const wide = isWide
    ? name
        .replaceAll('(', '（')
        .replaceAll(')', '）')
        .replace(/"([^"]*)"/gu, '“$1”')
    : name.replaceAll('（', '(').replaceAll('）', ')').replace(/[“”]/gu, '"');
  const apart = gap < 0 || gap >= wide.length - 1 ? wide : `${wide.slice(0, gap + 1)}${filler}${wide.slice(gap + 1)}`;
  return isBold ? `**${apart}**` : apart;
}

/** A page ends in the middle of the last name. */
function cutRow(rows: readonly (readonly string[])[], at: number): readonly (readonly (readonly string[])[])[] {
  const last = rows.at(-1);
  const name = last?.[0] ?? '';
  if (!last || name.startsWith('**') || name.slice(0, at + 8).includes('<') || name.length < at + 3) return [rows];
  return [[...rows.slice(0, -1), [name.slice(0, at).trimEnd(), ...last.slice(1)]], [[name.slice(at).trimStart(), '', '', '']]];
}
