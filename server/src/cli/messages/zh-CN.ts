import { exportFormats } from '../../core/api.js';
import { settingsFileName } from '../../settings/settings.js';
import { checklistFormatNames, commandNames, factsFormatNames, formatNames, type UsageFault } from '../arguments.js';
import type { Problem } from '../problem.js';
import { convertedPath, quoteForShell } from '../quote-for-shell.js';
import { largestFileMegabytes } from '../read-text.js';
import type { CheckCounts, ChecklistCounts, ConvertCounts, FixCounts, Messages } from './messages.js';

const help = `预算文稿（budget-draft）：检查部门预算文稿：表内合计、表与表、文与表、表样和科目编码。

用法：
  budget-draft check [选项] 路径…       检查文稿
  budget-draft checklist [选项] 路径…   列出核对清单：每一事项是否通过、不适用或未能核对
  budget-draft explain 文件:行号        说明该行的检查结果：逐项列出等式中的数字、依据、怎样改、怎样不再报出
  budget-draft explain 规则名           说明一条规则
  budget-draft fix [--safe] [--write] 路径…
                                        重新计算各级合计，显示改动；加 --write 写入文件；加 --safe 只修正
                                        科目名称、名称中的空格和数字格式，不改变任何金额
  budget-draft convert --to 单位 [--decimals 位数] [--write] 路径…
                                        将各表换算为元、百元、千元、万元或亿元，列出为保持各项合计
                                        成立而调整的金额（舍位平衡）；加 --write 写入文件
  budget-draft new --form 表样 --year 年份 [--owner 部门名称] [--unit 万元|元] [--out 文件]
                                        新建一份预算草稿：整套表格、说明文字和待填处；不覆盖已有文件
  budget-draft export --format 形式 [--out 文件|文件夹] [--force] 路径…
                                        导出为网页、Excel 工作簿、各表 CSV 或 TSV、核对结果表；默认写在文稿旁边
  budget-draft import [--out 文件] [--tables pipe|tab] [--sheets 名称,…] [--force] 工作簿
                                        由 .xlsx 或 .ods 工作簿生成文稿，按表中显示的数；默认写在工作簿旁边
  budget-draft facts [--format 形式] [--out 文件|文件夹] [--text] [--excel] 路径…
                                        每个金额一行的数据，供 DuckDB、Spark、Excel 查询；
                                        写到文件夹时附数据包描述（datapackage.json）
  budget-draft rules                    列出全部规则

一次检查的各份文稿还会互相核对：上年数与同一单位上年的文稿，部门与所属全部单位之和，列在几个文件中的同一项目。
路径可以是文件或文件夹（逐级查找 .md、.txt、.tsv；跳过 node_modules 和以点开头的文件夹）；- 表示标准输入。

选项：
  --format 格式             check：${formatNames.join('、')} 之一，默认 pretty；
                            checklist：${checklistFormatNames.join('、')} 之一，默认 table；
                            export：${exportFormats.join('、')} 之一；
                            facts：${factsFormatNames.join('、')} 之一，默认 ndjson
  --all                     连同提示级的结果一起显示
  --jobs 个数               check：同时检查的线程数，默认与处理器核数相同
  --shard 第几份/份数       check：只检查按路径分出的一份，如 2/4，供多台机器分担
  --cache 文件夹            check：记住检查结果，内容和设置未变的文稿不再检查
  --safe                    fix：只作不改变任何金额的修正
  --to 单位                 convert：换算成的金额单位
  --decimals 位数           convert：换算后的小数位数，0 至 6；默认 2 位（亿元 6 位），均无需小数时 0 位
  --form 表样               new：表样名称，如 central、generic，或设置中 packs 所列表样
  --year 年份               new：预算年度
  --owner 名称              new：部门（单位）名称；不填则留待填写
  --unit 单位               new：万元或元；默认依表样
  -o, --out 文件            new：写入的文件；默认写到标准输出
                            export、facts：写入的文件或文件夹，- 表示标准输出；
                            import：写入的文件，- 表示标准输出
  --tables 写法             import：pipe（竖线表格，默认）或 tab（制表符分隔）
  --sheets 名称,…           import：只导入这些工作表（可以是隐藏的）；默认导入所有显示的
  --force                   export、import、facts：覆盖已有文件
  --text                    facts：连同文字中的金额
  --excel                   facts：CSV 供 Excel 打开
  --config 文件             使用指定的设置文件，不再查找 ${settingsFileName}
  --stdin-filename 文件名   标准输入内容的文件名
  --write                   将重新计算或换算的结果写入文件
  --locale 语言             zh-CN 或 en；默认依 LC_ALL、LC_MESSAGES、LANG，再次为 zh-CN
  -h, --help                显示本说明
  -V, --version             显示版本

退出码：
  0  check、checklist：没有错误级的问题；fix、convert：无需改动或已写入
  1  check、checklist：有错误级的问题；fix、convert：有改动而未写入
  2  未能（全部）执行：参数有误、文件或设置文件无法使用；其余文件仍会检查
  130  被中断（Ctrl-C）；已查出的结果照常显示`;

export const chinese: Messages = {
  help,
  problemLabel: '无法处理：',
  severity: { error: '错误', warning: '警告', information: '信息', hint: '提示' },
  rulesFooter: `级别可在 ${settingsFileName} 中调整，例如 {"rules": {"规则名": "warning"}}；"off" 表示关闭。`,
  usage: (fault) => `${usage(fault)}（用法见 budget-draft --help）`,
  problem,
  internalFault: (message) => `程序内部错误（${message}）。文件未被改动；请附上命令和文件向开发者报告`,
  suggestion: (title) => `建议：${title}`,
  moreRelated: (count) => `另有 ${count} 处相关`,
  nothingFound: (path, line) => `${path} 第 ${line} 行没有检查结果。`,
  checkSummary,
  checklistHead,
  checklistColumns: ['结果', '事项', '情况', '位置'],
  checklistTitle: '核对清单',
  fixSummary,
  convertSummary,
  adjustedFigure: (path, line, { place, exact, rounded, printed }) =>
    `${path}:${line}：${place}：${exact} → ${printed}（四舍五入为 ${rounded}）`,
  lostAgreement: (path, line, words) => `${path}:${line}：${words}：不再与表格一致`,
  newDraft: (path, open) => `${path}：已新建，待填 ${open} 处`,
  exported: (path) => `${path}：已导出`,
  exportSummary: ({ exported, files, skipped }) =>
    `导出 ${exported} 份文稿，共 ${files} 个文件${skipped > 0 ? `；${skipped} 份不是预算文稿，未导出` : ''}。`,
  imported: (path) => `${path}：已导入`,
  factsSummary: ({ documents, facts, skipped }) =>
    `${documents} 份文稿，${facts} 个金额${skipped > 0 ? `；${skipped} 份不是预算文稿，未计入` : ''}。`,
  written: (path, figures) => `${path}：已改写 ${figures} 处数字`,
  interrupted: (done, total) => `已中断：共 ${total} 个文件，处理了 ${done} 个，其余未检查`,
  progress: (done, total, path) => `正在检查 ${done}/${total} ${path}`,
};

function usage(fault: UsageFault): string {
  switch (fault.kind) {
    case 'no-command':
      return `缺少命令，应为 ${commandNames.join('、')} 之一`;
    case 'unknown-command':
      return `没有“${fault.name}”这个命令，${fault.meant ? `是否应为 ${fault.meant}？` : `应为 ${commandNames.join('、')} 之一`}`;
    case 'unknown-option':
      return `没有 ${fault.name} 这个选项${fault.meant ? `，是否应为 ${fault.meant}？` : ''}`;
    case 'misplaced-option':
      return `选项 ${fault.name} 不能用于 ${fault.command}`;
    case 'missing-value':
      return `选项 ${fault.name} 之后缺少值`;
    case 'missing-option':
      return `${fault.command} 需要选项 ${fault.name}，值为 ${fault.allowed.join('、')} 之一`;
    case 'needless-value':
      return `选项 ${fault.name} 不带值`;
    case 'bad-value':
      return `选项 ${fault.name} 的值不能是“${fault.value}”，应为 ${fault.allowed.join('、')} 之一`;
    case 'no-path':
      if (fault.command === 'import') return 'import 之后缺少工作簿，例如 budget-draft import 预算表.xlsx';
      return `${fault.command} 之后缺少路径；检查当前文件夹用 budget-draft ${fault.command} .`;
    case 'nothing-to-explain':
      return 'explain 之后应为 文件:行号 或规则名';
    case 'unknown-rule':
      return `没有“${fault.name}”这条规则${fault.meant ? `，是否应为 ${fault.meant}？` : '；要说明文稿中的一行，写作 文件:行号'}`;
    case 'needless-argument':
      return `${fault.command} 之后不应有“${fault.value}”`;
    case 'stdin-filename-alone':
      return '--stdin-filename 只与路径 -（标准输入）同用';
  }
}

function problem(problem: Problem): string {
  return `${problem.path}${problem.kind === 'settings' && problem.line ? `:${problem.line}:${problem.column}` : ''}：${cause(problem)}`;
}

function cause(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return '文件不存在。请检查路径';
    case 'no-permission':
      return '没有读取权限。请修改文件权限，或换一个有权限的用户';
    case 'unreadable':
      return `读取失败（${problem.code}）。请检查文件所在的磁盘或网络位置`;
    case 'not-a-file':
      return '不是普通文件。请指定文稿文件或文件夹；管道内容请用 - 从标准输入读取';
    case 'no-drafts':
      return '文件夹中没有 .md、.txt 或 .tsv 文件。请检查路径；其他扩展名的文件可直接指定文件名';
    case 'too-large':
      return `文件超过 ${largestFileMegabytes} MB 的上限。请按部门拆分后再检查`;
    case 'binary':
      return binaryCause[problem.format];
    case 'other-encoding':
      return `编码是 ${problem.encoding}，不是 UTF-8。请先转换：${iconv(problem.encoding, problem.path)}；或在编辑器中按该编码打开，再另存为 UTF-8`;
    case 'invalid-utf8':
      return `第 ${problem.line} 行不是有效的 UTF-8，也不像 GB18030。请在编辑器中按正确的编码打开，核对该行后另存为 UTF-8`;
    case 'settings':
      return problem.message['zh-CN'];
    case 'settings-in-the-way':
      return `设置文件 ${problem.settingsPath} 有误，未作改动。请先改正设置文件`;
    case 'changed-meanwhile':
      return '读取之后文件又被改动，未写入。请保存其他程序中的修改后重新运行';
    case 'not-writable':
      return `写入失败（${problem.code}），原文件未动。请检查文件和文件夹的写入权限以及磁盘空间`;
    case 'already-there':
      return '文件已经存在，未写入。请换一个文件名，或先移走该文件';
    case 'not-for-output':
      return '这种形式不是文本，不能写到标准输出。请用 --out 指定文件或文件夹';
    case 'no-such-form':
      return `没有这个表样，应为 ${problem.known.join('、')} 之一`;
    case 'not-converted':
    case 'not-imported':
      return problem.reason;
    case 'internal':
      return `检查时发生程序内部错误（${problem.message}）。请附上该文件向开发者报告`;
  }
}

const binaryCause = {
  office:
    '是 Word、Excel、WPS 等办公文档，不是文本。Excel 工作簿可先用 budget-draft import 生成文稿；其他请另存为 Markdown 或纯文本（.md、.txt，UTF-8）后再检查',
  pdf: '是 PDF，不是文本。请从原稿另存为 Markdown 或纯文本（.md、.txt，UTF-8）后再检查',
  unknown: '是二进制文件（含 NUL 字节），不是文本。请指定 UTF-8 文本；若是 UTF-16 文本，请另存为 UTF-8',
} as const;

function iconv(encoding: string, path: string): string {
  return `iconv -f ${encoding} -t UTF-8 ${quoteForShell(path)} > ${quoteForShell(convertedPath(path))}`;
}

function checkSummary(counts: CheckCounts): string {
  const parts = [
    `检查了 ${counts.files} 个文件，识别出预算文稿 ${counts.recognised} 份`,
    counts.templates.length > 0 ? `表样：${counts.templates.join('、')}` : undefined,
    counts.equations > 0 ? `勾稽关系 ${counts.equations} 项，成立 ${counts.holding} 项` : undefined,
    `错误 ${counts.errors} 个，警告 ${counts.warnings} 个，信息 ${counts.informations} 个${counts.hints > 0 ? `，提示 ${counts.hints} 个` : ''}`,
    counts.hiddenHints > 0 ? `另有提示 ${counts.hiddenHints} 个，加 --all 显示` : undefined,
    counts.problems > 0 ? `未能处理 ${counts.problems} 处，见错误输出` : undefined,
  ];
  return `${parts.filter((part) => part !== undefined).join('；')}。`;
}

function checklistHead({ recognised, settled, total, failed, questions, accepted, unchecked, notApplicable }: ChecklistCounts): string {
  if (!recognised) return '未认出预算文稿，全部事项均未核对';
  const parts = [
    `${settled}/${total} 项通过${accepted > 0 ? `（其中 ${accepted} 项附说明）` : ''}`,
    failed > 0 ? `${failed} 项未通过` : '',
    questions > 0 ? `${questions} 项待说明` : '',
    unchecked > 0 ? `${unchecked} 项未核对` : '',
    notApplicable > 0 ? `${notApplicable} 项不适用` : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}

function fixSummary({ seen, stale, figures, safe, written }: FixCounts): string {
  const what = safe ? '修正' : '重新计算';
  if (stale === 0) return `${seen} 个文件均无需${what}。`;
  const counted = `${seen} 个文件中 ${stale} 个需要${what}，共 ${figures} 处${safe ? '' : '数字'}`;
  return written ? `${counted}，已写入。` : `${counted}；加 --write 写入。`;
}

function convertSummary({ seen, converted, figures, adjusted, lost, written }: ConvertCounts): string {
  if (converted === 0) return `${seen} 个文件均无需换算。`;
  const counted = `${seen} 个文件中换算 ${converted} 个，共 ${figures} 处金额，其中舍位平衡调整 ${adjusted} 处`;
  const elsewhere = lost === 0 ? '' : `，另有 ${lost} 处不再一致`;
  return `${counted}${elsewhere}${written ? '，已写入。' : '；加 --write 写入。'}`;
}
