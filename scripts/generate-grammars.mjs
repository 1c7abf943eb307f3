// Writes syntaxes/*.json: the colours of subject codes, amounts and total rows in pipe and tab tables.
// A row is coloured only where it looks like a row of a Chinese account by itself: it has Chinese text and, as a full cell,
// an amount, a long subject code, or the word 合计 beside a figure. `--check` writes nothing and ends with 1 where a file is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const check = process.argv.includes('--check');

// 类 has 3 digits, 款 5, 项 7. A bare `404` or `200` of an ordinary table is not a 类.
const shortCode = '(?:2[0-3]\\d|30[1-9]|31[0-3]|399|5(?:0[1-9]|1\\d)|599)';
const longCode = '(?:[23]\\d{4}(?:\\d{2})?|5\\d{4})';
const code = `(?:${longCode}|${shortCode})`;
const digits = '(?:\\d{1,3}(?:[,，]\\d{3})+|\\d+)';
// Two decimals or grouped thousands say that a number is money, even with nothing beside it.
const money = `(?:${digits}\\.\\d{2}|\\d{1,3}(?:[,，]\\d{3})+)(?:[ ]*[万亿千]?元)?`;
const signed = (number) => `(?:[-−]?${number}|[(（]${number}[)）])`;
const amount = signed(money);
// In a row known for money, long whole numbers are amounts too (documents in 元); four digits may be a year, and in front
// stands the code of a unit.
const wholeAmount = signed('\\d{5,}');
const space = '[ \\u3000\\u00a0]*';
const totalWord = ['合', '总', '小'].map((first) => `${first}${space}计`).join('|');

const codeScope = { name: 'entity.name.type.subject-code.budget-draft' };
const amountScope = { name: 'constant.numeric.amount.budget-draft' };

/** Rows of one kind of table: cells stand between separators, or at the row's ends. */
function rowsOf(kind, separator, separatorScope, text) {
  const inCell = `[^${separator}\\n]`;
  const cellStart = `(?:(?<=${separator})|\\G)${space}`;
  const cellEnd = `(?=${space}(?:${separator}|$))`;
  // A bare number is a code only in front of its name, with at most the blank columns of 款 and 项 between.
  const named = `(?=(?:${space}${separator}){1,3}${space}[\\p{Han}(（*])`;
  const total = `[*_]{0,2}${inCell}{0,12}?(?:${totalWord})(?:[(（]${inCell}*[)）])?[*_]{0,2}`;
  const anywhere = (cell) => `(?:[^\\n]*${separator})?${space}${cell}${space}(?:${separator}|$)`;
  const evidence = [
    anywhere(amount),
    `(?:[^\\n]*${separator})?${space}${longCode}${named}`,
    anywhere(`\\[${code}\\]${inCell}*`),
    // The word stands in headers as well; beside a bare figure it is a total row.
    `(?:[^\\n]*${separator})?${space}${total}${space}${separator}(?:[^\\n]*${separator})?${space}${signed(digits)}${space}(?:${separator}|$)`,
  ].join('|');
  return {
    begin: `(?=[^\\n]*\\p{Han})(?=${evidence})`,
    rule: {
      end: '$',
      name: 'meta.row.budget-draft',
      patterns: [
        { match: separator, ...(separatorScope && { name: separatorScope }) },
        {
          comment: 'A code split over the columns 类, 款 and 项.',
          match: `${cellStart}(${shortCode})${space}${separator}${space}(\\d{1,2})(?:${space}${separator}${space}(\\d{1,2}))?${named}`,
          captures: { 1: codeScope, 2: codeScope, 3: codeScope },
        },
        { match: `${cellStart}(${code})${named}`, captures: { 1: codeScope } },
        { match: `${cellStart}\\[(${code})\\]`, captures: { 1: codeScope } },
        { match: `${cellStart}(${amount})${cellEnd}`, captures: { 1: amountScope } },
        { match: `(?<=${separator})(?<!^${separator})${space}(${wholeAmount})${cellEnd}`, captures: { 1: amountScope } },
        { match: `${cellStart}(${total})${cellEnd}`, captures: { 1: { name: 'markup.bold.total.budget-draft' } } },
        { match: `${cellStart}((?:\\\\.|${inCell})+?)${cellEnd}`, captures: { 1: { patterns: text } } },
      ],
    },
    name: `${kind}-row`,
  };
}

/** `starts` are the places where a row may begin, for each rule that begins one. */
function repository(rows, starts) {
  return Object.fromEntries(rows.map(({ name, begin, rule }, index) => [name, { begin: `${starts[index]}${begin}`, ...rule }]));
}

const lineStart = '(?:^|\\G)';
const grammar = (name, scopeName, rest) => ({
  $comment: 'Written by scripts/generate-grammars.mjs.',
  name,
  scopeName,
  ...rest,
});

const markdownText = [{ include: 'text.html.markdown#inline' }];
const markdownSeparator = 'punctuation.definition.table.markdown';
// The Markdown grammar takes the first pipe of a table's first row itself. A row with no pipe in front needs two inside.
const pipeStart = `(?:${lineStart}(?=[ ]{0,3}\\||[^|\\n]*\\|[^|\\n]*\\|)|(?<=^\\|))`;
// It takes the leading tab of a row whose first cell is blank, too, for it makes a code block of such a row.
const tabStart = `(?:${lineStart}|(?<=^\\t))(?=[^\\n]*\\t)`;
const places = ['markup.table.markdown', 'meta.paragraph.markdown', 'markup.raw.block.markdown'];

const grammars = {
  'markdown-budget': grammar('Budget rows in Markdown', 'markdown.budget-draft.injection', {
    injectionSelector: places.map((place) => `L:${place} - meta.row.budget-draft - comment`).join(', '),
    patterns: [{ include: '#tab-row' }, { include: '#pipe-row' }],
    repository: repository(
      [rowsOf('tab', '\\t', undefined, markdownText), rowsOf('pipe', '\\|', markdownSeparator, markdownText)],
      [tabStart, pipeStart],
    ),
  }),
  'plain-budget': grammar('Budget rows in plain text', 'text.plain.budget-draft', {
    patterns: [
      {
        comment: 'Nothing is coloured before the first line that only a budget has; after it, rows are, to the end of the document.',
        begin:
          '^(?=.*(?:单位[:：]?\\s*(?:人民币)?[百千万亿]*元|科目(?:编码|代码|名称)|(?:部门|单位|收支|财政)[预决]算|三公|财政拨款|一般公共预算|政府性基金|基本支出|项目支出))',
        end: '(?!)',
        patterns: [{ include: '#tab-row' }, { include: '#pipe-row' }],
      },
    ],
    repository: repository(
      [rowsOf('tab', '\\t', undefined, []), rowsOf('pipe', '\\|', undefined, [])],
      [`${lineStart}(?=[^\\n]*\\t)`, `${lineStart}(?=[ ]{0,3}\\||[^|\\n]*\\|[^|\\n]*\\|)`],
    ),
  }),
};

mkdirSync('syntaxes', { recursive: true });
for (const [name, content] of Object.entries(grammars)) write(`syntaxes/${name}.tmLanguage.json`, `${JSON.stringify(content, null, 2)}\n`);

function write(path, text) {
  if (read(path) === text) return;
  if (!check) writeFileSync(path, text);
  else process.exitCode = 1;
  console.log(check ? `${path} is out of date: run node scripts/generate-grammars.mjs` : `wrote ${path}`);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
