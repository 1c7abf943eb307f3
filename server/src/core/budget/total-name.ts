const TOTAL_PATTERN = /^(?:[^()]{0,12}?(?:合计|总计|总合计)|(?:收入|支出)(?:预算)?总[数额]|(?:本年|当年|本期)?(?:收入|支出)?小计)$/u;
/** What ends like a total but is a subject of its own. */
const NO_TOTAL_PATTERN = /三公|会议费|培训费/u;

/** Whether a row of this name is a total of others. */
export function isTotalName(name: string): boolean {
  // What ends in none of 计, 数 and 额 is no total.
  return name !== '' && '计数额'.includes(name.charAt(name.length - 1)) && TOTAL_PATTERN.test(name) && !NO_TOTAL_PATTERN.test(name);
}
