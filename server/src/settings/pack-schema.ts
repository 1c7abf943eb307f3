import * as z from 'zod';
import { type FormPack, type FormTable, formFunds, formTableKinds, type LayoutRow, sectionTopics, type TableLayout } from '../core/api.js';

const moneyUnits = ['元', '百元', '千元', '万元', '亿元'] as const;
const longestText = 80;
const mostTables = 60;
const mostRows = 120;

const label = z.string().trim().min(1).max(longestText);
const labels = z.array(label).max(mostRows);

/** Cells may be blank, and headers of wide tables are long. */
const cell = z.string().max(longestText);
const mostColumns = 60;
const cells = z.array(cell).max(mostColumns);

const layoutSchema = z.strictObject({
  header: z
    .array(cells.min(1))
    .min(1)
    .max(4)
    .describe('表头各行；空白并入左边或上边的栏目 The rows of the header; a blank belongs to the label on its left or above it'),
  numbersColumns: z.boolean().default(false).describe('表头下是否有栏次行 Whether a row of column numbers follows'),
  sides: z
    .array(
      z
        .array(
          z.union([
            cell,
            cells,
            z.strictObject({
              subjects: z.enum(['function', 'department-economic']),
              cells: cells.min(1),
              classes: z.array(label).max(mostColumns).optional(),
            }),
          ]),
        )
        .max(mostRows),
    )
    .min(1)
    .max(4)
    .describe(
      '左右并列的各组行；没有写出的单元格为金额，"0" 也是金额；#、（#）#. 为序号，{类} 为各类支出，= 表示与右边的行对齐 Rows side by side; cells left out are amounts, and so is "0"; # counts, {类} is each class of expenditure, = lines rows up',
    ),
  wordColumns: labels.default([]).describe('填写文字、留空的栏目 Labels of columns that hold words'),
});

const sectionTopic = z.enum(sectionTopics).describe('写什么内容 What the section is about');

const chapterSchema = z.strictObject({
  title: label,
  topic: sectionTopic.optional(),
  sections: z
    .array(z.strictObject({ title: label, topic: sectionTopic }))
    .max(mostRows)
    .default([]),
});

const tableSchema = z.strictObject({
  kind: z
    .enum(formTableKinds)
    .default('other')
    .describe('表的种类，决定适用哪些勾稽关系 What the table holds; decides which identities speak of it'),
  fund: z.enum(formFunds).optional().describe('表名所说的资金来源 The fund that the title names'),
  title: label.describe(
    '表样上的表名；“部门”“单位”和年份可有可无 The title as the form prints it; 部门, 单位 and the year may come in addition',
  ),
  aliases: labels.default([]).describe('同一张表的其他表名 Other titles of the same table'),
  required: z.boolean().default(true).describe('是否每份文稿都须有此表 Whether every document of this form has the table'),
  unit: z.enum(moneyUnits).optional().describe('金额单位，与整套表不同时填写 The unit of money where it is not that of the form'),
  columns: labels.default([]).describe('用以识别此表的栏目 Labels of columns by which the table is known again'),
  rows: z
    .array(labels)
    .max(4)
    .default([])
    .describe(
      '不论有无金额都须列示的行，左右并列的各为一组；a|b 表示两种写法 Rows printed whether or not they hold money, one list a side; a|b stands for either',
    ),
  depth: z.enum(['类', '款', '项']).optional().describe('科目须列示到哪一级 How deep the form asks for the subjects'),
  noteWhenEmpty: z.boolean().default(false).describe('空表是否也须列出并注明 Whether an empty table is printed with a note'),
  layout: layoutSchema.optional().describe('新建文稿时此表的样式 How the table is printed in a new document'),
});

/** A template pack as it is written; what may be left out is left out. */
export const packSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(60)
    .describe('设置 budgetDraft.template 和文中注释所用的名称 What the setting budgetDraft.template and a comment in the document name'),
  name: z.strictObject({ 'zh-CN': label, en: label }).describe('两种语言的名称 The name in both languages'),
  regions: labels.default([]).describe('适用地区 Where the form is in use'),
  years: z
    .strictObject({ from: z.int().min(2000).max(2100).optional(), to: z.int().min(2000).max(2100).optional() })
    .default({})
    .describe('适用年度 The years the form is in use'),
  unit: z.enum(moneyUnits).default('万元').describe('金额单位 The unit of money'),
  tables: z.array(tableSchema).max(mostTables).describe('按顺序列出的各表 The tables in their order'),
  offeredTables: z
    .array(tableSchema)
    .max(mostTables)
    .default([])
    .describe('不要求、但新建文稿时给出的表 Tables that a new document begins with, although none is asked for'),
  chapters: z
    .array(chapterSchema)
    .max(mostRows)
    .default([])
    .describe('新建文稿的各部分；未填写时用常见的 The chapters of a new document; those of most forms where left out'),
  documentTitle: label.default('{单位}{年}年部门预算').describe('文稿的标题 How the document is called'),
  ownerLabel: label.default('部门名称').describe('表上方的单位名称栏 How the owner is named above a table'),
  chapterNumber: z.enum(['第#部分', '#、']).default('第#部分').describe('各部分的编号 How chapters are counted'),
  titlesAreCommon: z
    .boolean()
    .default(false)
    .describe(
      '表名各地通用时为 true：没有指明用此表样的，不检查次序和可以为空的表 Whether many regions use these titles: order and tables that may be empty are then checked only where the form is named',
    ),
  identities: z.array(label).max(60).default([]).describe('此表样适用的勾稽关系编号 Ids of the identities that hold in this form'),
  emptyNotes: labels.default([]).describe('空表的注明用语 How notes say that a table is empty'),
});

/** A pack in full, as the core takes it. */
export function packOf({ $schema, unit, years, tables, offeredTables, chapters, ...pack }: z.output<typeof packSchema>): FormPack {
  const tableOf = ({ fund, depth, unit: ownUnit, layout, ...table }: z.output<typeof tableSchema>): FormTable => ({
    ...table,
    unit: ownUnit ?? unit,
    ...(fund === undefined ? {} : { fund }),
    ...(depth === undefined ? {} : { depth }),
    ...(layout === undefined ? {} : { layout: layoutOf(layout) }),
  });
  return {
    ...pack,
    years: { ...(years.from === undefined ? {} : { from: years.from }), ...(years.to === undefined ? {} : { to: years.to }) },
    tables: tables.map(tableOf),
    offeredTables: offeredTables.map(tableOf),
    chapters: chapters.map(({ title, topic, sections }) => ({ title, ...(topic === undefined ? {} : { topic }), sections })),
  };
}

function layoutOf({ sides, ...layout }: z.output<typeof layoutSchema>): TableLayout {
  const rowOf = (row: (typeof sides)[number][number]): LayoutRow => {
    if (typeof row === 'string' || Array.isArray(row)) return row;
    const { classes, ...subjects } = row;
    return { ...subjects, ...(classes === undefined ? {} : { classes }) };
  };
  return { ...layout, sides: sides.map((side) => side.map(rowOf)) };
}
