/** Drafts laid out by a template pack: every table of the form under its title, with its unit, columns and rows. */
import { builtInPacks, type FormPack } from '../../server/src/core/api.js';

export type FormTable = FormPack['tables'][number];

export function packNamed(id: string): FormPack {
  const pack = builtInPacks.find((candidate) => candidate.id === id);
  if (!pack) throw new Error(`There is no pack ${id}`);
  return pack;
}

/** The packs that ask for tables. */
export const formPacks = builtInPacks.filter(({ tables }) => tables.length > 0);

/** Those that are told from others by their titles. */
export const regionalPacks = formPacks.filter(({ titlesAreCommon }) => !titlesAreCommon);

export function yearOf({ years }: FormPack): number {
  return years.to ?? (years.from ?? 2022) + 2;
}

export interface DraftOptions {
  readonly numbered?: (place: number) => string;
  readonly head?: string;
}

/** A draft with these tables of a form. */
export function formDraft(pack: FormPack, tables: readonly FormTable[] = pack.tables, { numbered, head = '' }: DraftOptions = {}): string {
  const year = yearOf(pack);
  const written = tables.map((table, place) => (numbered ? `${numbered(place)}\n\n` : '') + formTable(table, year));
  return `${head}青川县水务局${year}年部门预算\n\n${written.join('\n')}`;
}

/** One table of a form, as pipes. */
export function formTable(table: FormTable, year: number, unit = `单位：${table.unit}`): string {
  const rows = table.rows.length > 0 ? sideBySide(table) : table.depth ? bySubject(table) : byName(table);
  return [`${year}年${table.title}`, '', unit, '', ...rows.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

const rule = (cells: number) => Array.from({ length: cells }, () => '---');

function sideBySide({ rows, columns }: FormTable): readonly (readonly string[])[] {
  if (rows.length === 1) {
    const labels = columns.length > 1 && columns[0] === '项目' ? columns : ['项目', ...columns];
    const amounts = rule(labels.length - 1).map(() => '12.34');
    return [labels, rule(labels.length), ...(rows[0] ?? []).map((row) => [nameOf(row), ...amounts])];
  }
  const length = Math.max(...rows.map((side) => side.length));
  const lines = Array.from({ length }, (_, line) => rows.flatMap((side) => (side[line] ? [nameOf(side[line]), '12.34'] : ['', ''])));
  return [rows.flatMap(() => ['项目', '预算数']), rule(rows.length * 2), ...lines];
}

const SUBJECTS = {
  项: [
    ['201', '一般公共服务支出'],
    ['20103', '政府办公厅（室）及相关机构事务'],
    ['2010301', '行政运行'],
  ],
  款: [
    ['301', '工资福利支出'],
    ['30101', '基本工资'],
  ],
  类: [['201', '一般公共服务支出']],
} as const;

function bySubject({ columns, depth = '类' }: FormTable): readonly (readonly string[])[] {
  const amounts = columns.filter((label) => !/科目|编码|代码/u.test(label));
  const cells = (code: string, name: string) => [code, name, ...amounts.map(() => '12.34')];
  return [
    ['科目编码', '科目名称', ...amounts],
    rule(amounts.length + 2),
    cells('', '合计'),
    ...SUBJECTS[depth].map(([code, name]) => cells(code, name)),
  ];
}

function byName({ columns }: FormTable): readonly (readonly string[])[] {
  const amounts = columns.filter((label) => !/项目|科目|编码|代码|名称/u.test(label));
  const cells = (name: string) => [name, ...amounts.map(() => '12.34')];
  return [['项目', ...amounts], rule(amounts.length + 1), cells('合计'), cells('青川河道整治')];
}

function nameOf(row: string): string {
  return row.split('|')[0] ?? '';
}
