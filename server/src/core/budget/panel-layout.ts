import type { MoneyUnit } from '../base/money-unit.js';
import type { Column, Panel } from './columns.js';
import { RowShape } from './row-shape.js';

/** A subject code as a panel's labels print it. */
export interface CodeSlot {
  /** The places of its parts among the labels; one where the code stands whole in a column of its own, or in a name. */
  readonly parts: readonly number[];
  /** The place of the name that belongs to it; -1 for none. */
  readonly name: number;
  /** It stands in brackets before a name. */
  readonly isInName: boolean;
}

/** What is known of all rows of a panel before any is read. Places are those among the panel's labels. */
export interface PanelLayout {
  readonly names: readonly number[];
  readonly codes: readonly number[];
  readonly slots: readonly CodeSlot[];
  /** The columns that tell rows of different kinds apart. */
  readonly shaping: readonly Column[];
  /** The column index of each amount. */
  readonly amountColumns: readonly number[];
  /** The unit of each amount that prints none itself. */
  readonly units: readonly (MoneyUnit | undefined)[];
  readonly shapes: RowShape;
}

export function layoutOf(panel: Panel, unitOfTable: MoneyUnit | undefined): PanelLayout {
  const { labels, amounts, others } = panel;
  const placesOf = (role: Column['role']) => labels.flatMap((column, place) => (column.role === role ? [place] : []));
  const firstAmount = amounts[0]?.index ?? 0;
  return {
    names: placesOf('name'),
    codes: placesOf('code'),
    slots: slotsOf(labels),
    shaping: [...labels, ...others].filter(({ role, index }) => role !== 'other' || index < firstAmount),
    amountColumns: amounts.map(({ index }) => index),
    units: amounts.map((column) => unitOfColumn(column) ?? unitOfTable),
    shapes: new RowShape(''),
  };
}

function slotsOf(labels: readonly Column[]): readonly CodeSlot[] {
  const slots: CodeSlot[] = [];
  for (let place = 0; place < labels.length; place++) {
    const { role } = labels[place] as Column;
    if (role === 'name') slots.push({ parts: [place], name: place, isInName: true });
    if (role !== 'code') continue;
    const parts = [place];
    while (isPart(labels[place + 1])) parts.push(++place);
    slots.push({ parts, name: nameBeside(labels, parts), isInName: false });
  }
  return slots;
}

function isPart(column: Column | undefined): boolean {
  return column?.role === 'code' && isCodePart(column);
}

/** The first name behind a code, or the last one before it. */
function nameBeside(labels: readonly Column[], parts: readonly number[]): number {
  const isName = ({ role }: Column) => role === 'name';
  const after = (parts.at(-1) as number) + 1;
  const behind = labels.slice(after).findIndex(isName);
  return behind < 0 ? labels.slice(0, parts[0]).findLastIndex(isName) : after + behind;
}

export function isCodePart(column: Column): boolean {
  const label = column.path.at(-1) ?? '';
  return /^[类款项目]$/u.test(label) || column.path.length === 0 || /编码|代码/u.test(column.path.join(''));
}

const UNIT_OF_COLUMN = /\((?:单位[:：]?)?(元|百元|千元|万元|亿元)\)$/u;

/** The unit that the label of a column names, as 预算数(元). */
function unitOfColumn({ path }: Column): MoneyUnit | undefined {
  for (const label of path) {
    const match = UNIT_OF_COLUMN.exec(label);
    if (match) return match[1] as MoneyUnit;
  }
  return undefined;
}
