import { normalise } from '../../base/normalise.js';
import { perWord } from '../../base/per-word.js';
import { bareTitle, titleKey } from '../outline/title.js';

/** Words that come and go in the titles of one form: whose budget it is. */
const OWNER_WORDS = /预算单位|部门|单位|本级/gu;

/** A title in the form in which the titles of one form are the same: no number, year, remarks in brackets, or words for the owner. */
export const formTitleKey = perWord((title: string): string => titleKey(normalise(bareTitle(title).name)).replace(OWNER_WORDS, ''));

/** A label of a column in the form in which the labels of one form are the same, whatever its year. */
export const formLabel = perWord((label: string): string =>
  normalise(label)
    .replace(/(?:19|20)\d\d年度?|\{年\}度?/gu, '')
    .replace(/^其中:/u, ''),
);
