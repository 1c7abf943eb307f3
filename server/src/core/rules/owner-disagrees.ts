/** All tables of a document are those of one owner, whose name is written in one way. */

import { findOwnerSlips, type OwnerSlip } from '../budget/outline/owner-slips.js';
import { defineRule } from './rule.js';

export const ownerDisagrees = defineRule<OwnerSlip>({
  id: 'owner-disagrees',
  title: { 'zh-CN': '单位名称前后不一', en: 'Name of the owner differs' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => findOwnerSlips(document),
  place: ({ line, written }) => placeOf(line, written),
  say({ written, meant }, locale) {
    return {
      message:
        locale === 'en'
          ? `The owner is written “${written}” here and “${meant}” above all other tables: one name should stand throughout. Write “${meant}”.`
          : `此处写作“${written}”，其他各表均为“${meant}”：全文应使用同一名称。请改为“${meant}”。`,
    };
  },
  fix({ line, written, meant }, locale) {
    if (!line.text.includes(written)) return [];
    return [
      {
        title: locale === 'en' ? `Write “${meant}”` : `改为“${meant}”`,
        edits: [{ span: placeOf(line, written), newText: meant }],
        changesFigures: false,
      },
    ];
  },
});

function placeOf({ text, span }: OwnerSlip['line'], written: string): { readonly start: number; readonly end: number } {
  const at = text.indexOf(written);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + written.length };
}
