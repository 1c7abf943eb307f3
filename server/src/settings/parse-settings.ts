import type * as z from 'zod';
import { LineMap } from '../core/api.js';
import type { Bilingual } from './bilingual.js';
import { type JsonSpan, type JsonText, readJson } from './json-text.js';
import { nearest } from './nearest.js';
import { ownCodeWords } from './own-code-words.js';
import { judgeOwn, type OwnProblem } from './own-problems.js';
import { defaultSettings, layerSettings, ruleLevelExpects, type Settings, settingsSchema, settingTexts } from './settings.js';
import { elementExpects, ownCodeExpects, ownCodeKeys } from './settings-expects.js';

/** A part of the settings that could not be used, and what to do about it. */
export interface SettingsProblem {
  /** Such as `rules.wrong-sum`; empty for the whole. */
  readonly path: string;
  readonly message: Bilingual;
  /** Where in the file, both from 1; only for settings read from a text. */
  readonly line?: number;
  readonly column?: number;
  /** The characters in question, from line and column on. */
  readonly span?: JsonSpan;
}

export interface ParsedSettings {
  /** The usable parts, over the defaults. */
  readonly settings: Settings;
  /** The usable parts alone, to be laid over other settings. */
  readonly given: Partial<Settings>;
  readonly problems: readonly SettingsProblem[];
}

export interface ParsedSettingsText extends ParsedSettings {
  /** Where the text writes a path of `packs`; for problems that come to light when the pack is read. */
  placeOfPack(pack: string): Pick<SettingsProblem, 'line' | 'column' | 'span'>;
}

type Path = readonly PropertyKey[];

/** A problem with what must go for the rest to hold, where that is not the part itself. */
interface PathProblem extends OwnProblem {
  readonly drop?: Path;
}

/** Reads settings from any value. Bad parts are reported and passed over; the others hold. Never throws. */
export function parseSettings(input: unknown): ParsedSettings {
  return toParsed(parseValue(input), () => ({}));
}

/** Reads the text of a settings file; problems carry their place. Never throws. */
export function readSettingsText(text: string): ParsedSettingsText {
  const lines = new LineMap(text);
  const at = (span: JsonSpan) => {
    const { line, character } = lines.positionAt(span.start);
    return { line: line + 1, column: character + 1, span };
  };
  const reading = readJson(text);
  if (reading.kind === 'fault') {
    const { offset, message } = reading.fault;
    const place = at({ start: offset, end: Math.min(offset + 1, text.length) });
    const problems = [{ path: '', message: syntaxMessage(message), ...place }];
    return { settings: defaultSettings, given: {}, problems, placeOfPack: () => place };
  }
  const { json } = reading;
  const parsed = toParsed(parseValue(withoutSchemaLink(json.value)), (problem) => at(spanOf(problem, json)));
  return { ...parsed, placeOfPack: (pack) => at(json.valueSpan(['packs', packsIn(json.value).indexOf(pack)])) };
}

function spanOf({ path, inName, within }: PathProblem, json: JsonText): JsonSpan {
  if (inName) return json.nameSpan(path);
  if (!within) return json.valueSpan(path);
  const span = json.spanInString(path, within.start, within.end);
  // A place between two characters could not be seen.
  return span.end > span.start ? span : { start: span.start, end: span.start + 1 };
}

/** The paths of packs as they are written, without spaces around them. */
function packsIn(value: unknown): readonly unknown[] {
  const packs = valueAt(value, ['packs']);
  return Array.isArray(packs) ? packs.map((path: unknown) => (typeof path === 'string' ? path.trim() : path)) : [];
}

interface ParsedValue {
  readonly given: Partial<Settings>;
  readonly problems: readonly PathProblem[];
}

function toParsed({ given, problems }: ParsedValue, placeOf: (problem: PathProblem) => Partial<SettingsProblem>): ParsedSettings {
  return {
    settings: layerSettings(defaultSettings, given),
    given,
    problems: inOrder(
      problems.map((problem) => ({ path: problem.path.map(String).join('.'), message: problem.message, ...placeOf(problem) })),
    ),
  };
}

/** From the top of the file down. */
function inOrder(problems: readonly SettingsProblem[]): readonly SettingsProblem[] {
  return [...problems].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** Takes out what does not fit, part by part, until the rest fits; then what fits and means nothing. */
function parseValue(input: unknown): ParsedValue {
  if (input === undefined || input === null) return { given: {}, problems: [] };
  if (!isRecord(input)) return { given: {}, problems: [{ path: [], message: notAnObject(input) }] };
  const lists = cleanLists(input);
  const problems: PathProblem[] = [...lists.problems];
  let rest = lists.rest;
  for (;;) {
    const result = settingsSchema.safeParse(rest);
    if (result.success) {
      const judged = judgeOwn(pickGiven(result.data, rest));
      return { given: judged.given, problems: [...problems, ...judged.problems.map(lists.asWritten)] };
    }
    const found = onePerPath(result.error.issues.flatMap((issue) => problemsOf(issue, rest)));
    problems.push(...found);
    const left = found.reduce((settings, { path, drop = path }) => without(settings, drop), rest);
    // Should nothing come out, the whole goes, so that the loop ends whatever the schema says.
    rest = left === rest ? {} : left;
  }
}

interface CleanLists {
  readonly rest: Readonly<Record<string, unknown>>;
  readonly problems: readonly PathProblem[];
  /** The problem of an element that was left, at the place where it was written. */
  asWritten(problem: PathProblem): PathProblem;
}

/** Lists without the elements that do not fit. They are looked at first, since whatever comes out of a list moves the others. */
function cleanLists(input: Readonly<Record<string, unknown>>): CleanLists {
  const problems: PathProblem[] = [];
  const places = new Map<PropertyKey, readonly number[]>();
  const rest: Record<string, unknown> = { ...input };
  for (const name of ['identities', 'packs'] as const) {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    if (!Array.isArray(value)) continue;
    const { element } = settingsSchema.shape[name].unwrap();
    const fitting = value.map((one: unknown) => element.safeParse(one).success);
    value.forEach((one: unknown, place) => {
      if (!fitting[place]) problems.push({ path: [name, place], message: badValue([name, place], one) });
    });
    places.set(
      name,
      value.flatMap((_, place) => (fitting[place] ? [place] : [])),
    );
    rest[name] = value.filter((_, place) => fitting[place]);
  }
  return {
    rest,
    problems,
    asWritten(problem) {
      const [name, place] = problem.path;
      const original = name === undefined ? undefined : places.get(name)?.[Number(place)];
      return original === undefined || name === undefined ? problem : { ...problem, path: [name, original] };
    },
  };
}

function onePerPath(problems: readonly PathProblem[]): readonly PathProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem.path.map(String)), problem])).values()];
}

function pickGiven(parsed: z.output<typeof settingsSchema>, rest: Readonly<Record<string, unknown>>): Partial<Settings> {
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => rest[name] !== undefined));
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): readonly PathProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: unknownName(issue.path, key), inName: true }));
  }
  const [name, part] = issue.path;
  if (name === 'codes' && part !== undefined) return codeProblems(issue, String(part), input);
  // One report per setting is enough, even where several constraints fail: all of them are in what is expected.
  const path = issue.path.slice(0, name === 'rules' ? 2 : 1);
  return [{ path, message: badValue(path, valueAt(input, path)) }];
}

/** A code goes as a whole where a part of it does not fit, but for what it does not need. */
function codeProblems(issue: z.core.$ZodIssue, code: string, input: unknown): readonly PathProblem[] {
  const path = ['codes', code];
  const value = valueAt(input, path);
  if (issue.code === 'invalid_key') return [{ path, message: ownCodeWords({ kind: 'form', code }), inName: true }];
  if (!isRecord(value)) return [{ path, message: badValue(path, value) }];
  // Where one form of a code comes near enough, its own issues are given; otherwise those of all forms.
  const inner = issue.code === 'invalid_union' ? issue.errors.flat() : [{ ...issue, path: issue.path.slice(2) }];
  return inner.flatMap((one): PathProblem[] => {
    if (one.code === 'unrecognized_keys')
      return one.keys.map((key) => ({ path: [...path, key], message: unknownName(path, key), inName: true }));
    const [part] = one.path;
    if (part === undefined) return [];
    const place = Object.hasOwn(value, part) ? [...path, part] : path;
    return [{ path: place, message: badValue([...path, part], value[String(part)]), drop: path }];
  });
}

function unknownName(parent: Path, name: string): Bilingual {
  const ofRule = parent[0] === 'rules';
  const ofCode = parent[0] === 'codes';
  const known = ofCode ? ownCodeKeys : Object.keys(ofRule ? settingsSchema.shape.rules.unwrap().shape : settingsSchema.shape);
  const meant = nearest(name, known);
  const shown = known.slice(0, 8).join(', ') + (known.length > 8 ? ' …' : '');
  return {
    'zh-CN': `没有名为 "${name}" 的${ofRule ? '规则' : ofCode ? '项' : '设置'}，已忽略；${meant ? `是否应为 "${meant}"？` : `可用的有：${shown}`}`,
    en: `There is no ${ofRule ? 'rule' : ofCode ? 'part of a code' : 'setting'} named "${name}", it is ignored; ${meant ? `did you mean "${meant}"?` : `known are: ${shown}`}`,
  };
}

function badValue(path: Path, value: unknown): Bilingual {
  const name = path.map(String).join('.');
  const expects = expectationAt(path);
  const shown = show(value);
  // Settings have defaults; what the user adds has none.
  const isAdded = path.length > 1 && path[0] !== 'rules';
  return {
    'zh-CN': `"${name}" 应为${expects['zh-CN']}，实为 ${shown}；此项${isAdded ? '已忽略' : '暂按默认值处理'}`,
    en: `"${name}" should be ${expects.en}, but is ${shown}; ${isAdded ? 'it is ignored' : 'the default is used instead'}`,
  };
}

function expectationAt(path: Path): Bilingual {
  const [name, , part] = path;
  if (name === 'codes' && path.length > 1) return ownCodeExpects(part === undefined ? undefined : String(part));
  if (path.length > 1) return (name !== undefined && elementExpects.get(String(name))) || ruleLevelExpects;
  const shape: Readonly<Record<string, z.core.$ZodType>> = settingsSchema.shape;
  const schema = shape[String(name)];
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
