import type * as z from 'zod';
import { type FormPack, LineMap } from '../core/api.js';
import type { Bilingual } from './bilingual.js';
import { readJson } from './json-text.js';
import { nearest } from './nearest.js';
import { packOf, packSchema } from './pack-schema.js';

/** A part of a pack that does not fit, and what should stand there. */
export interface PackProblem {
  /** Such as `tables.3.title`; empty for the whole. */
  readonly path: string;
  readonly message: Bilingual;
  /** Where in the text, both from 1; only for a pack read from a text. */
  readonly line?: number;
  readonly column?: number;
}

export interface ParsedPack {
  /** Undefined where the pack cannot be used. */
  readonly pack: FormPack | undefined;
  readonly problems: readonly PackProblem[];
}

type Path = readonly PropertyKey[];

/** Reads the text of a pack; problems carry their line and column. A pack with a problem is not used at all. Never throws. */
export function parsePack(text: string): ParsedPack {
  const lines = new LineMap(text);
  const placeOf = (offset: number) => {
    const { line, character } = lines.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  const reading = readJson(text);
  if (reading.kind === 'fault') {
    const { offset, message } = reading.fault;
    const en = message.en.charAt(0).toLowerCase() + message.en.slice(1);
    const said = { 'zh-CN': `不是有效的 JSON：${message['zh-CN']}`, en: `This is not valid JSON: ${en}` };
    return { pack: undefined, problems: [{ path: '', message: said, ...placeOf(offset) }] };
  }
  return parseValue(reading.json.value, (path) => placeOf(reading.json.offsetOf(path)));
}

/** Reads a pack from any value, such as one that stands in the settings. Never throws. */
export function parsePackValue(value: unknown): ParsedPack {
  return parseValue(value, () => ({}));
}

function parseValue(value: unknown, placeOf: (path: Path) => { line?: number; column?: number }): ParsedPack {
  const result = packSchema.safeParse(value);
  if (result.success) return { pack: packOf(result.data), problems: [] };
  const problems = result.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => ({ path: path.map(String).join('.'), message: messageOf(issue, path), ...placeOf(path) })),
  );
  return { pack: undefined, problems: [...new Map(problems.map((problem) => [problem.path, problem])).values()] };
}

function pathsOf(issue: z.core.$ZodIssue): readonly Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function messageOf(issue: z.core.$ZodIssue, path: Path): Bilingual {
  const name = path.length === 0 ? '' : `"${path.map(String).join('.')}" `;
  if (issue.code === 'unrecognized_keys') {
    const meant = nearest(String(path.at(-1)), knownKeys(path.length));
    return {
      'zh-CN': `表样中没有 ${name}这一项${meant ? `；是否应为 "${meant}"？` : ''}`,
      en: `A template pack has no ${name.trim()}${meant ? `; did you mean "${meant}"?` : ''}`,
    };
  }
  const expected = expectationOf(issue);
  return { 'zh-CN': `${name}应为${expected['zh-CN']}；此表样暂不使用`, en: `${name}should be ${expected.en}; the pack is not used` };
}

/** A pack's own parts stand at the top, those of a table two levels down. */
function knownKeys(depth: number): readonly string[] {
  return Object.keys(depth === 1 ? packSchema.shape : packSchema.shape.tables.element.shape);
}

function expectationOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'invalid_type') return kindsOfValues[issue.expected] ?? { 'zh-CN': '其他值', en: 'something else' };
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => `"${String(value)}"`);
    return { 'zh-CN': values.join('、'), en: `one of ${values.join(', ')}` };
  }
  if (issue.code === 'invalid_format') return { 'zh-CN': '小写字母、数字和连字符', en: 'lower-case letters, digits and hyphens' };
  if (issue.code === 'too_small') return { 'zh-CN': `不小于 ${issue.minimum}`, en: `no less than ${issue.minimum}` };
  if (issue.code === 'too_big') return { 'zh-CN': `不大于 ${issue.maximum}`, en: `no more than ${issue.maximum}` };
  return { 'zh-CN': '其他值', en: 'something else' };
}

const kindsOfValues: Readonly<Record<string, Bilingual>> = {
  string: { 'zh-CN': '文字', en: 'a text' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '对象', en: 'an object' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  number: { 'zh-CN': '数', en: 'a number' },
};
