import type { OwnCodeFault, OwnCodeKind } from '../core/api.js';
import type { Bilingual } from './bilingual.js';

const kinds: Readonly<Record<OwnCodeKind, Bilingual>> = {
  function: { 'zh-CN': '支出功能分类', en: 'a functional code' },
  'department-economic': { 'zh-CN': '部门经济分类', en: 'a department economic code' },
  'government-economic': { 'zh-CN': '政府经济分类', en: 'a government economic code' },
  revenue: { 'zh-CN': '收入分类', en: 'a revenue code' },
  procurement: { 'zh-CN': '政府采购品目', en: 'a procurement code' },
};

/** What is wrong with one of `codes`, why, and what to do. */
export function ownCodeWords(fault: OwnCodeFault): Bilingual {
  const { code } = fault;
  switch (fault.kind) {
    case 'form':
      return {
        'zh-CN': `"${code}" 不是科目编码的样式：首位为 1（收入）、2（功能）、3（部门经济）、5（政府经济），类 3 位、以下各级 2 位；采购品目以 A、B、C 开头。已忽略，请改正`,
        en: `"${code}" is not the form of a code: 1 (revenue), 2 (function), 3 (department economic) or 5 (government economic), 3 digits and 2 more for each level; purchases begin with A, B or C. It is ignored, correct it`,
      };
    case 'kind':
      return {
        'zh-CN': `编码 ${code} 以 ${code.charAt(0)} 开头，是${kinds[fault.meant]['zh-CN']}，"kind" 应为 "${fault.meant}" 或不写；此项已忽略`,
        en: `${code} begins with ${code.charAt(0)} and is ${kinds[fault.meant].en}: "kind" should be "${fault.meant}" or left out; the code is ignored`,
      };
    case 'no-parent':
      return {
        'zh-CN': `编码 ${code} 的上级科目 ${fault.parent} 不在目录中，"codes" 中也没有；请一并列出上级科目，或改正编码。此项已忽略`,
        en: `${fault.parent}, the code above ${code}, is neither published nor in "codes": list it as well, or correct the code; the code is ignored`,
      };
    case 'official-name': {
      const { name, validFrom, validTo } = fault.official;
      const years = validFrom === undefined && validTo === undefined ? '' : ` (${validFrom ?? ''}–${validTo ?? ''})`;
      return {
        'zh-CN': `编码 ${code} 已是规定科目“${name}”${years}，自定义名称与之不符；请改用其他编码，用 "years" 避开这些年度，或删除此项。此项已忽略`,
        en: `${code} is already published as ${name}${years}, which is not this name: use another code, or "years" that keep clear of it, or delete it; the code is ignored`,
      };
    }
    case 'years':
      return {
        'zh-CN': `编码 ${code} 的 "years" 起止颠倒，应为 [起, 止]；此项已忽略`,
        en: `"years" of ${code} end before they begin, they are [from, to]; the code is ignored`,
      };
  }
}
