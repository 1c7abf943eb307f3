// Sentences in the forms of several regions state cells of their tables: all right is silence, and each wrong one is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import type { StatedFigure } from '../../server/src/core/budget/statements/statements.js';
import { centralBudget, countyBudget, finalAccounts } from '../support/explained-budgets.js';

const DRAFTS: Readonly<Record<string, string>> = { centralBudget, countyBudget, finalAccounts };
/** Worked out by hand: amounts of this year or the last that the tables of the draft print. */
const LEAST_STATED: Readonly<Record<string, number>> = { centralBudget: 30, countyBudget: 34, finalAccounts: 18 };

/** Amounts that no table prints for all sources together, so that the sentence may mean something else than the table it agrees with. */
const NOT_HELD_AGAINST: Readonly<Record<string, readonly string[]>> = {
  centralBudget: [],
  // 项目支出 of all sources, and 900, which a changed digit makes 200: the 项目支出 of the same subject.
  countyBudget: ['500万元', '900万元'],
  finalAccounts: ['300万元'],
};

function reported(text: string) {
  return analyse(text, { locale: 'zh-CN' }).findings.filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'missing-table');
}

for (const [name, text] of Object.entries(DRAFTS)) {
  const { stated } = analyse(text, { locale: 'zh-CN' }).document;

  test(`${name}: its sentences state its tables, and nothing is wrong`, () => {
    assert.ok(stated.length >= (LEAST_STATED[name] ?? 0), `${stated.length} amounts are bound`);
    assert.deepEqual(reported(text), []);
  });

  test(`${name}: a changed digit in a sentence is found where it stands, and put back`, () => {
    const missed = stated.filter((figure) => !isFound(text, figure)).map(({ figure }) => figure.cell.text);
    assert.deepEqual(missed, NOT_HELD_AGAINST[name]);
  });
}

function isFound(text: string, { figure: { figure } }: StatedFigure): boolean {
  const written = text.slice(figure.start, figure.end);
  const changed = written.replace(/\d/u, (digit) => String((Number(digit) + 3) % 10));
  const wrong = applyEdits(text, [{ span: figure, newText: changed }]);
  const finding = reported(wrong).find(({ span }) => span.start <= figure.start && figure.start < span.end);
  const mended = finding?.suggestions[0] && applyEdits(wrong, finding.suggestions[0].edits);
  return mended !== undefined && reported(mended).length === 0;
}
