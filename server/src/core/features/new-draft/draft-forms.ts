import type { Span } from '../../base/span.js';
import { usualUnit } from '../../budget/form/blank-table/caption.js';
import type { FormPack } from '../../budget/form/pack.js';
import { type FormChoice, packsOf } from '../../budget/form/recognise-form.js';
import { findPlaceholders } from '../../budget/outline/placeholders.js';
import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';

/** A form that a new document may have. */
export interface DraftForm {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly unit: '万元' | '元';
  readonly years: FormPack['years'];
}

/** Every form, those of regions before the one that fits all. */
export function draftFormsFor(choice: FormChoice & { readonly locale: Locale }): readonly DraftForm[] {
  const packs = packsOf(choice);
  const ordered = [...packs.filter(({ tables }) => tables.length > 0), ...packs.filter(({ tables }) => tables.length === 0)];
  return ordered.map((pack) => ({
    id: pack.id,
    name: pack.name[choice.locale],
    regions: pack.regions,
    unit: usualUnit(pack) === '元' ? '元' : '万元',
    years: pack.years,
  }));
}

/** What is left to fill in, in the order of the document. */
export function placeholdersIn({ document }: Analysis): readonly Span[] {
  return findPlaceholders(document)
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
}
