import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  type Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type ChecklistGroupResult,
  type ChecklistItemResult,
  type ChecklistItemStatus,
  type ChecklistPlaceResult,
  type ChecklistRequestParams,
  type ChecklistResult,
  checklistMethod,
} from '../../server/src/lsp/protocol/checklist.js';
import type { BudgetInView } from './status.js';

const viewId = 'budgetDraft.checklist';

/** The checklist (核对清单) of the budget in the active editor, as a tree. */
export function createChecklistView(budget: BudgetInView, running: () => LanguageClient | undefined): Disposable {
  const changed = new EventEmitter<void>();
  let asked = 0;

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    // The server is asked here and not before, so that a list nobody looks at costs nothing.
    getChildren: async (node) => [...(node?.children ?? groupsOf(await load()))],
  };
  const view = window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true });

  async function load(): Promise<Shown | undefined> {
    const turn = ++asked;
    const uri = budget.uri();
    const client = running();
    const result = uri && client && (await ask(client, uri).catch(() => undefined));
    const shown = uri && client && result?.recognised ? { uri, client, result } : undefined;
    // An answer that comes after a later question is out of date.
    if (turn === asked) view.description = shown ? countsOf(shown.result.groups.flatMap(({ items }) => items)) : '';
    return shown;
  }

  return Disposable.from(
    view,
    changed,
    budget.onDidChange(() => changed.fire()),
    commands.registerCommand('budgetDraft.showChecklist', () => commands.executeCommand(`${viewId}.focus`)),
  );
}

function ask(client: LanguageClient, uri: Uri): Promise<ChecklistResult | null> {
  const params: ChecklistRequestParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  return client.sendRequest(checklistMethod, params);
}

interface Shown {
  readonly uri: Uri;
  readonly client: LanguageClient;
  readonly result: ChecklistResult;
}

/** A line of the tree: a group, an item, or a place of an item. */
interface Node {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: ThemeIcon | undefined;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly target: { readonly uri: Uri; readonly range: Range } | undefined;
  readonly isOpen: boolean;
  readonly children: readonly Node[];
}

function toTreeItem(node: Node): TreeItem {
  const state = node.isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, node.children.length > 0 ? state : TreeItemCollapsibleState.None);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.accessibilityInformation = { label: node.spoken };
  if (node.icon) item.iconPath = node.icon;
  if (node.target) {
    const { uri, range } = node.target;
    item.command = {
      title: l10n.t('Go to the place'),
      command: 'vscode.open',
      arguments: [uri, { selection: range, preserveFocus: true }],
    };
  }
  return item;
}

function groupsOf(shown: Shown | undefined): readonly Node[] {
  return shown?.result.groups.map((group) => groupNode(group, shown)) ?? [];
}

/** How many items are settled, and how many nothing can be said of: what is not checked is never told as settled. */
function countsOf(items: readonly ChecklistItemResult[]): string {
  const settled = items.filter(({ status }) => status === 'passed' || status === 'accepted').length;
  const unchecked = items.filter(({ status }) => status === 'unchecked').length;
  const counted = items.filter(({ status }) => status !== 'not-applicable' && status !== 'unchecked').length;
  const parts = [counted > 0 && `${settled}/${counted}`, unchecked > 0 && l10n.t('not checked: {0}', unchecked)];
  return parts.filter((part) => part !== false).join(' · ');
}

/** Groups that are all settled stay closed, so that what needs a look is seen first. */
function groupNode({ id, title, items }: ChecklistGroupResult, shown: Shown): Node {
  const description = countsOf(items);
  return {
    id: `group:${id}`,
    label: title,
    description,
    tooltip: title,
    icon: undefined,
    spoken: `${title} ${description}`,
    target: undefined,
    isOpen: items.some(({ status }) => needsALook(status)),
    children: items.map((item) => itemNode(item, shown)),
  };
}

function itemNode(item: ChecklistItemResult, shown: Shown): Node {
  const { id, title, status, statusTitle, detail, places } = item;
  const told = places.filter(({ kind }) => kind !== 'place');
  const [first] = places;
  return {
    id,
    label: title,
    description: detail,
    tooltip: `${statusTitle}: ${title}\n${detail}`,
    icon: icons[status],
    spoken: `${statusTitle}: ${title}. ${detail}`,
    target: first && targetOf(first, shown),
    isOpen: needsALook(status),
    children: told.map((place, order) => placeNode(place, `${id}/${order}`, shown)),
  };
}

function placeNode(place: ChecklistPlaceResult, id: string, shown: Shown): Node {
  const line = l10n.t('line {0}', place.range.start.line + 1);
  return {
    id,
    label: place.message,
    description: line,
    tooltip: place.message,
    icon: place.kind === 'accepted' ? icons.accepted : severityIcons[place.severity ?? 'information'],
    spoken: `${place.message} ${line}`,
    target: targetOf(place, shown),
    isOpen: false,
    children: [],
  };
}

function targetOf(place: ChecklistPlaceResult, { uri, client }: Shown): Node['target'] {
  return { uri, range: client.protocol2CodeConverter.asRange(place.range) };
}

function needsALook(status: ChecklistItemStatus): boolean {
  return status === 'failed' || status === 'question' || status === 'unchecked';
}

const icons: Readonly<Record<ChecklistItemStatus, ThemeIcon>> = {
  passed: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  failed: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  question: new ThemeIcon('question', new ThemeColor('problemsInfoIcon.foreground')),
  accepted: new ThemeIcon('comment', new ThemeColor('testing.iconPassed')),
  'not-applicable': new ThemeIcon('circle-slash', new ThemeColor('disabledForeground')),
  unchecked: new ThemeIcon('circle-outline', new ThemeColor('problemsWarningIcon.foreground')),
};

const severityIcons: Readonly<Record<NonNullable<ChecklistPlaceResult['severity']>, ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  information: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb', new ThemeColor('disabledForeground')),
};
