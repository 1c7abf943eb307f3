/** What tables of one budget must agree in (DOMAIN §3.1), by name. What holds within one table is read from its labels instead. */
import type { Identity, IdentityClass } from '../sums/equation.js';

const define = (id: string, kind: IdentityClass, zh: string, en: string): Identity => ({ id, class: kind, title: { 'zh-CN': zh, en } });

export const IDENTITIES = {
  B3: define('B3', 'universal', '收入总体表与收支总体表一致', 'The table of income agrees with the overview'),
  B4: define('B4', 'form', '收入总体表各科目与支出各表一致', 'Subjects have the same amount as income and as expenditure'),
  C3: define('C3', 'universal', '支出总体表与收支总体表一致', 'The table of expenditure agrees with the overview'),
  D2: define(
    'D2',
    'universal',
    '财政拨款收支表与收支总体表的财政拨款一致',
    'The fiscal overview agrees with the overview in fiscal appropriation',
  ),
  D4: define(
    'D4',
    'universal',
    '财政拨款收支表各类等于各预算支出表之和',
    'Each class of the fiscal overview is the sum of the budgets it consists of',
  ),
  D5: define('D5', 'universal', '财政拨款支出不超过全部支出', 'What is paid from fiscal appropriation is contained in all expenditure'),
  E3: define(
    'E3',
    'universal',
    '一般公共预算等各预算支出不超过支出总体表同科目',
    'What one budget spends on a subject is contained in all that is spent on it',
  ),
  E4: define('E4', 'universal', '各预算支出表合计与财政拨款收支表一致', 'The total of each budget agrees with the fiscal overview'),
  E5: define('E5', 'form', '无其他资金时支出各表同科目一致', 'Without other funds, a subject has the same amount in every table'),
  F2: define('F2', 'universal', '基本支出表合计与基本支出一致', 'The table of basic expenditure agrees with 基本支出'),
  F4: define(
    'F4',
    'form',
    '人员经费、公用经费与基本支出的经济分类一致',
    '人员经费 and 公用经费 agree with the economic classes of basic expenditure',
  ),
  F5: define('F5', 'form', '项目支出明细各表合计与项目支出一致', 'Tables that detail projects agree with 项目支出'),
  F7: define('F7', 'form', '机关运行经费表各科目与基本支出表一致', 'What 机关运行经费 is spent on agrees with basic expenditure'),
  G3: define('G3', 'form', '“三公”经费各项与对应经济科目一致', 'The items of 三公 agree with their economic subjects'),
  G4: define(
    'G4',
    'universal',
    '基本支出中的“三公”科目不超过“三公”经费',
    'What basic expenditure spends on an item of 三公 is contained in the item',
  ),
  G5: define('G5', 'universal', '同一事项在各表中一致', 'One item has the same amount in every table'),
  J1: define('J1', 'form', '基本支出预算表与支出表的基本支出一致', 'The table of basic expenditure by category agrees with 基本支出'),
  J2: define('J2', 'universal', '项目支出表与支出表的项目支出一致', 'The table of projects agrees with 项目支出'),
  S1: define('S1', 'universal', '同一科目在同口径各表中一致', 'A subject has the same amount in every table of one scope'),
  L1: define(
    'L1',
    'question',
    '社保缴费、住房公积金的功能科目与经济科目通常一致',
    'Contributions usually have one amount by function and by economic subject',
  ),
} as const satisfies Readonly<Record<string, Identity>>;
