import * as z from 'zod';
import { type AnalyseOptions, builtInPacks, type Locale, type RuleLevel, ruleInfos } from '../core/api.js';
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
}

export const settingTexts = z.registry<SettingTexts>();

const ruleLevels = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly RuleLevel[];

export const ruleLevelExpects: Bilingual = {
  'zh-CN': ruleLevels.map((level) => `"${level}"`).join('、'),
  en: `one of ${ruleLevels.map((level) => `"${level}"`).join(', ')}`,
};

/** One level per rule we have; the schema knows their names, so that an editor can offer them. */
const rulesSchema = z.strictObject(Object.fromEntries(ruleInfos.map((rule) => [rule.id, z.enum(ruleLevels).optional()])));

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
    }),
  template: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(60)
    .meta({ examples: ['auto', ...builtInPacks.map(({ id }) => id)] })
    .default('auto')
    .register(settingTexts, {
      description: {
        'zh-CN': '文稿所用的表样：auto 为按文稿中的表自动识别；generic 为不限表样；文稿中的注释 <!-- budget-draft: template=… --> 优先。',
        en: 'Controls which form the document follows: auto tells it from the tables, generic asks for no form; a comment <!-- budget-draft: template=… --> in the document wins.',
      },
      expects: {
        'zh-CN': `"auto" 或表样的名称，如 ${builtInPacks.map(({ id }) => `"${id}"`).join('、')}`,
        en: `"auto" or the name of a form, such as ${builtInPacks.map(({ id }) => `"${id}"`).join(', ')}`,
      },
      scope: 'resource',
    }),
  rules: rulesSchema.default({}).register(settingTexts, {
    description: {
      'zh-CN': '各规则的级别：规则名对应 error、warning、information、hint 或 off；未列出的规则用其默认级别。',
      en: 'Controls the level of each rule: error, warning, information, hint or off. A rule that is not listed keeps its own level.',
    },
    expects: { 'zh-CN': '由规则名和级别组成的对象', en: 'an object of rule names and levels' },
    scope: 'resource',
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
    }),
});

/** Settings in full: each one is there, by default if need be. */
export interface Settings {
  readonly locale: 'auto' | Locale;
  readonly year: number | null;
  readonly template: string;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly maxFindings: number;
  readonly codeLens: boolean;
}

export const defaultSettings: Settings = { ...settingsSchema.parse({}), rules: {} };

/** The name of the settings file; it stands next to a document or in any folder above. */
export const settingsFileName = '.budget-draft.json';

/** Settings over settings: what `given` names replaces what was there, rule by rule. */
export function layerSettings(base: Settings, given: Partial<Settings>): Settings {
  return { ...base, ...given, rules: { ...base.rules, ...given.rules } };
}

/** The language to speak; `surroundings` is the editor's or the system's, as a BCP 47 tag. */
export function resolveLocale(settings: Settings, surroundings: string | undefined): Locale {
  if (settings.locale !== 'auto') return settings.locale;
  return /^zh\b/i.test((surroundings ?? 'zh').replace('_', '-')) ? 'zh-CN' : 'en';
}

/** What the core needs to know of the settings. */
export function toAnalyseOptions(settings: Settings, locale: Locale): AnalyseOptions {
  return {
    locale,
    rules: settings.rules,
    ...(settings.year === null ? {} : { year: settings.year }),
    ...(settings.template === 'auto' ? {} : { template: settings.template }),
  };
}
