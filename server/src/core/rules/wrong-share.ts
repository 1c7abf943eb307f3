/** A share (占 …%) is what a part makes of its whole, rounded. */
import { formatAmount } from '../base/amount.js';
import type { ShareFault } from '../budget/narrative/share-faults.js';
import { itemName, rateEdit, sayAmount, sayMoney, sayRate } from './narrative-wording.js';
import { defineRule } from './rule.js';

export const wrongShare = defineRule<ShareFault>({
  id: 'wrong-share',
  title: { 'zh-CN': '占比与金额不符', en: 'Share does not follow from its amounts' },
  defaultSeverity: 'error',
  severity: ({ isNear }) => (isNear ? 'information' : 'error'),
  detect: ({ document }) => document.narrative.shares,
  place: ({ share }) => share.percent.span,
  say({ statement, share, whole, wholeName, expected, isFulfilment }, locale) {
    const name = itemName(statement.item.text, locale);
    const part = statement.level ? sayAmount(statement.level) : '';
    const [all, printed, meant] = [sayMoney(whole.amount, whole.unit), sayRate(share.percent.amount), sayRate(expected)];
    const message =
      locale === 'en'
        ? `${name}: ${part} of ${isFulfilment ? 'the planned ' : ''}${wholeName ? `${wholeName} ` : ''}${all} is ${meant}, the text says ${printed}: a share follows from its amounts. Put in ${meant}, or check the amounts.`
        : `“${name}”${part} ${isFulfilment ? '为预算数' : `占${wholeName ? `“${wholeName}”` : '合计'}`} ${all} 的 ${meant}，文中为 ${printed}：占比须由所列金额得出。请改为 ${meant}，或核对金额。`;
    const related = statement.level ? [{ span: statement.level.figure.cell.span, message: `${name} ${part}` }] : [];
    return { message, related };
  },
  reckoning: ({ statement: { level }, whole, expected }) =>
    level && `${sayAmount(level)} ÷ ${sayMoney(whole.amount, whole.unit)} = ${sayRate(expected)}`,
  fix: ({ share, expected }, locale, { text }) => [
    {
      title: locale === 'en' ? `Change the share to ${formatAmount(expected)}%` : `将占比改为 ${formatAmount(expected)}%`,
      edits: [rateEdit(share, expected, text)],
      changesFigures: true,
    },
  ],
});
