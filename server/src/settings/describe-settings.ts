import * as z from 'zod';
import { type Locale, ruleInfos } from '../core/api.js';
import type { Bilingual } from './bilingual.js';
import { type SettingGroup, settingGroups, settingsFileName, settingsSchema, settingTexts } from './settings.js';

// What is generated from the settings: the manifest's part, its words, and the schema of the settings file.

type Json = Readonly<Record<string, unknown>>;

/** Where the manifest takes a text from; `%key%` stands for it there. */
export type NlsTexts = Readonly<Record<string, Bilingual>>;

const prefix = 'config.';

/** The manifest's `contributes.configuration`: a heading for each group of settings. */
export function manifestConfiguration(): readonly Json[] {
  return groupNames.flatMap((group, order) => {
    const members = Object.entries(shapes()).filter(([name]) => textsOf(name).group === group);
    if (members.length === 0) return [];
    const properties = members.map(([name, shape], place) => [`budgetDraft.${name}`, manifestSetting(name, shape, place + 1)] as const);
    return [{ id: group, title: nls(`group.${group}`), order: order + 1, properties: Object.fromEntries(properties) }];
  });
}

const groupNames = Object.keys(settingGroups) as SettingGroup[];

function manifestSetting(name: string, shape: Json, order: number): Json {
  const texts = textsOf(name);
  return {
    ...shape,
    ...(name === 'rules' ? { properties: ruleProperties((id) => nls(`rules.${id}`)) } : {}),
    ...(texts.values ? { enumDescriptions: Object.keys(texts.values).map((value) => nls(`${name}.${value}`)) } : {}),
    markdownDescription: nls(name),
    scope: texts.scope,
    order,
  };
}

/** The words behind the keys that `manifestConfiguration` uses; all keys begin with `config.`. */
export function manifestTexts(): NlsTexts {
  const shown = Object.keys(shapes());
  const used = groupNames.filter((group) => shown.some((name) => textsOf(name).group === group));
  const texts: [string, Bilingual][] = used.map((group) => [`group.${group}`, settingGroups[group]]);
  for (const name of shown) {
    const { description, values = {} } = textsOf(name);
    texts.push([name, description]);
    for (const [value, text] of Object.entries(values)) texts.push([`${name}.${value}`, text]);
  }
  for (const { id, title } of ruleInfos) texts.push([`rules.${id}`, title]);
  return Object.fromEntries(texts.map(([key, text]) => [`${prefix}${key}`, text]));
}

/** Whether a key of the manifest's words is generated. */
export function isGeneratedKey(key: string): boolean {
  return key.startsWith(prefix);
}

/** The words of one language, as a `package.nls*.json` has them. */
export function textsIn(locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(manifestTexts()).map(([key, text]) => [key, text[locale]]));
}

/** The JSON Schema of a settings file. A schema knows no languages, so both stand in it. */
export function settingsFileSchema(): Json {
  const properties = Object.entries(shapes()).map(([name, shape]) => {
    const { description, values } = textsOf(name);
    return [
      name,
      {
        ...shape,
        description: both(description),
        ...(values ? { enumDescriptions: Object.values(values).map(both) } : {}),
        ...(name === 'rules' ? { properties: ruleProperties((id) => both(titleOf(id))) } : {}),
      },
    ] as const;
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `预算文稿 Budget Draft: ${settingsFileName}`,
    type: 'object',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
    additionalProperties: false,
  };
}

/** The plain JSON shape of each setting. */
function shapes(): Readonly<Record<string, Json>> {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' });
  return Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, typeof shape === 'object' ? flattened(shape) : {}]));
}

/** `T or null` as one shape with two types: the settings editor shows a field for it, but none for alternatives. */
function flattened({ anyOf, ...shape }: z.core.JSONSchema.BaseSchema): Json {
  if (anyOf === undefined) return shape;
  const types = anyOf.map(({ type }) => type);
  return { ...shape, ...Object.assign({}, ...anyOf), type: types };
}

function ruleProperties(describe: (id: string) => string): Json {
  const { properties = {} } = z.toJSONSchema(settingsSchema.shape.rules.unwrap(), { io: 'input', target: 'draft-7' });
  return Object.fromEntries(
    ruleInfos.map(({ id, defaultSeverity }) => [
      id,
      { ...(typeof properties[id] === 'object' ? properties[id] : {}), default: defaultSeverity, description: describe(id) },
    ]),
  );
}

function textsOf(name: string): NonNullable<ReturnType<typeof settingTexts.get>> {
  const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;
  const schema = shape[name];
  const texts = schema && settingTexts.get(schema);
  if (texts === undefined) throw new Error(`The setting ${name} has no words.`);
  return texts;
}

function titleOf(ruleId: string): Bilingual {
  return ruleInfos.find(({ id }) => id === ruleId)?.title ?? { 'zh-CN': ruleId, en: ruleId };
}

function nls(key: string): string {
  return `%${prefix}${key}%`;
}

function both(text: Bilingual): string {
  return `${text['zh-CN']} ${text.en}`;
}
