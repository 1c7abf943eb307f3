/** Drafts for the features behind an editor. The department, its projects and all figures are made up. */

/** Figures by function and by economic class, over two pages, side by side, with a rounding difference and a long sum. */
export const river = `# 青川河道管理所 2022 年部门预算

表 1 收支总体情况表

单位：万元

| 收入 | | 支出 | |
| --- | ---: | --- | ---: |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
| 二、其他资金 | 20.00 | 二、农林水支出 | 570.00 |
| 其中：事业收入 | 15.00 | | |
| 收入总计 | 660.00 | 支出总计 | 660.00 |

表 2 支出总体情况表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| | 合计 | 660.00 | 300.00 | 360.00 |
| 208 | 社会保障和就业支出 | 90.00 | 90.00 | 0.00 |
| 20805 | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 60.00 | 60.00 | 0.00 |
| 2080506 | 机关事业单位职业年金缴费支出 | 30.00 | 30.00 | 0.00 |

表 2 支出总体情况表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| 213 | 农林水支出 | 570.00 | 210.00 | 360.00 |
| 21303 | 水利 | 570.00 | 210.00 | 360.00 |
| 2130304 | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |
| 2130306 | 水利工程运行与维护 | 360.00 | 0.00 | 360.00 |

表 3 基本支出情况表（按经济分类）

单位：万元

| 部门科目编码 | 部门科目名称 | 政府科目编码 | 政府科目名称 | 预算数 |
| --- | --- | --- | --- | ---: |
| | 合计 | | | 300.00 |
| 301 | 工资福利支出 | 505 | 对事业单位经常性补助 | 290.00 |
| 30101 | 基本工资 | 50501 | 工资福利支出 | 80.00 |
| 30102 | 津贴补贴 | 50501 | 工资福利支出 | 40.00 |
| 30103 | 奖金 | 50501 | 工资福利支出 | 35.00 |
| 30107 | 绩效工资 | 50501 | 工资福利支出 | 25.00 |
| 30108 | 机关事业单位基本养老保险缴费 | 50501 | 工资福利支出 | 60.00 |
| 30109 | 职业年金缴费 | 50501 | 工资福利支出 | 30.00 |
| 30113 | 住房公积金 | 50501 | 工资福利支出 | 20.00 |
| 302 | 商品和服务支出 | 505 | 对事业单位经常性补助 | 10.00 |
| 30201 | 办公费 | 50502 | 商品和服务支出 | 3.33 |
| 30205 | 水费 | 50502 | 商品和服务支出 | 3.34 |
| 30206 | 电费 | 50502 | 商品和服务支出 | 3.34 |
`;

/** One total wrong, the figure that was meant, and the row it stands in. */
export const slip = {
  row: '| 20805 | 行政事业单位养老支出 | 90.00 | 90.00 |',
  wrongRow: '| 20805 | 行政事业单位养老支出 | 99.00 | 90.00 |',
} as const;

export const riverWithSlip = river.replace(slip.row, slip.wrongRow);

/** Names that would be markup, a script or a link if they were shown as they are. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[点这里](https://example.com/)',
  '![图](https://example.com/x.png)',
  'https://example.com/a',
  'www.example.com',
  'someone@example.com',
  '**粗**与`码`与~~删~~',
  '甲\\|乙\\|丙',
  '&lt;b&gt; &#60;i&#62;',
  '\\\\ \\` \\[ 反斜线',
  '<https://example.com/b>',
  '\u202e倒写\u202c',
] as const;

/** A table whose rows bear these names, under a title no better. */
export const hostileDraft = `**[表](https://example.com/)** <b>支出</b>预算表

单位：万元

| 项目名称 | 合计 | 一般公共预算 | ${hostileNames[1]}资金 |
| --- | --- | --- | --- |
| 合计 | ${hostileNames.length + 1}.00 | ${hostileNames.length + 1}.00 | 0.00 |
${hostileNames.map((name) => `| ${name}项目 | 1.00 | 1.00 | 0.00 |`).join('\n')}
| [2080505]\`养老\` | 1.00 | 1.00 | 0.00 |
`;
