// What every page says about doing without its rule.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type AnalyseOptions, analyse, type RuleLevel, ruleInfos } from '../../server/src/core/api.js';
import { readSettingsText } from '../../server/src/settings/parse-settings.js';
import { toAnalyseOptions } from '../../server/src/settings/settings.js';
import { readMarks } from '../support/marked.js';
import { checkTogether, documentsOf } from '../support/marked-set.js';
import { repositoryRoot } from '../support/repository.js';

for (const { id } of ruleInfos) {
  const path = join(repositoryRoot, 'server', 'src', 'core', 'rules', `${id}.md`);
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const example = /^```budget\n(.*?⟦.*?)^```$/ms.exec(page)?.[1];
  const settings = /^```budget-settings\n(.*?)^```\n+```budget\n/ms.exec(page)?.[1];
  const set = /^```budget-set\n(.*?⟦.*?)^```$/ms.exec(page)?.[1];

  test(`${id} can be turned off, or given one level`, () => {
    const severities = (level?: RuleLevel) => {
      const rules = level ? { [id]: level } : {};
      const findings =
        set === undefined
          ? analyse(readMarks(example ?? '').text, { ...optionsFrom(settings ?? '{}'), rules }).findings
          : [...checkTogether(documentsOf(readMarks(set).text), rules).values()].flat();
      return new Set(findings.filter(({ ruleId }) => ruleId === id).map(({ severity }) => severity));
    };
    assert.notEqual(severities().size, 0);
    assert.deepEqual(severities('off'), new Set());
    for (const level of ['error', 'warning', 'information', 'hint'] as const) assert.deepEqual(severities(level), new Set([level]));
  });
}

/** What a settings file says to the core. */
function optionsFrom(settingsText: string): AnalyseOptions {
  return toAnalyseOptions(readSettingsText(settingsText).settings, 'zh-CN');
}
