import { normalise } from '../../base/normalise.js';

/** An owner's name as documents are matched by it. */
export interface OwnerName {
  readonly key: string;
  /** Whether the name says that the department's own offices alone are meant (本级), without its units. */
  readonly isOwnOffices: boolean;
}

const OWN_OFFICES = /\(?(?:部门)?(?:局|厅|委|办)?(?:本级|机关本级|本部)\)?$/u;
/** Forms print the code of a unit before its name. */
const UNIT_CODE = /^[[(【]?\d{3,12}[\])】]?[-—_:：]?(?=\p{Script=Han})/u;
const REMARK = /\((?:汇总|部门|单位|本部门|本单位|公章|盖章)\)$/u;

/** One form of a name for its documents of all years: without layout, marks, and the word for its own offices. */
export function ownerName(written: string): OwnerName {
  const plain = normalise(written)
    .replace(UNIT_CODE, '')
    .replace(REMARK, '')
    .replace(/["'《》]/gu, '');
  const own = OWN_OFFICES.exec(plain);
  if (!own) return { key: plain, isOwnOffices: false };
  // 市水务局局本级 and 市水务局(局本级) are 市水务局.
  const organ = /(局|厅|委|办)/u.exec(own[0])?.[0] ?? '';
  const stem = plain.slice(0, own.index);
  return { key: stem.endsWith(organ) || own[0].startsWith('(') ? stem : stem + organ, isOwnOffices: true };
}
