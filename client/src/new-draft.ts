import { commands, type Disposable, l10n, type QuickPickItem, Selection, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ChangeParams } from '../../server/src/lsp/protocol/change.js';
import {
  type DraftSentencesResult,
  type DraftUnit,
  draftSentencesCommand,
  draftUnits,
  type FormsRequestParams,
  type FormsResult,
  type FormTablesParams,
  type FormTablesResult,
  formsMethod,
  formTablesMethod,
  type InsertTableParams,
  insertTableCommand,
  type NewDraftForm,
  type NewDraftParams,
  type NewDraftResult,
  newDraftMethod,
} from '../../server/src/lsp/protocol/new-draft.js';
import { activeDraft, runningClient, tell } from './active-draft.js';
import { executeCommand } from './execute-command.js';
import type { ServerHost } from './server-host.js';
import { type Answer, askChoice, askText, type StepPlace } from './steps.js';

export function registerNewDraft(host: ServerHost): readonly Disposable[] {
  return [
    commands.registerCommand('budgetDraft.newDraft', (given?: Partial<NewDraftParams>) => newDraft(host, given)),
    commands.registerCommand('budgetDraft.insertTable', (title?: unknown) => insertTable(host, title)),
    commands.registerCommand('budgetDraft.draftSentences', (uri?: string) => draftSentences(host, uri)),
  ];
}

/** Opens a new document of a form; what is not given is asked for, one question after the other. */
async function newDraft(host: ServerHost, given: Partial<NewDraftParams> | undefined): Promise<void> {
  const client = runningClient(host);
  if (!client) return;
  const params = isComplete(given) ? given : await askAll(client);
  if (!params) return;
  const draft: NewDraftResult | null = await client.sendRequest(newDraftMethod, params);
  if (draft === null) {
    void window.showWarningMessage(l10n.t('This form is not there any more.'));
    return;
  }
  const document = await workspace.openTextDocument({ language: 'markdown', content: draft.text });
  const editor = await window.showTextDocument(document);
  if (!draft.placeholder) return;
  const range = client.protocol2CodeConverter.asRange(draft.placeholder);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}

function isComplete(given: Partial<NewDraftParams> | undefined): given is NewDraftParams {
  return typeof given?.form === 'string' && typeof given.year === 'number' && typeof given.owner === 'string';
}

interface Wishes {
  form?: NewDraftForm;
  year?: number;
  owner?: string;
  unit?: DraftUnit;
}

/** Form, year, owner and unit; Escape gives up, the arrow goes back to the question before. */
async function askAll(client: LanguageClient): Promise<NewDraftParams | undefined> {
  const uri = settingsPlace(client);
  const params: FormsRequestParams = uri === undefined ? {} : { uri };
  const known: FormsResult = await client.sendRequest(formsMethod, params);
  const wishes: Wishes = { year: usualYear(new Date()), ...(known.owner === undefined ? {} : { owner: known.owner }) };
  const questions = [askForm, askYear, askOwner, askUnit];
  let at = 0;
  while (at < questions.length) {
    const place = { title: l10n.t('New department budget'), step: at + 1, totalSteps: questions.length };
    const answer = await questions[at]?.(place, wishes, known);
    if (answer === undefined || answer === 'cancelled') return undefined;
    at += answer === 'back' ? -1 : 1;
  }
  const { form, year, owner = '', unit } = wishes;
  if (!form || year === undefined) return undefined;
  return { ...params, form: form.id, year, owner, ...(unit === undefined ? {} : { unit }) };
}

type Turn = 'given' | 'back' | 'cancelled';

function taken<T>(answer: Answer<T>, take: (value: T) => void): Turn {
  if (answer.kind === 'given') take(answer.value);
  return answer.kind;
}

async function askForm(place: StepPlace, wishes: Wishes, { forms }: FormsResult): Promise<Turn> {
  const items = forms.map((form): QuickPickItem & { readonly form: NewDraftForm } => ({
    form,
    label: form.name,
    description: form.id,
    detail: form.regions.join('、'),
  }));
  const active = items.find(({ form }) => form.id === wishes.form?.id);
  return taken(await askChoice(place, l10n.t('Which form does the budget follow?'), items, active), ({ form }) => {
    wishes.form = form;
  });
}

async function askYear(place: StepPlace, wishes: Wishes): Promise<Turn> {
  const problemOf = (text: string) => (/^20\d\d$/u.test(text.trim()) ? undefined : l10n.t('A year from 2000 to 2099, such as 2027.'));
  return taken(await askText(place, l10n.t('Which year is the budget for?'), String(wishes.year ?? ''), problemOf), (text) => {
    wishes.year = Number(text.trim());
  });
}

async function askOwner(place: StepPlace, wishes: Wishes): Promise<Turn> {
  const problemOf = (text: string) => (text.trim().length > 80 ? l10n.t('The name is too long.') : undefined);
  const prompt = l10n.t('Whose budget is it? Leave it blank to fill it in later.');
  return taken(await askText(place, prompt, wishes.owner ?? '', problemOf), (text) => {
    wishes.owner = text.trim();
  });
}

async function askUnit(place: StepPlace, wishes: Wishes): Promise<Turn> {
  const items = draftUnits.map((unit): QuickPickItem & { readonly unit: DraftUnit } => ({
    unit,
    label: unit,
    ...(unit === wishes.form?.unit ? { description: l10n.t('as the form has it') } : {}),
  }));
  const active = items.find(({ unit }) => unit === (wishes.unit ?? wishes.form?.unit));
  return taken(await askChoice(place, l10n.t('Which unit are the amounts in?'), items, active), ({ unit }) => {
    wishes.unit = unit;
  });
}

/** Budgets are drafted in the second half of the year before. */
function usualYear(today: Date): number {
  return today.getFullYear() + (today.getMonth() >= 6 ? 1 : 0);
}

/** Settings of the folder hold for a new document: of the active document, or else of the first folder. */
function settingsPlace(client: LanguageClient): string | undefined {
  const document = window.activeTextEditor?.document;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = document && document.uri.scheme !== 'output' ? document.uri : folder && Uri.joinPath(folder, 'new.md');
  return uri && client.code2ProtocolConverter.asUri(uri);
}

interface TableItem extends QuickPickItem {
  readonly title: string;
}

/** Inserts a table of the form: where the form has it, or at the cursor. */
async function insertTable(host: ServerHost, given: unknown): Promise<void> {
  const draft = await activeDraft(host);
  if (!draft) return;
  const { client, uri, document, cursor } = draft;
  const about: FormTablesParams = { uri };
  const known: FormTablesResult | null = await client.sendRequest(formTablesMethod, about);
  if (known === null) return;
  const title = typeof given === 'string' ? given : await askTable(known);
  if (title === undefined) return;
  const params: InsertTableParams = { uri, version: document.version, title, offset: cursor, year: usualYear(new Date()) };
  await executeCommand(client, insertTableCommand, params);
}

async function askTable({ form, tables }: FormTablesResult): Promise<string | undefined> {
  const items = tables.map(
    ({ title, isThere }): TableItem => ({ title, label: title, ...(isThere ? { description: l10n.t('already there') } : {}) }),
  );
  const placeHolder = l10n.t('Insert which table of the form “{0}”?', form);
  return (
    await window.showQuickPick(
      [...items].sort((a, b) => Number(a.description !== undefined) - Number(b.description !== undefined)),
      { placeHolder },
    )
  )?.title;
}

async function draftSentences(host: ServerHost, of: unknown): Promise<void> {
  const draft = await activeDraft(host, of);
  if (!draft) return;
  const params: ChangeParams = { uri: draft.uri, version: draft.document.version };
  const result: DraftSentencesResult | null = await executeCommand(draft.client, draftSentencesCommand, params);
  if (result?.applied) tell(l10n.t('Places filled in from the tables: {0}', result.changed));
}
