/** A unit in which amounts of money are printed. */
export type MoneyUnit = (typeof moneyUnits)[number];
export const moneyUnits = ['元', '百元', '千元', '万元', '亿元'] as const;

/** How many noughts stand between one of the unit and one 元. */
export const powersOfUnits: Readonly<Record<MoneyUnit, number>> = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 亿元: 8 };
