import { type QuickInput, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** What an author did with one question: answered it, went back to the one before, or gave up. */
export type Answer<T> = { readonly kind: 'given'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/** Where a question stands among the others. */
export interface StepPlace {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** Asks for one of a list; `active` is chosen to begin with. */
export function askChoice<T extends QuickPickItem>(
  place: StepPlace,
  placeholder: string,
  items: readonly T[],
  active: T | undefined,
): Promise<Answer<T>> {
  const pick = window.createQuickPick<T>();
  pick.items = items;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  if (active) pick.activeItems = [active];
  return ask(
    pick,
    place,
    (accept) => pick.onDidAccept(() => accept(pick.selectedItems[0])),
    (listener) => pick.onDidTriggerButton(listener),
  );
}

/** Asks for a line of text; `problemOf` says what is wrong with it, if anything. */
export function askText(
  place: StepPlace,
  prompt: string,
  value: string,
  problemOf: (text: string) => string | undefined,
): Promise<Answer<string>> {
  const box = window.createInputBox();
  box.prompt = prompt;
  box.value = value;
  box.onDidChangeValue((text) => {
    box.validationMessage = problemOf(text);
  });
  return ask(
    box,
    place,
    (accept) =>
      box.onDidAccept(() => {
        box.validationMessage = problemOf(box.value);
        if (box.validationMessage === undefined) accept(box.value);
      }),
    (listener) => box.onDidTriggerButton(listener),
  );
}

function ask<T>(
  input: QuickInput & { buttons: readonly unknown[] },
  { title, step, totalSteps }: StepPlace,
  onAccept: (accept: (value: T | undefined) => void) => unknown,
  onButton: (listener: (button: unknown) => void) => unknown,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    let answer: Answer<T> = { kind: 'cancelled' };
    const end = (given: Answer<T>) => {
      answer = given;
      input.hide();
    };
    input.title = title;
    input.step = step;
    input.totalSteps = totalSteps;
    input.ignoreFocusOut = true;
    if (step > 1) input.buttons = [QuickInputButtons.Back];
    onAccept((value) => {
      if (value !== undefined) end({ kind: 'given', value });
    });
    onButton((button) => {
      if (button === QuickInputButtons.Back) end({ kind: 'back' });
    });
    input.onDidHide(() => {
      input.dispose();
      resolve(answer);
    });
    input.show();
  });
}
