import type * as z from 'zod';
import { LineMap } from '../core/api.js';
import type { Bilingual } from './bilingual.js';
import { readJson } from './json-text.js';
import { nearest } from './nearest.js';
import { defaultSettings, layerSettings, ruleLevelExpects, type Settings, settingsSchema, settingTexts } from './settings.js';

/** A part of the settings that could not be used, and what to do about it. */
export interface SettingsProblem {
  /** Such as `rules.wrong-sum`; empty for the whole. */
  readonly path: string;
  readonly message: Bilingual;
  /** Where in the file, both from 1; only for settings read from a text. */
  readonly line?: number;
  readonly column?: number;
}

export interface ParsedSettings {
  /** The usable parts, over the defaults. */
  readonly settings: Settings;
  /** The usable parts alone, to be laid over other settings. */
  readonly given: Partial<Settings>;
  readonly problems: readonly SettingsProblem[];
}

type Path = readonly PropertyKey[];

interface PathProblem {
  readonly path: Path;
  readonly message: Bilingual;
}

/** Reads settings from any value. Bad parts are reported and passed over; the others hold. Never throws. */
export function parseSettings(input: unknown): ParsedSettings {
  return toParsed(parseValue(input), () => ({}));
}

/** Reads the text of a settings file; problems carry their line and column. Never throws. */
export function readSettingsText(text: string): ParsedSettings {
  const lines = new LineMap(text);
  const placeOf = (offset: number): { line: number; column: number } => {
    const { line, character } = lines.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  const reading = readJson(text);
  if (reading.kind === 'fault') {
    const { offset, message } = reading.fault;
    return { settings: defaultSettings, given: {}, problems: [{ path: '', message: syntaxMessage(message), ...placeOf(offset) }] };
  }
  return toParsed(parseValue(withoutSchemaLink(reading.json.value)), (path) => placeOf(reading.json.offsetOf(path)));
}

interface ParsedValue {
  readonly given: Partial<Settings>;
  readonly problems: readonly PathProblem[];
}

function toParsed({ given, problems }: ParsedValue, placeOf: (path: Path) => { line?: number; column?: number }): ParsedSettings {
  return {
    settings: layerSettings(defaultSettings, given),
    given,
    problems: problems.map(({ path, message }) => ({ path: path.map(String).join('.'), message, ...placeOf(path) })),
  };
}

/** Takes out what does not fit, part by part, until the rest fits. */
function parseValue(input: unknown): ParsedValue {
  if (input === undefined || input === null) return { given: {}, problems: [] };
  if (!isRecord(input)) return { given: {}, problems: [{ path: [], message: notAnObject(input) }] };
  const problems: PathProblem[] = [];
  let rest: Readonly<Record<string, unknown>> = input;
  for (;;) {
    const result = settingsSchema.safeParse(rest);
    if (result.success) return { given: pickGiven(result.data, rest), problems };
    const found = onePerPath(result.error.issues.flatMap((issue) => problemsOf(issue, rest)));
    problems.push(...found);
    const left = found.reduce((settings, { path }) => without(settings, path), rest);
    // Should nothing come out, the whole goes, so that the loop ends whatever the schema says.
    rest = left === rest ? {} : left;
  }
}

function onePerPath(problems: readonly PathProblem[]): readonly PathProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem.path.map(String)), problem])).values()];
}

function pickGiven(parsed: z.output<typeof settingsSchema>, rest: Readonly<Record<string, unknown>>): Partial<Settings> {
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => rest[name] !== undefined));
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): readonly PathProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: unknownName(issue.path, key) }));
  }
  // One report per setting is enough, even where several constraints fail: all of them are in what is expected.
  const path = issue.path.slice(0, issue.path[0] === 'rules' ? 2 : 1);
  return [{ path, message: badValue(path, valueAt(input, path)) }];
}

function unknownName(parent: Path, name: string): Bilingual {
  const ofRule = parent[0] === 'rules';
  const known = Object.keys(ofRule ? settingsSchema.shape.rules.unwrap().shape : settingsSchema.shape);
  const meant = nearest(name, known);
  const shown = known.slice(0, 8).join(', ') + (known.length > 8 ? ' …' : '');
  return {
    'zh-CN': `没有名为 "${name}" 的${ofRule ? '规则' : '设置'}，已忽略；${meant ? `是否应为 "${meant}"？` : `可用的有：${shown}`}`,
    en: `There is no ${ofRule ? 'rule' : 'setting'} named "${name}", it is ignored; ${meant ? `did you mean "${meant}"?` : `known are: ${shown}`}`,
  };
}

function badValue(path: Path, value: unknown): Bilingual {
  const name = path.map(String).join('.');
  const expects = expectationAt(path);
  const shown = show(value);
  return {
    'zh-CN': `"${name}" 应为${expects['zh-CN']}，实为 ${shown}；此项暂按默认值处理`,
    en: `"${name}" should be ${expects.en}, but is ${shown}; the default is used instead`,
  };
}

function expectationAt(path: Path): Bilingual {
  if (path.length > 1) return ruleLevelExpects;
  const shape: Readonly<Record<string, z.core.$ZodType>> = settingsSchema.shape;
  const schema = shape[String(path[0])];
  return (schema && settingTexts.get(schema)?.expects) ?? { 'zh-CN': '其他值', en: 'something else' };
}

function notAnObject(value: unknown): Bilingual {
  return {
    'zh-CN': `设置应为一个对象，例如 {"codeLens": false}，实为 ${show(value)}`,
    en: `Settings should be an object such as {"codeLens": false}, but are ${show(value)}`,
  };
}

function syntaxMessage(message: Bilingual): Bilingual {
  return {
    'zh-CN': `不是有效的 JSON：${message['zh-CN']}`,
    en: `This is not valid JSON: ${message.en.charAt(0).toLowerCase()}${message.en.slice(1)}`,
  };
}

function show(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (isRecord(value)) return '{…}';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** A file may name its schema for the editor's sake. */
function withoutSchemaLink(value: unknown): unknown {
  return isRecord(value) ? without(value, ['$schema']) : value;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (isRecord(part) ? part[String(key)] : undefined), value);
}

/** The record less one part; the same record where it has no such part. */
function without(record: Readonly<Record<string, unknown>>, path: Path): Readonly<Record<string, unknown>> {
  const [first, ...rest] = path.map(String);
  if (first === undefined || !Object.hasOwn(record, first)) return record;
  const others = Object.entries(record).filter(([key]) => key !== first);
  if (rest.length === 0) return Object.fromEntries(others);
  const value = record[first];
  if (!isRecord(value)) return record;
  const left = without(value, rest);
  return left === value ? record : Object.fromEntries([...others, [first, left]]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
