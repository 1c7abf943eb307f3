import type { Edit } from '../../base/span.js';
import type { EvaluatedEquation } from '../../budget/sums/equation.js';
import type { Finding, RelatedPlace, Suggestion } from '../../rules/finding.js';
import { rules } from '../../rules/index.js';
import { acceptingComment } from '../accepting-comment.js';
import type { Analysis } from '../analyse.js';
import { hoverAt } from '../hover/hover.js';
import { showText } from '../markdown.js';
import { tableAt } from '../places.js';
import { lineName, tableName } from '../row-name.js';
import { document as documentOf, pageOf, titleOf } from './explain-rule.js';
import { type ExplanationWords, explanationWords } from './explain-words.js';
import { type Explanation, type ExplanationLinks, linked } from './explanation.js';
import { lineLink, suspectLines, workedEquation } from './worked-equation.js';

const MOST_EQUATIONS_SHOWN = 8;
const MOST_PLACES_SHOWN = 40;
const MOST_EDITS_SHOWN = 8;
const LONGEST_MESSAGE = 2000;
const LONGEST_EDIT = 80;

/** A finding and how to speak of it. */
interface Question {
  readonly analysis: Analysis;
  readonly finding: Finding;
  readonly links: ExplanationLinks;
  readonly words: ExplanationWords;
}

/**
 * Why there is a finding: the equation with this document's numbers, what the slip looks like, what can be done, the law
 * and its source, and how to have it accepted. The finding is of this document, or of others about it.
 */
export function explainFinding(analysis: Analysis, finding: Finding, links: ExplanationLinks): Explanation {
  const { locale } = analysis.options;
  const words = explanationWords(locale);
  const question: Question = { analysis, finding, links, words };
  const page = pageOf(finding.ruleId, locale, links);
  const title = titleOf(finding.ruleId, locale);
  const markdown = documentOf(title, lead(question), [
    [words.numbers, numbers(question)],
    [words.places, places(question)],
    [words.cure, cures(question, page?.cure ?? '')],
    [words.rule, page?.rule ?? words.noPage],
    [words.source, page?.source ?? ''],
    [words.silence, silence(question)],
    [words.silent, page?.silence ?? ''],
  ]);
  return { title, markdown };
}

/** Where it stands, how serious it is, and what it says. */
function lead({ analysis, finding, links, words }: Question): string {
  const table = tableAt(analysis.document, finding.span.start);
  const where = [
    lineLink(analysis, finding.span, links),
    ...(table ? [showText(tableName(table.table.table, analysis.options.locale), 60)] : []),
    words.severity[finding.severity],
    `\`${finding.ruleId}\``,
  ];
  return `${where.join(' · ')}\n\n> ${showText(finding.message, LONGEST_MESSAGE)}`;
}

/** The equations worked out; for what is no equation, what is known about the place. */
function numbers({ analysis, finding, links, words }: Question): string {
  const equations = equationsOf(analysis, finding);
  const reckonings = reckoningsOf(analysis, finding);
  if (reckonings.length > 0) return reckonings.map((line) => `- **${showText(line, LONGEST_MESSAGE)}**`).join('\n');
  if (equations.length === 0) return hoverAt(analysis, finding.span.start)?.markdown ?? '';
  const worked = equations.slice(0, MOST_EQUATIONS_SHOWN).map((evaluated) => workedEquation(analysis, evaluated, links));
  if (equations.length > worked.length) worked.push(words.more(equations.length - worked.length));
  const suspects = suspectLines(analysis, equations, links);
  return [...worked, ...(suspects.length > 0 ? [`**${words.suspects}**`, suspects.join('\n')] : [])].join('\n\n');
}

function equationsOf({ document, text, lines }: Analysis, { ruleId, span }: Finding): readonly EvaluatedEquation[] {
  const rule = rules.find(({ id }) => id === ruleId);
  return [...new Set(rule?.equationsAt(span, { document, text, lines }) ?? [])];
}

function reckoningsOf({ document, text, lines }: Analysis, { ruleId, span }: Finding): readonly string[] {
  const rule = rules.find(({ id }) => id === ruleId);
  return [...new Set(rule?.reckoningsAt(span, { document, text, lines }) ?? [])];
}

/** The places that take part, in this document and in others; the addends of equations stand in these already. */
function places(question: Question): string {
  const { analysis, finding, links, words } = question;
  const elsewhere = (finding.elsewhere ?? []).map((place) => {
    const line = lineName(place.start.line, analysis.options.locale);
    const name = showText(fileName(place.document));
    return `- ${linked(`${name} ${line}`, links.elsewhere(place))}${words.colon}${showText(place.message)}`;
  });
  const worked = equationsOf(analysis, finding).length > 0;
  const here = worked ? [] : finding.related.map((place) => relatedLine(place, question));
  const all = [...elsewhere, ...here];
  const shown = all.slice(0, MOST_PLACES_SHOWN);
  return [...shown, ...(all.length > shown.length ? [`- ${words.more(all.length - shown.length)}`] : [])].join('\n');
}

function relatedLine({ span, message }: RelatedPlace, { analysis, links, words }: Question): string {
  return `- ${lineLink(analysis, span, links)}${words.colon}${showText(message, 200)}`;
}

/** The end of an address, for people to read: drafts of several years often have one name in several folders. */
function fileName(address: string): string {
  const end = address.split(/[\\/]/u).slice(-2).join('/');
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

/** What can be done at a click, each figure before and after, and what the page advises. */
function cures(question: Question, ofPage: string): string {
  const { suggestions } = question.finding;
  const advice = ofPage
    .split('\n\n')
    // How to accept a finding and how to set a level is told below, for this very finding.
    .filter((paragraph) => !paragraph.includes('budget-draft accept') && !paragraph.includes('{"rules":'))
    .join('\n\n');
  return [suggestions.map((suggestion) => suggestionLines(suggestion, question)).join('\n'), advice]
    .filter((part) => part !== '')
    .join('\n\n');
}

function suggestionLines({ title, edits, changesFigures }: Suggestion, question: Question): string {
  const { words, analysis } = question;
  const note = changesFigures ? (analysis.options.locale === 'en' ? ` (${words.changesFigures})` : `（${words.changesFigures}）`) : '';
  const shown = edits.slice(0, MOST_EDITS_SHOWN).map((edit) => `   - ${editLine(edit, question)}`);
  const more = edits.length > shown.length ? [`   - ${words.more(edits.length - shown.length)}`] : [];
  return [`1. **${showText(title, 200)}**${note}`, ...shown, ...more].join('\n');
}

function editLine({ span, newText }: Edit, { analysis, links, words }: Question): string {
  const line = lineLink(analysis, span, links);
  const [before, after] = [analysis.text.slice(span.start, span.end), newText].map((text) => showText(text, LONGEST_EDIT));
  if (before === '') return `${line}${words.colon}${words.inserts} ${after}`;
  return after === '' ? `${line}${words.colon}${words.removes} ${before}` : `${line}${words.colon}${before} → ${after}`;
}

/** The comment that accepts this very finding, and the setting for its rule. */
function silence({ analysis, finding, links, words }: Question): string {
  const comment = acceptingComment(analysis, finding);
  const setting = `{"rules": {"${finding.ruleId}": "off"}}`;
  return [
    ...(comment ? [words.accept(lineLink(analysis, comment.edit.span, links)), fenced(comment.edit.newText.trim())] : []),
    ...(pageOf(finding.ruleId, analysis.options.locale, links) ? [words.level(setting)] : []),
  ].join('\n\n');
}

function fenced(text: string): string {
  return `\`\`\`html\n${text}\n\`\`\``;
}
