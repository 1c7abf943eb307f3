import { normalise, stripOrdinal } from '../base/normalise.js';

const OWNER_PATTERN =
  /(?:部门|单位|主管部门|编制单位|编制部门|预算单位|填报单位)(?:名称)?(?:\(公章\)|\(盖章\))?[:：]([^:：]+?)(?=金额单位|单位[:：]|$)/u;
const BEFORE_UNIT_PATTERN = /^(.+?)(?:(?:金额|货币|计量)?单位[:：]).{0,6}元\)?$/u;
const ORGANISATION_PATTERN =
  /^[\p{Script=Han}()·"a-z]{1,38}(?:局|厅|委|办|室|院|校|学|园|中心|所|站|队|处|会|单位|馆|台|社|本级|机关|政府|公司|团|部|署|库|场|镇|乡|街道)(?:\(本级\))?$/iu;
const NO_ORGANISATION_PATTERN = /预算|决算|情况|收入|支出|收支|说明|^(?:所属|下属|直属|内设|各)?(?:预算)?(?:单位|机关|处室|科室)$/u;

/** Whether a line names the owner of a table after a word for it, as `编制单位：…`. */
export function namesOwner(line: string): boolean {
  return OWNER_PATTERN.test(normalise(line));
}

/** The owner that a line names: after a word for it, before the unit of money, or alone in a heading. */
export function ownerIn(line: string, isHeading: boolean): string | undefined {
  const text = normalise(line);
  const owner = OWNER_PATTERN.exec(text)?.[1];
  if (owner !== undefined && !/^(?:人民币)?(?:元|百元|千元|万元|亿元)/u.test(owner)) return owner;
  const beforeUnit = BEFORE_UNIT_PATTERN.exec(text)?.[1];
  if (beforeUnit !== undefined) return isOrganisation(beforeUnit) ? beforeUnit : undefined;
  const name = isHeading ? stripOrdinal(text) : '';
  return isOrganisation(name) ? name : undefined;
}

function isOrganisation(name: string): boolean {
  return ORGANISATION_PATTERN.test(name) && !NO_ORGANISATION_PATTERN.test(name);
}
