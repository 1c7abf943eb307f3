// What every page says about doing without its rule.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse, type RuleLevel, ruleInfos } from '../../server/src/core/api.js';
import { readMarks } from '../support/marked.js';
import { repositoryRoot } from '../support/repository.js';

for (const { id } of ruleInfos) {
  const path = join(repositoryRoot, 'server', 'src', 'core', 'rules', `${id}.md`);
  const example = existsSync(path) ? /^```budget\n(.*?⟦.*?)^```$/ms.exec(readFileSync(path, 'utf8'))?.[1] : undefined;

  test(`${id} can be turned off, or given one level`, () => {
    const { text } = readMarks(example ?? '');
    const severities = (level?: RuleLevel) => {
      const { findings } = analyse(text, { locale: 'zh-CN', ...(level ? { rules: { [id]: level } } : {}) });
      return new Set(findings.filter(({ ruleId }) => ruleId === id).map(({ severity }) => severity));
    };
    assert.notEqual(severities().size, 0);
    assert.deepEqual(severities('off'), new Set());
    for (const level of ['error', 'warning', 'information', 'hint'] as const) assert.deepEqual(severities(level), new Set([level]));
  });
}
