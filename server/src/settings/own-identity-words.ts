import { longestOwnIdentity, type OwnIdentityFaultKind } from '../core/api.js';
import type { Bilingual } from './bilingual.js';

const sample = '表名[行, 列] = 表名[行, 列]';

/** What is wrong with a line of `identities`, why, and what to write. */
export const ownIdentityWords: Readonly<Record<OwnIdentityFaultKind, Bilingual>> = {
  'too-long': {
    'zh-CN': `一条勾稽至多 ${longestOwnIdentity} 个字符，请拆成几条`,
    en: `an identity has at most ${longestOwnIdentity} characters, split it`,
  },
  'too-many-terms': { 'zh-CN': '一条勾稽的项数过多，请拆成几条', en: 'an identity has too many terms, split it' },
  'table-expected': { 'zh-CN': `此处应为表名，例如 ${sample}`, en: `a table is expected here, as in ${sample}` },
  'row-expected': {
    'zh-CN': `表名之后应为 [行] 或 [行, 列]，例如 ${sample}`,
    en: `a table is followed by [row] or [row, column], as in ${sample}`,
  },
  'word-expected': { 'zh-CN': '此处应为行或列的名称或编码', en: 'the name or the code of a row or a column is expected here' },
  'bracket-not-closed': { 'zh-CN': '方括号没有结束，请补上 ]', en: 'this bracket is not closed, add ]' },
  'nested-bracket': {
    'zh-CN': '方括号内不能再有方括号；只写编码或名称，或用「」括起，例如 [「[30217]公务接待费」]',
    en: 'brackets do not stand in brackets: write the code or the name alone, or put it between 「 and 」',
  },
  'third-part': {
    'zh-CN': '方括号内至多为行和列两部分；名称中有逗号的用「」括起',
    en: 'brackets hold a row and a column at most; put a name with a comma between 「 and 」',
  },
  'quote-not-closed': { 'zh-CN': '引号没有结束', en: 'this quote is not closed' },
  'sign-expected': { 'zh-CN': '此处应为 +、-、=、≤ 或 ≥', en: '+, -, =, ≤ or ≥ is expected here' },
  'relation-missing': { 'zh-CN': '缺少 =、≤ 或 ≥ 及其右边', en: '=, ≤ or ≥ and what follows it are missing' },
  'relation-twice': { 'zh-CN': '一条勾稽只能有一个 =、≤ 或 ≥，请拆成两条', en: 'an identity has one =, ≤ or ≥, make it two' },
  'strict-relation': { 'zh-CN': '只能用 =、≤ 或 ≥，请改为 ≤ 或 ≥', en: 'only =, ≤ and ≥ are known, use ≤ or ≥' },
  number: { 'zh-CN': '勾稽由表中的数构成，不能写数字', en: 'an identity is made of figures of tables, a number cannot stand here' },
  'nothing-positive': {
    'zh-CN': '不小于的一边至少要有一个加项，请移项改写',
    en: 'the greater side needs a term that is added, move terms to the other side',
  },
};
