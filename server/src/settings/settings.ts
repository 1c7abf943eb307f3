import * as z from 'zod';
import {
  type AnalyseOptions,
  builtInPacks,
  type FormPack,
  type Locale,
  longestOwnIdentity,
  mostOwnCodes,
  mostOwnIdentities,
  type OwnCode,
  ownCodeKinds,
  type RuleLevel,
  ruleInfos,
} from '../core/api.js';
import type { Bilingual } from './bilingual.js';

/** What is said of a setting wherever it is shown: in the editor, in the schema, in problem messages. */
export interface SettingTexts {
  readonly description: Bilingual;
  /** What the value should be; completes “should be …”. */
  readonly expects: Bilingual;
  /** What each allowed value means, where that is not plain from the value. */
  readonly values?: Readonly<Record<string, Bilingual>>;
  /** Whether the setting may differ from folder to folder in the editor. */
  readonly scope: 'resource' | 'window';
  /** Under which heading the editor lists it. */
  readonly group: SettingGroup;
}

export type SettingGroup = keyof typeof settingGroups;

/** The headings under which an editor lists the settings, in this order. */
export const settingGroups = {
  checks: { 'zh-CN': '检查', en: 'Checks' },
  shown: { 'zh-CN': '显示', en: 'Display' },
  editing: { 'zh-CN': '编辑', en: 'Editing' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const settingTexts = z.registry<SettingTexts>();

const ruleLevels = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly RuleLevel[];

export const ruleLevelExpects: Bilingual = {
  'zh-CN': ruleLevels.map((level) => `"${level}"`).join('、'),
  en: `one of ${ruleLevels.map((level) => `"${level}"`).join(', ')}`,
};

/** One level per rule we have; the schema knows their names, so that an editor can offer them. */
const rulesSchema = z.strictObject(Object.fromEntries(ruleInfos.map((rule) => [rule.id, z.enum(ruleLevels).optional()])));

const longestName = 100;
const mostPacks = 20;
const longestPath = 260;

/** 3 digits for a 类 and 2 more for each level; purchases begin with a letter. */
const codePattern = /^(?:[1235]\d{2}(?:\d{2}){0,3}|[ABC](?:\d{2}){1,5})$/;

const ownName = z.string().trim().min(1).max(longestName).describe('科目名称 The name of the subject');

/** Years from and to, both included; null leaves an end open. */
const ownYears = z
  .array(z.int().min(2000).max(2100).nullable())
  .length(2)
  .describe('适用年度 [起, 止]，两端都包括，null 表示不限 The years [from, to] in which it holds, both included; null leaves an end open')
  .meta({ examples: [[2023, null]] });

const ownCode = z.union([
  ownName,
  z
    .strictObject({
      name: ownName,
      years: ownYears.optional(),
      kind: z
        .enum(ownCodeKinds)
        .optional()
        .describe('科目类别；编码首位已能说明，写出时须与之一致 What the code is for; its first digit says so already, and must agree'),
    })
    .meta({ defaultSnippets: [{ body: { name: '$1', years: ['^$2', null] } }] }),
]);

/** Every setting with its default and its words. The manifest and the schemas are generated from this. */
export const settingsSchema = z.strictObject({
  locale: z
    .enum(['auto', 'zh-CN', 'en'])
    .default('auto')
    .register(settingTexts, {
      description: { 'zh-CN': '检查结果所用的语言。', en: 'Controls the language of findings.' },
      expects: { 'zh-CN': '"auto"、"zh-CN" 或 "en"', en: '"auto", "zh-CN" or "en"' },
      values: {
        auto: { 'zh-CN': '与编辑器或系统的语言一致。', en: 'The language of the editor or the system.' },
        'zh-CN': { 'zh-CN': '简体中文。', en: 'Simplified Chinese.' },
        en: { 'zh-CN': '英文。', en: 'English.' },
      },
      scope: 'window',
      group: 'shown',
    }),
  year: z
    .int()
    .min(2000)
    .max(2100)
    .nullable()
    .default(null)
    .register(settingTexts, {
      description: {
        'zh-CN': '预算年度，决定适用哪一年的科目；为 null 时从文稿中读取。',
        en: 'Controls the budget year, which decides the subjects in force; read from the document where it is null.',
      },
      expects: { 'zh-CN': '2000 至 2100 之间的整数，或 null', en: 'a whole number from 2000 to 2100, or null' },
      scope: 'resource',
      group: 'checks',
    }),
  template: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(60)
    .meta({ examples: ['auto', ...builtInPacks.map(({ id }) => id)] })
    .default('auto')
    .register(settingTexts, {
      description: {
        'zh-CN': '文稿所用的表样：auto 为按文稿中的表自动识别；generic 为不限表样；文稿中的注释 `<!-- budget-draft: template=… -->` 优先。',
        en: 'Controls which form the document follows: auto tells it from the tables, generic asks for no form; a comment `<!-- budget-draft: template=… -->` in the document wins.',
      },
      expects: {
        'zh-CN': `"auto" 或表样的名称，如 ${builtInPacks.map(({ id }) => `"${id}"`).join('、')}`,
        en: `"auto" or the name of a form, such as ${builtInPacks.map(({ id }) => `"${id}"`).join(', ')}`,
      },
      scope: 'resource',
      group: 'checks',
    }),
  rules: rulesSchema.default({}).register(settingTexts, {
    description: {
      'zh-CN': '各规则的级别：规则名对应 error、warning、information、hint 或 off；未列出的规则用其默认级别。',
      en: 'Controls the level of each rule: error, warning, information, hint or off. A rule that is not listed keeps its own level.',
    },
    expects: { 'zh-CN': '由规则名和级别组成的对象', en: 'an object of rule names and levels' },
    scope: 'resource',
    group: 'checks',
  }),
  codes: z
    .record(z.string().regex(codePattern), ownCode)
    .refine((codes) => Object.keys(codes).length <= mostOwnCodes)
    .default({})
    .meta({
      examples: [{ '2010399': '其他政府办公厅（室）及相关机构事务支出' }],
      defaultSnippets: [
        { label: '自设科目 Code', body: { '2$1': '$2' } },
        { label: '自设科目及年度 Code with years', body: { '2$1': { name: '$2', years: ['^$3', null] } } },
      ],
    })
    .register(settingTexts, {
      description: {
        'zh-CN': '目录中没有的地方科目：编码对应名称，或 {"name": 名称, "years": [起, 止]}；其上级科目须在目录中或一并列出。',
        en: 'Controls which local subjects are known besides the published ones: a name for each code, or {"name": …, "years": [from, to]}; the code above it is published or listed as well.',
      },
      expects: { 'zh-CN': '由科目编码和名称组成的对象', en: 'an object of subject codes and names' },
      scope: 'resource',
      group: 'checks',
    }),
  identities: z
    .array(z.string().max(longestOwnIdentity))
    .max(mostOwnIdentities)
    .default([])
    .meta({
      examples: [
        ['一般公共预算支出情况表[合计, 基本支出] = 一般公共预算基本支出情况表[合计]', '接待费: 三公经费表[公务接待费] ≤ 基本支出表[30217]'],
      ],
      defaultSnippets: [{ label: '勾稽 Identity', body: ['$1: $2[$3, $4] = $5[$6, $7]'] }],
    })
    .register(settingTexts, {
      description: {
        'zh-CN': '自定义勾稽关系，每条一行：“名称: 表名[行, 列] = 表名[行] + 表名[行, 列]”；行可写编码或名称，列可省略，关系可用 =、≤、≥。',
        en: 'Controls which identities of your own are checked, one a line: “name: table[row, column] = table[row] + table[row, column]”; a row is a code or a name, the column may be left out, and ≤ and ≥ serve as well.',
      },
      expects: { 'zh-CN': `勾稽关系的列表，至多 ${mostOwnIdentities} 条`, en: `a list of at most ${mostOwnIdentities} identities` },
      scope: 'resource',
      group: 'checks',
    }),
  packs: z
    .array(z.string().trim().min(1).max(longestPath))
    .max(mostPacks)
    .default([])
    .meta({
      examples: [['packs/our-city.budget-pack.json']],
      defaultSnippets: [{ label: '表样文件 Pack', body: ['packs/$1.budget-pack.json'] }],
    })
    .register(settingTexts, {
      description: {
        'zh-CN': '自定义表样文件，路径相对于设置文件所在文件夹（编辑器设置则相对于工作区），且须在其中；同名的优先于内置表样。',
        en: 'Controls which template packs of your own are known: paths relative to the folder of the settings file (of the workspace for the editor’s settings) and inside it. They come before built-in packs of the same id.',
      },
      expects: { 'zh-CN': `相对路径的列表，至多 ${mostPacks} 个`, en: `a list of at most ${mostPacks} relative paths` },
      scope: 'resource',
      group: 'checks',
    }),
  maxFindings: z
    .int()
    .min(1)
    .max(10_000)
    .default(200)
    .register(settingTexts, {
      description: { 'zh-CN': '每份文稿最多显示多少条检查结果。', en: 'Controls how many findings are shown for a document at most.' },
      expects: { 'zh-CN': '1 至 10000 之间的整数', en: 'a whole number from 1 to 10000' },
      scope: 'resource',
      group: 'shown',
    }),
  codeLens: z
    .boolean()
    .default(true)
    .register(settingTexts, {
      description: {
        'zh-CN': '是否在每张表上方显示勾稽情况和“重新计算”。',
        en: 'Controls whether each table shows above it how many of its equations hold, with “recalculate”.',
      },
      expects: { 'zh-CN': 'true 或 false', en: 'true or false' },
      scope: 'resource',
      group: 'shown',
    }),
  sumHints: z
    .boolean()
    .default(true)
    .register(settingTexts, {
      description: {
        'zh-CN': '是否在与各项之和不符的合计后显示应有的和（光标所在行不显示）。',
        en: 'Controls whether a total that is not the sum of its parts shows that sum behind it; never in the line of the cursor.',
      },
      expects: { 'zh-CN': 'true 或 false', en: 'true or false' },
      scope: 'resource',
      group: 'shown',
    }),
  unitHints: z
    .boolean()
    .default(false)
    .register(settingTexts, {
      description: {
        'zh-CN': '是否在表中各金额后显示其单位（光标所在行不显示）。',
        en: 'Controls whether amounts in tables show their unit behind them; never in the line of the cursor.',
      },
      expects: { 'zh-CN': 'true 或 false', en: 'true or false' },
      scope: 'resource',
      group: 'shown',
    }),
  shareHints: z
    .boolean()
    .default(false)
    .register(settingTexts, {
      description: {
        'zh-CN': '是否在表中各金额后显示其占合计的比重（光标所在行不显示）。',
        en: 'Controls whether amounts in tables show their share of the total behind them; never in the line of the cursor.',
      },
      expects: { 'zh-CN': 'true 或 false', en: 'true or false' },
      scope: 'resource',
      group: 'shown',
    }),
  markdownTables: z
    .boolean()
    .default(true)
    .register(settingTexts, {
      description: {
        'zh-CN': '编辑器自带的 Markdown 预览中，是否将预算表（含以制表符分隔的表和跨页的表）显示为完整的表格并标出问题。只在编辑器中有效。',
        en: 'Controls whether the editor’s own preview of Markdown shows the tables of a budget whole, be they printed with tabs or on several pages, with what is wrong in them. In the editor only.',
      },
      expects: { 'zh-CN': 'true 或 false', en: 'true or false' },
      scope: 'resource',
      group: 'shown',
    }),
  tableKeys: z
    .boolean()
    .default(true)
    .register(settingTexts, {
      description: {
        'zh-CN':
          '是否在预算表中用 Tab、Shift+Tab 到下一格、上一格（在末格新增一行），用 Ctrl+Enter 在下方插入一行。要输入制表符本身，按 Ctrl+K Tab。只在编辑器中有效。',
        en: 'Controls whether Tab and Shift+Tab lead to the next and the previous cell in tables of a budget (in the last cell, to a new row), and Ctrl+Enter inserts a row below. Ctrl+K Tab types a tab. Holds in the editor only.',
      },
      expects: { 'zh-CN': 'true 或 false', en: 'true or false' },
      scope: 'resource',
      group: 'editing',
    }),
});

/** Settings in full: each one is there, by default if need be. */
export interface Settings {
  readonly locale: 'auto' | Locale;
  readonly year: number | null;
  readonly template: string;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly codes: Readonly<Record<string, OwnCodeSetting>>;
  readonly identities: readonly string[];
  readonly packs: readonly string[];
  readonly maxFindings: number;
  readonly codeLens: boolean;
  readonly sumHints: boolean;
  readonly unitHints: boolean;
  readonly shareHints: boolean;
  readonly tableKeys: boolean;
}

/** A name, or a name and when it holds. */
export type OwnCodeSetting = z.output<typeof ownCode>;

/** Settings with the template packs that they name. */
export interface LoadedSettings extends Settings {
  readonly forms: readonly FormPack[];
}

export const defaultSettings: Settings = { ...settingsSchema.parse({}), rules: {} };

/** The name of the settings file; it stands next to a document or in any folder above. */
export const settingsFileName = '.budget-draft.json';

/** Settings over settings: what `given` names replaces what was there, rule by rule and code by code. */
export function layerSettings(base: Settings, given: Partial<Settings>): Settings {
  return { ...base, ...given, rules: { ...base.rules, ...given.rules }, codes: { ...base.codes, ...given.codes } };
}

/** The language to speak; `surroundings` is the editor's or the system's, as a BCP 47 tag. */
export function resolveLocale(settings: Settings, surroundings: string | undefined): Locale {
  if (settings.locale !== 'auto') return settings.locale;
  return /^zh\b/i.test((surroundings ?? 'zh').replace('_', '-')) ? 'zh-CN' : 'en';
}

/** What the core needs to know of the settings. */
export function toAnalyseOptions(settings: Settings & Partial<LoadedSettings>, locale: Locale): AnalyseOptions {
  const { codes, identities, forms = [] } = settings;
  return {
    locale,
    rules: settings.rules,
    ...(settings.year === null ? {} : { year: settings.year }),
    ...(settings.template === 'auto' ? {} : { template: settings.template }),
    ...(Object.keys(codes).length === 0 ? {} : { codes: toOwnCodes(codes) }),
    ...(identities.length === 0 ? {} : { identities }),
    ...(forms.length === 0 ? {} : { packs: forms }),
  };
}

/** Codes as the core takes them. */
export function toOwnCodes(codes: Settings['codes']): readonly OwnCode[] {
  return Object.entries(codes).map(([code, setting]) => {
    if (typeof setting === 'string') return { code, name: setting };
    const [from, to] = setting.years ?? [];
    return {
      code,
      name: setting.name,
      ...(setting.kind === undefined ? {} : { kind: setting.kind }),
      ...(typeof from === 'number' ? { validFrom: from } : {}),
      ...(typeof to === 'number' ? { validTo: to } : {}),
    };
  });
}
