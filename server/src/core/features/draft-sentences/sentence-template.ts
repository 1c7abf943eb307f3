/** The sentences that explain a budget, with places for the figures that tables give. */
import { expenditure, income } from '../../budget/facts/book.js';
import type { Fact, Fund, NamedItem } from '../../budget/facts/fact.js';
import type { SectionTopic } from '../../budget/form/pack.js';

/** A part of a sentence: words, an amount of this year, how it compares with last year's, or why it changes. */
export type SentencePart =
  | string
  | { readonly kind: 'amount' | 'growth'; readonly of: Meaning }
  /** What the author alone knows. */
  | { readonly kind: 'reason' };

/** Ways to name one amount, the first that a table prints counts. */
export type Meaning = readonly [Fact, ...Fact[]];

/** A paragraph of one or more sentences. */
export type SentenceTemplate = readonly SentencePart[];

/** The paragraphs of a section; none where its topic has no figures in tables. `{年}` stands for the year. */
export function sentencesAbout(topic: SectionTopic): readonly SentenceTemplate[] {
  return SENTENCES[topic] ?? [];
}

/** Every paragraph that a section may have been drafted with. */
export function allSentences(): readonly SentenceTemplate[] {
  return [...new Set(Object.values(SENTENCES).flat())];
}

const amount = (...of: Meaning): SentencePart => ({ kind: 'amount', of });
const growth = (...of: Meaning): SentencePart => ({ kind: 'growth', of });
const REASON: SentencePart = { kind: 'reason' };

const INCOME: Meaning = [income('all', 'all'), income('all', 'this-year')];
const EXPENDITURE: Meaning = [expenditure('all', 'all'), expenditure('all', 'this-year')];
const GRANT: Meaning = [income('fiscal', 'all'), income('fiscal', 'this-year')];

function granted(fund: Fund): Meaning {
  return [income(fund, 'this-year'), income(fund, 'all')];
}

function item(name: NamedItem): Meaning {
  return [
    expenditure('fiscal', 'all', name),
    expenditure('all', 'all', name),
    expenditure('general', 'all', name),
    // Some forms print what is spent on it in a table of 基本支出.
    expenditure('general', 'basic', name),
  ];
}

/** `收入预算12.00万元，比上年…，主要原因是…。` */
function told(name: string, meaning: Meaning): SentenceTemplate {
  return [name, amount(...meaning), '，', growth(...meaning), '，主要原因是', REASON, '。'];
}

const INCOME_AND_EXPENDITURE = [told('{年}年收入预算', INCOME), told('{年}年支出预算', EXPENDITURE)];

const SENTENCES: Readonly<Partial<Record<SectionTopic, readonly SentenceTemplate[]>>> = {
  changes: [told('{年}年本部门收支总预算', INCOME), ...INCOME_AND_EXPENDITURE],
  totals: [told('{年}年本部门收支总预算', INCOME)],
  income: [
    told('{年}年收入预算', INCOME),
    [
      '本年收入按来源分为：一般公共预算拨款收入',
      amount(...granted('general')),
      '，政府性基金预算拨款收入',
      amount(...granted('government-fund')),
      '，国有资本经营预算拨款收入',
      amount(...granted('state-capital')),
      '。',
    ],
  ],
  expenditure: [
    told('{年}年支出预算', EXPENDITURE),
    ['其中：基本支出', amount(expenditure('all', 'basic')), '，项目支出', amount(expenditure('all', 'project')), '。'],
  ],
  grant: [told('{年}年财政拨款收支总预算', GRANT)],
  'three-public': [
    told('{年}年财政拨款安排的“三公”经费预算', item('three-public')),
    told('（一）因公出国（境）费预算', item('travel-abroad')),
    [
      '（二）公务用车购置及运行维护费预算',
      amount(...item('vehicles')),
      '（其中：公务用车购置费',
      amount(...item('vehicle-purchase')),
      '，公务用车运行维护费',
      amount(...item('vehicle-running')),
      '），',
      growth(...item('vehicles')),
      '，主要原因是',
      REASON,
      '。',
    ],
    told('（三）公务接待费预算', item('reception')),
  ],
  'operating-cost': [told('{年}年本部门机关运行经费预算', item('operating-cost'))],
  procurement: [
    [
      '{年}年本部门政府采购预算',
      amount(...item('procurement')),
      '，其中：货物类采购预算',
      amount(...item('procurement-goods')),
      '，工程类采购预算',
      amount(...item('procurement-works')),
      '，服务类采购预算',
      amount(...item('procurement-services')),
      '。',
    ],
  ],
};
