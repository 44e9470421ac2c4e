import type { CommandName, Explanation, Fault, HallSnapshot, Reply, Request, Text } from "@hall/contract";
import type { AskDialog, HallToast, Question, ReasonQuestion, Submit } from "@hall/contract/web";
import { currentLanguage, HallReason } from "@hall/contract/web";
import type { Desk } from "../desk.ts";
import type { HallLine, Reads } from "../hall-line.ts";
import type { Orders } from "../orders.ts";
import type { Words } from "../texts.ts";

/** How the desk speaks with its clerk: one line of text, a yes or no, and dialogs that ask for what is missing. */
export type Voices = {
  say: Pick<HallToast, "show" | "refuse" | "hide">;
  confirm(question: Question): Promise<boolean>;
  /** Somebody was called by this desk, and this is why. */
  called(visitId: string, explain: Explanation): void;
  /** Opens a dialog; ends when it has closed, whatever came of it. */
  ask<Q, A>(dialog: AskDialog<Q, A>, question: Q, submit: Submit<A>): Promise<void>;
};

/** All that is needed to do something: the hall as it was when the key was pressed, and ways to the hub and the clerk. */
export type Work = {
  hall: HallSnapshot;
  desk: Desk;
  live: HallLine;
  orders: Orders;
  reads: Reads;
  voices: Voices;
  t: Words;
  /** May this person end the step of a colleague? */
  mayEndOthers: boolean;
};
type Done<K extends CommandName> = (reply: Reply<K>) => string | undefined;

/** Sends a command; says what was done, or gives back why it was refused. */
export async function send<K extends CommandName>(
  { orders, voices }: Work,
  command: K,
  request: Request<K>,
  said: Done<K> = () => undefined,
): Promise<Fault | undefined> {
  const result = await orders.give(command, request);
  if (result === undefined) return undefined;
  if (!result.ok) return result.fault;
  const text = said(result.value);
  if (text) voices.say.show(text);
  else voices.say.hide();
  return undefined;
}

/** As `send`, where no dialog is open: a refusal is said on the desk's line. */
export async function tell<K extends CommandName>(
  work: Work,
  command: K,
  request: Request<K>,
  said?: Done<K>,
): Promise<void> {
  const fault = await send(work, command, request, said);
  if (fault) work.voices.say.refuse(fault);
}

/** Asks for a reason before a command that carries one. */
export function askReason<K extends CommandName>(
  work: Work,
  question: ReasonQuestion,
  command: K,
  request: (reason: string) => Request<K>,
): Promise<void> {
  return work.voices.ask(new HallReason(), question, (reason) => send(work, command, request(reason)));
}

/** Reasons are kept in the hall's first language, whoever's screen they were chosen on. */
export function offered({ hall }: Work, reasons: readonly Text[]): ReasonQuestion["reasons"] {
  const first = hall.languages[0] ?? "zh-CN";
  return reasons.map((text) => ({ value: text[first], label: text[currentLanguage()] }));
}
