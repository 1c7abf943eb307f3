/** A table in 元 of which no three equal parts fit 万元: 3.3335 three times is 10.0005. */
export const thirdsInYuan = `# 青川河道管理所 2022 年部门预算

支出总体情况表

单位名称：青川河道管理所

单位：元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
|  | 合计 | 100,005.00 | 100,005.00 | 0.00 |
| 208 | 社会保障和就业支出 | 100,005.00 | 100,005.00 | 0.00 |
| 20805 | 行政事业单位养老支出 | 100,005.00 | 100,005.00 | 0.00 |
| 2080501 | 行政单位离退休 | 33,335.00 | 33,335.00 | 0.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 33,335.00 | 33,335.00 | 0.00 |
| 2080506 | 机关事业单位职业年金缴费支出 | 33,335.00 | 33,335.00 | 0.00 |
`;

/** The same in 万元: which of the three becomes 3.34 is for the program to choose. */
export const thirdsInTenThousands = thirdsInYuan
  .replace('单位：元', '单位：万元')
  .replaceAll('100,005.00', '10.00')
  .replaceAll('33,335.00', '3.33');
