/** Lists of a text whose parts make up their whole. */
import type { Statement } from '../../prose/claim.js';

/** Items that always consist of the same parts, however a text names them. */
interface Family {
  readonly head: RegExp;
  readonly notHead: RegExp;
  readonly parts: readonly RegExp[];
}

const FAMILIES: readonly Family[] = [
  {
    head: /三公/u,
    notHead: /会议费|培训费|出国|公务用车|接待/u,
    parts: [/出国/u, /^[^会培]*公务用车(?:购置(?:费)?[及和与、]运行|[^购运]*$)/u, /接待/u],
  },
  { head: /公务用车(?:购置(?:费)?[及和与、]运行|[^购运]*$)/u, notHead: /三公/u, parts: [/用?车?购置(?!.*运行)/u, /运行(?<!购置.*)/u] },
  { head: /政府采购/u, notHead: /货物|工程|服务|中小|小微|小型/u, parts: [/货物/u, /工程/u, /服务/u] },
  { head: /基本支出/u, notHead: /项目支出|人员|公用/u, parts: [/人员(?:经费|支出)/u, /公用(?:经费|支出)/u] },
];

/** Words before a list that say that all parts follow. */
const SAYS_ALL = /^(?:分别为|分别是|具体为|具体是|构成如下|组成如下)$/u;

/** Whether the parts of one list, in order, are all parts of their whole. */
export function isComplete(whole: Statement, parts: readonly Statement[]): boolean {
  const [first] = parts;
  if (!first || parts.length < 2) return false;
  if (SAYS_ALL.test(first.list?.word ?? '') || sharesMakeAll(parts)) return true;
  const family = FAMILIES.find(({ head, notHead }) => head.test(whole.item.text) && !notHead.test(whole.item.text));
  return family !== undefined && isFamily(family, parts);
}

/** Each kind of part stands in the list once, and nothing else does. */
function isFamily({ parts: kinds }: Family, parts: readonly Statement[]): boolean {
  return kinds.length === parts.length && kinds.every((kind) => parts.filter(({ item }) => kind.test(item.text)).length === 1);
}

/** Shares of the same whole that add up to 100 %, or nearly so where each was rounded. */
function sharesMakeAll(parts: readonly Statement[]): boolean {
  const shares = parts.map(({ shares: [share] }) => share?.percent.amount);
  const decimals = Math.max(...shares.map((share) => share?.decimals ?? 0));
  if (decimals > 4 || shares.some((share) => share === undefined)) return false;
  const sum = shares.reduce((total, share) => total + (share?.units ?? 0) * 10 ** (decimals - (share?.decimals ?? 0)), 0);
  return Math.abs(sum - 100 * 10 ** decimals) <= parts.length / 2;
}
