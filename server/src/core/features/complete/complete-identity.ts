/** Completes a user's own identity, a line such as `三公经费表[公务接待费] ≤ 基本支出表[30217, 合计]`, with what the drafts at hand print. */
import type { BudgetDocument } from '../../budget/document.js';
import type { BudgetTable } from '../../budget/ledger.js';
import { bareTitle } from '../../budget/outline/title.js';
import { printOwnTitle, printOwnWord } from '../../budget/own/own-identity.js';
import { titledTables } from '../../budget/own/titled-tables.js';
import type { Analysis } from '../analyse.js';
import { type Completion, type CompletionList, mostCompletions } from './completion.js';
import { type IdentityPlace, identityPlaceAt } from './identity-place.js';
import { type NameHere, rankNames } from './rank-names.js';

/** Offsets are those of the line. */
export function completeIdentity(line: string, offset: number, drafts: readonly Analysis[]): CompletionList | undefined {
  const place = identityPlaceAt(line, offset);
  const documents = drafts.filter(({ recognised }) => recognised).map(({ document }) => document);
  if (!place || documents.length === 0) return undefined;
  const words = wordsFor(place, documents);
  const { start, end, typed } = place;
  const items = rankNames(words, typed)
    .slice(0, mostCompletions)
    .map(
      ({ name, insert, detail }): Completion => ({
        kind: place.kind === 'table' ? 'table' : 'name',
        label: name,
        ...(detail === undefined ? {} : { detail }),
        span: { start, end },
        newText: insert,
        edits: [],
      }),
    );
  return { typed: line.slice(start, offset), items };
}

interface Word extends NameHere {
  /** As a term writes it. */
  readonly insert: string;
}

function wordsFor(place: IdentityPlace, documents: readonly BudgetDocument[]): readonly Word[] {
  if (place.kind === 'table') return documents.flatMap(titlesOf);
  const tables = documents.flatMap(({ ledgers, owner }) => titledTables(ledgers, owner).named(place.table));
  return tables.flatMap((table) => (place.kind === 'row' ? rowsOf(table) : columnsOf(table)));
}

/** Titles without their number and year, which the next year's draft prints otherwise. */
function titlesOf({ ledgers }: BudgetDocument): readonly Word[] {
  return ledgers.flatMap(({ table: { caption, index } }): readonly Word[] => {
    if (caption.title === undefined || !caption.namesTable) return [];
    const name = bareTitle(caption.title).name.replace(/^(?:19|20)\d\d\s*年(?:度)?/u, '');
    return [{ name, insert: printOwnTitle(name), fit: -index / 100 }];
  });
}

function rowsOf({ items, table }: BudgetTable): readonly Word[] {
  const rows = items.flat().slice(0, MOST_ROWS);
  return rows.flatMap(({ codes, label, isTotal }, place): readonly Word[] => {
    const detail = table.caption.title ?? '';
    const fit = isTotal ? 1 : -place / MOST_ROWS;
    const [first] = codes;
    // A code says less than its name, but is the same in every year.
    if (first) return [{ name: `${first.code} ${first.name}`.trim(), insert: first.code, detail, fit }];
    return label.name === '' ? [] : [{ name: label.name, insert: printOwnWord(label.name), detail, fit }];
  });
}

const MOST_ROWS = 500;

function columnsOf({ panels }: BudgetTable): readonly Word[] {
  const paths = panels.flatMap(({ amounts }) => amounts.map(({ path }) => path.filter((label) => label !== '')));
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path.at(-1) ?? '', (counts.get(path.at(-1) ?? '') ?? 0) + 1);
  return paths.flatMap((path, place): readonly Word[] => {
    const own = path.at(-1);
    if (own === undefined) return [];
    const words = (counts.get(own) ?? 0) > 1 ? path : [own];
    return [{ name: words.join('/'), insert: words.map(printOwnWord).join('/'), fit: -place / 100 }];
  });
}
