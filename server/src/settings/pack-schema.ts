import * as z from 'zod';
import { type FormPack, formFunds, formTableKinds } from '../core/api.js';

const moneyUnits = ['元', '百元', '千元', '万元', '亿元'] as const;
const longestText = 80;
const mostTables = 60;
const mostRows = 120;

const label = z.string().trim().min(1).max(longestText);
const labels = z.array(label).max(mostRows);

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
export function packOf({ $schema, unit, years, tables, ...pack }: z.output<typeof packSchema>): FormPack {
  return {
    ...pack,
    years: { ...(years.from === undefined ? {} : { from: years.from }), ...(years.to === undefined ? {} : { to: years.to }) },
    tables: tables.map(({ fund, depth, unit: ownUnit, ...table }) => ({
      ...table,
      unit: ownUnit ?? unit,
      ...(fund === undefined ? {} : { fund }),
      ...(depth === undefined ? {} : { depth }),
    })),
  };
}
