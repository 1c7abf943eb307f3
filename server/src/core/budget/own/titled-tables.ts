/** The tables of a document by the titles that a user gives them, which are seldom those printed to the letter. */
import { groupBy } from '../../base/group-by.js';
import { normalise } from '../../base/normalise.js';
import type { BudgetTable } from '../ledger.js';
import { bareTitle, titleCore, titleKey } from '../outline/title.js';

export interface TitledTables {
  readonly all: readonly BudgetTable[];
  /** The tables of a title: more than one where it does not tell them apart. */
  named(title: string): readonly BudgetTable[];
}

/** Tables whose titles may begin with the name of their owner. */
export function titledTables(all: readonly BudgetTable[], owner: string | undefined): TitledTables {
  const titled = all.flatMap((table) => (table.table.caption.title === undefined ? [] : [{ table, title: table.table.caption.title }]));
  const bare = (title: string) => withoutOpening(titleKey(bareTitle(title).name), owner === undefined ? '' : normalise(owner));
  // Words in brackets tell two tables apart (按功能分类), so they count for as long as they can.
  const keys: readonly ((title: string) => string)[] = [
    normalise,
    (title) => bare(title) + remarks(title),
    bare,
    (title) => titleCore(bare(title)),
  ];
  const indexes = keys.map((keyOf) => ({ keyOf, tables: groupBy(titled, ({ title }) => keyOf(title)) }));
  const cores = titled.map(({ table, title }) => ({ table, core: titleCore(bare(title)) }));
  const known = new Map<string, readonly BudgetTable[]>();

  function find(title: string): readonly BudgetTable[] {
    for (const { keyOf, tables } of indexes) {
      const key = keyOf(title);
      const found = key === '' ? undefined : tables.get(key);
      if (found) return found.map(({ table }) => table);
    }
    const wanted = titleCore(bare(title));
    return cores.filter(({ core }) => saysMore(core, wanted)).map(({ table }) => table);
  }

  return {
    all,
    named(title) {
      const found = known.get(title) ?? find(title);
      known.set(title, found);
      return found;
    },
  };
}

const YEAR_AND_KIND = /^(?:(?:19|20)\d\d年(?:度)?)?(?:部门|本部门|单位|本单位|本级)?/u;

function withoutOpening(title: string, owner: string): string {
  const rest = owner !== '' && title.startsWith(owner) ? title.slice(owner.length) : title;
  return rest.replace(YEAR_AND_KIND, '');
}

function remarks(title: string): string {
  const plain = normalise(title);
  const open = plain.indexOf('(');
  return open < 0 ? '' : plain.slice(open);
}

/** Words that make another table of a title, unless the title is about something that is told apart without them. */
const OTHER_TABLE = /收入|支出|收支|基本|项目|决算|转移|功能|经济|财政|公共|基金|国有|国资|专户|上年/u;
const OWN_SUBJECT = /三公|采购|购买服务|运行经费|会议|培训|绩效|债务|人员|编制/u;

/** Whether a title says what is asked for and more: `财政拨款安排的“三公”经费预算表` for `三公经费表`. */
function saysMore(core: string, wanted: string): boolean {
  const isOwnSubject = OWN_SUBJECT.test(wanted);
  const plain = (words: string) => (isOwnSubject ? words.replace(/支出/gu, '') : words);
  if (plain(wanted).length < 2) return false;
  const [before, ...after] = plain(core).split(plain(wanted));
  return after.length === 1 && (isOwnSubject || !OTHER_TABLE.test(`${before}${after[0]}`));
}
