/** The amounts of a table are in the unit it prints: the same fact in two tables is the same money (DOMAIN §3.1, C3, E4). */
import type { UnitFault } from '../budget/form/table-units.js';
import { defineRule } from './rule.js';

type WrongUnit = Extract<UnitFault, { kind: 'wrong' }>;

export const wrongUnit = defineRule<WrongUnit>({
  id: 'wrong-unit',
  title: { 'zh-CN': '金额单位有误', en: 'Wrong unit of money' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => document.unitFaults.filter((fault) => fault.kind === 'wrong'),
  place: ({ place }) => place,
  say({ table: { caption }, printed, meant, witness }, locale) {
    const title = caption.title ?? '';
    const zh = witness
      ? `其金额只有按${meant}才与他处一致（此表 ${witness.here.text}，他处 ${witness.there.text}）`
      : `表样和其他各表都是${meant}`;
    const en = witness
      ? `its figures agree with other places only in ${meant} (${witness.here.text} here, ${witness.there.text} there)`
      : `its form and the other tables say ${meant}`;
    const message =
      locale === 'en'
        ? `The table ${title} says ${printed}, but ${en}: every amount is off by the same power of ten. Change the unit.`
        : `“${title}”注明单位为${printed}，但${zh}：单位写错，全表金额都会差出数量级。请改正单位。`;
    const related = witness ? [witness.here, witness.there].map(({ span, text }) => ({ span, message: text })) : [];
    return { message, related };
  },
  fix({ place, meant }, locale) {
    const title = locale === 'en' ? `Change the unit to ${meant}` : `单位改为${meant}`;
    return [{ title, edits: [{ span: place, newText: meant }], changesFigures: true }];
  },
});
