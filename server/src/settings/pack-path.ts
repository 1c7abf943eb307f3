import type { Bilingual } from './bilingual.js';

/** Why a path of `packs` is not followed; nothing where it leads to a file inside the folder of the settings. */
export function packPathFault(path: string): Bilingual | undefined {
  if (packSteps(path) !== undefined) return undefined;
  return {
    'zh-CN': `表样路径 "${path}" 应为设置文件所在文件夹之内的相对路径，用 / 分隔，例如 "packs/our-city.budget-pack.json"；此项已忽略`,
    en: `The pack path "${path}" should be a relative path inside the folder of the settings file, with / between its parts, such as "packs/our-city.budget-pack.json"; it is ignored`,
  };
}

/** The folders and the file of a path; undefined where it may lead outside, or to another machine or drive. */
export function packSteps(path: string): readonly string[] | undefined {
  // A colon begins a scheme or a drive, a backslash is a step on one system and a character on another.
  if (/[\\:\0?*]/.test(path) || path.startsWith('/')) return undefined;
  const steps = path.split('/').filter((step) => step !== '.');
  return steps.length === 0 || steps.some((step) => step === '' || step === '..') ? undefined : steps;
}
