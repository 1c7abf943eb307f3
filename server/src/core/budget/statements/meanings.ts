/** The facts that a reading may mean: what its words say first, then what authors also mean by them. */
import { type Flow, type Fund, factKey, type Part } from '../facts/fact.js';
import { isFiscal } from '../facts/table-kind.js';
import type { Reading } from './reading.js';

/** Facts by their keys, each list without repetitions. */
export interface Meanings {
  /**
   * What the words say, the literal meaning first: where no table prints it, the next one is meant. A figure that equals none of
   * what is meant is wrong, where that is one amount.
   */
  readonly meant: readonly (readonly string[])[];
  /** What the words are used for as well: a figure that equals one of these states it. */
  readonly possible: readonly string[];
}

const FISCAL_FUNDS: readonly Fund[] = ['fiscal', 'general'];
const ALL_FUNDS: readonly Fund[] = ['all', 'fiscal', 'general'];

export function meaningsOf(reading: Reading, flow: Flow, subject: string): Meanings {
  const facts = (funds: readonly Fund[], parts: readonly Part[]) => {
    const keys = funds.flatMap((fund) => parts.map((part) => factKey({ flow, subject, fund, part, year: reading.year })));
    return keys.length < 2 ? keys : [...new Set(keys)];
  };
  const { meant: funds, possible: otherFunds } = fundsOf(reading, subject);
  const { meant: parts, possible: otherParts } = partsOf(reading, flow, subject);
  const granted = reading.isGranted ? [facts(funds, ['granted'])] : [];
  const meant = [...granted, ...parts.map((equally) => facts(funds, equally))];
  const possible = facts([...funds, ...otherFunds], [...parts.flat(), ...otherParts, 'granted']);
  return reading.isLoose ? { meant: [], possible } : { meant, possible };
}

interface Choice<T> {
  readonly meant: readonly T[];
  readonly possible: readonly T[];
}

/** 三公 and the like are paid from 财政拨款, a subject mostly from 一般公共预算: forms print them under one of these names. */
function fundsOf({ fund, item }: Reading, subject: string): Choice<Fund> {
  if (item) return { meant: [...new Set<Fund>([...(fund ? [fund.value] : []), ...ALL_FUNDS])], possible: [] };
  if (fund && fund.from === 'own') return { meant: [fund.value], possible: subject === '' ? [] : alike(fund.value) };
  if (!fund) return subject === '' ? { meant: ['all'], possible: FISCAL_FUNDS } : { meant: ALL_FUNDS, possible: [] };
  if (subject !== '') return { meant: [fund.value, ...alike(fund.value)], possible: fund.from === 'heading' ? ALL_FUNDS : [] };
  return { meant: [fund.value], possible: fund.from === 'heading' ? ALL_FUNDS : [] };
}

function alike(fund: Fund): readonly Fund[] {
  return FISCAL_FUNDS.includes(fund) ? FISCAL_FUNDS.filter((other) => other !== fund) : [];
}

/** Parts in the order in which they are meant, equally meant ones together. */
interface PartChoice {
  readonly meant: readonly (readonly Part[])[];
  readonly possible: readonly Part[];
}

/** 收入预算 is 收入总计, and 本年收入 where no table prints a total; 收入合计 may be either. */
function partsOf({ part, fund, total }: Reading, flow: Flow, subject: string): PartChoice {
  const isSource = subject === '' && flow === 'income' && fund !== undefined && fund.value !== 'all';
  const isWhole = part?.value === 'all' || part?.value === 'this-year';
  // 财政拨款 has a total of its own, with what is carried over.
  if (isSource && total === 'grand' && isFiscal(fund.value)) return { meant: [['all']], possible: ['this-year'] };
  if (isSource && isWhole) return { meant: [['this-year'], ['all']], possible: [] };
  if (part && part.from !== 'heading') {
    if (part.value === 'this-year') return { meant: [['this-year'], ['all']], possible: [] };
    return { meant: [[part.value]], possible: part.value === 'all' ? ['this-year'] : [] };
  }
  // Below 本年支出合计 a subject is a subject: no table prints a year's part of one.
  const fromHeading: readonly Part[] = !part ? [] : subject !== '' && part.value === 'this-year' ? ['all'] : [part.value];
  if (subject !== '') return part ? { meant: [fromHeading], possible: ['all'] } : { meant: [['all']], possible: [] };
  if (total === 'sum') return { meant: [['all', 'this-year']], possible: fromHeading };
  return { meant: isSource ? [['this-year'], ['all']] : [['all'], ['this-year']], possible: fromHeading };
}
