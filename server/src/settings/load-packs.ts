import type { FormPack } from '../core/api.js';
import type { Bilingual } from './bilingual.js';
import { type PackProblem, parsePack } from './parse-pack.js';

/** A file that the settings name, as it was found. */
export interface PackFile {
  /** As the settings write it. */
  readonly path: string;
  /** Undefined where there is no such file, or it may not be read. */
  readonly text: string | undefined;
}

/** What is wrong with a pack: that it is not there, or what stands in it. */
export interface PackFileProblem {
  /** Which file, as the settings write it. */
  readonly path: string;
  readonly message: Bilingual;
  /** Where in the pack; undefined where there is no pack. */
  readonly inPack: PackProblem | undefined;
}

export interface LoadedPacks {
  readonly forms: readonly FormPack[];
  readonly problems: readonly PackFileProblem[];
}

/** Reads the packs that settings name. Bad ones are told and left out; of two of one name the first counts. */
export function loadPacks(files: readonly PackFile[]): LoadedPacks {
  const forms = new Map<string, FormPack>();
  const problems: PackFileProblem[] = [];
  for (const { path, text } of files) {
    if (text === undefined) {
      problems.push({ path, message: missing(path), inPack: undefined });
      continue;
    }
    const parsed = parsePack(text);
    problems.push(...parsed.problems.map((inPack) => ({ path, message: inside(path, inPack), inPack })));
    const { pack } = parsed;
    if (pack && forms.has(pack.id)) problems.push({ path, message: twice(path, pack.id), inPack: undefined });
    else if (pack) forms.set(pack.id, pack);
  }
  return { forms: [...forms.values()], problems };
}

function missing(path: string): Bilingual {
  return {
    'zh-CN': `找不到或不能读取表样文件 "${path}"；请核对路径（相对于设置文件所在文件夹），文件不超过 1 MB`,
    en: `The pack "${path}" is not there or cannot be read; check the path (relative to the folder of the settings file), and that the file is no larger than 1 MB`,
  };
}

function inside(path: string, { line, column, message }: PackProblem): Bilingual {
  const at = line === undefined ? '' : `:${line}:${column}`;
  return { 'zh-CN': `表样文件 ${path}${at} ${message['zh-CN']}`, en: `Pack ${path}${at} ${message.en}` };
}

function twice(path: string, id: string): Bilingual {
  return {
    'zh-CN': `表样文件 "${path}" 的名称 "${id}" 与前面的表样重复，未使用；请改名`,
    en: `The pack "${path}" has the id "${id}" of one before it and is not used; give it another id`,
  };
}
