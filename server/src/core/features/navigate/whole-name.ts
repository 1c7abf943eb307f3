/**
 * Whether a name stands by itself or is a part of a longer one: 河道整治 in `安排河道整治60万元` and in `河道整治二期`. Chinese has
 * no spaces between words, so that only marks, figures and words that no name begins or ends with tell it.
 */
import type { OwnNameKind } from './own-name-kind.js';

/** A shorter name is a word of many sentences: only marks on both sides set it apart. */
const SHORTEST_FREE_NAME = 5;
const LETTER = /[\p{L}\p{N}]/u;
const LONGEST_WORD = 24;

const BEFORE =
  /(?:[的为是对和与及或在将由于了把按即如因从向至给含等年度元]|其中|安排|实施|开展|完成|推进|新增|增加|减少|包括|主要|支持|保障|启动|继续|做好|通过|列入|纳入|申报|涉及|项目|支出|经费|资金|预算|名称)$/u;
const BEHIND =
  /^(?:项目)?(?:$|[^\p{L}\p{N}(]|[的为是和与及或在将由已未按共等从对于无不列需可应拟因]|资金|经费|预算|支出|安排|主要|用于|用来|金额|合计|年初|本年|今年|当年|全年|上年|比上年|较上年|增加|减少|增长|下降|持平|其中|完成|实施|开展|推进|分别|计划|覆盖|受益|达到|拨付|下达|投入|涉及|位于|绩效|目标|名称|情况|说明|(?:19|20)\d\d年|\d[\d,.]*[百千万亿]*元|\((?:\d[\d,.]*[百千万亿]*元|以下简称|简称|单位|含|其中|详见|见))/u;

/** Both are normalised; the name is `text` from `start` to `end`. */
export function standsAlone(text: string, start: number, end: number, kind: OwnNameKind): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const behind = text.slice(end, end + LONGEST_WORD);
  if (end - start < SHORTEST_FREE_NAME) return !LETTER.test(before.slice(-1)) && !/^[\p{L}\p{N}(]/u.test(behind);
  // What belongs to a unit is named after it, and goes with it.
  if (kind !== 'project') return true;
  return (!LETTER.test(before.slice(-1)) || BEFORE.test(before)) && BEHIND.test(behind);
}
