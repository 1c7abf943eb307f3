/** Which department economic subject goes with which government subject. */

import { MAPPING_DATA } from './catalogue-data.js';
import type { Confidence } from './catalogue-entry.js';

export type AppliesTo = '机关' | '事业单位' | '不限';

export interface Partner {
  readonly code: string;
  readonly appliesTo: AppliesTo;
  readonly confidence: Confidence;
}

/** The counterparts of a department or government economic code in the official mapping. */
export function partnersOf(code: string): readonly Partner[] {
  const mapping = mappingTable();
  return mapping.government.get(code) ?? mapping.department.get(code) ?? [];
}

/**
 * Whether a department subject may stand beside a government subject. `no` only where the mapping covers both
 * codes at their level: additions of later years are not mapped, and a 类 beside a 款 is judged by the 款
 * known below it.
 */
export function isMappedPair(departmentCode: string, governmentCode: string): 'yes' | 'no' | 'unknown' {
  const partners = mappingTable().government.get(departmentCode);
  if (partners === undefined) return 'unknown';
  if (partners.some((partner) => partner.code === governmentCode)) return 'yes';
  if (departmentCode.length === governmentCode.length) return partnersOf(governmentCode).length > 0 ? 'no' : 'unknown';
  if (departmentCode.length > governmentCode.length) return judgeClassBeside(partners, governmentCode);
  return judgeItemBesideClass(departmentCode, partners, governmentCode);
}

function judgeClassBeside(partners: readonly Partner[], governmentClass: string): 'yes' | 'no' | 'unknown' {
  if (partners.some((partner) => partner.code.startsWith(governmentClass))) return 'yes';
  return partnersOf(governmentClass).length > 0 ? 'no' : 'unknown';
}

function judgeItemBesideClass(departmentClass: string, partners: readonly Partner[], governmentItem: string): 'yes' | 'no' | 'unknown' {
  if (partnersOf(governmentItem).some((partner) => partner.code.startsWith(departmentClass))) return 'yes';
  const governmentClass = governmentItem.slice(0, 3);
  if (partners.some((partner) => partner.code === governmentClass)) return 'unknown';
  return partnersOf(governmentClass).length > 0 ? 'no' : 'unknown';
}

interface MappingTable {
  /** Government partners by department code. */
  readonly government: ReadonlyMap<string, readonly Partner[]>;
  /** Department partners by government code. */
  readonly department: ReadonlyMap<string, readonly Partner[]>;
}

const APPLIES: Readonly<Record<string, AppliesTo>> = { o: '机关', u: '事业单位', b: '不限' };

let mapping: MappingTable | undefined;

function mappingTable(): MappingTable {
  mapping ??= unpackMapping(MAPPING_DATA);
  return mapping;
}

function unpackMapping(data: string): MappingTable {
  const government = new Map<string, Partner[]>();
  const department = new Map<string, Partner[]>();
  for (const line of data.split('\n')) {
    const [departmentCode = '', ...marked] = line.split(' ');
    for (const mark of marked) {
      const digits = mark.search(/[oub]/);
      const governmentCode = mark.slice(0, digits);
      const appliesTo = APPLIES[mark.charAt(digits)] ?? '不限';
      const confidence: Confidence = mark.endsWith('m') ? 'medium' : 'high';
      append(government, departmentCode, { code: governmentCode, appliesTo, confidence });
      append(department, governmentCode, { code: departmentCode, appliesTo, confidence });
    }
  }
  return { government, department };
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
