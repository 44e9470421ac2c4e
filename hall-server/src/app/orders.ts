import type { CommandName, HallConfiguration, Reply, Request } from "@hall/contract";
import type { DomainCommand } from "../domain/commands.ts";
import type { HallEvent } from "../domain/events.ts";
import type { Order } from "./decision.ts";
import type { PersonalData } from "./journal.ts";
import type { PersonalCipher } from "./personal-cipher.ts";
import { erasedAt, notesAndFields } from "./personal-notes.ts";
import type { Seen } from "./present.ts";
import type { Principal } from "./principal.ts";
import { ruleRefusal } from "./refusal.ts";
import type { Answered, WriteName } from "./replies.ts";
import { REPLIES } from "./replies.ts";
import type { VisitTokens } from "./visit-tokens.ts";

type Place = {
  configuration: HallConfiguration;
  seen: Seen;
  tokens: VisitTokens;
  cipher: PersonalCipher;
  publicUrl: string;
  /** The hash of the document that came with the request. */
  person?: string | undefined;
};

/** Does this command change a hall? */
export function isWrite(command: CommandName): command is WriteName {
  return Object.hasOwn(REPLIES, command);
}

/** What a caller sent, as the hall desk takes it: tokens resolved, personal data sealed, the answer known how to build. */
export function orderOf<K extends WriteName>(
  place: Place,
  name: K,
  request: Request<K>,
  by: Principal,
  key?: string,
): Order<Reply<K>> {
  const { tokens, publicUrl, seen } = place;
  const ticket = (visitId: string) => {
    const token = tokens.ofVisit(visitId);
    return { token, url: `${publicUrl}/t/${token}` };
  };
  const answer = REPLIES[name] as (answered: Answered<K>) => Reply<K>; // as: TypeScript does not correlate name and entry
  return {
    command: domainCommand(place, name, request, by),
    by,
    key,
    reply: (state, events, now) => answer({ state, request, events, now, seen, principalId: by.id, ticket }),
    personal: (events, now) => [
      ...personalData(place, request, events, now),
      ...notesAndFields(place, { name, request, by: by.name }, events, now),
    ],
  };
}

/** What people send is what the domain decides on, but for ratings: their token says which step. */
function domainCommand<K extends WriteName>(
  { tokens, configuration, person }: Place,
  name: K,
  request: Request<K>,
  by: Principal,
): DomainCommand {
  if ("identity" in request) {
    const { identity: _, ...rest } = request; // the number itself goes no further than here
    return { name, request: { ...rest, person } } as DomainCommand; // as: only commands with a document have an identity
  }
  if (name !== "visit:rate") return { name, request } as DomainCommand; // as: the names and requests are the same
  const { token, grade, reasons = [] } = request as Request<"visit:rate">; // as: name is visit:rate
  const target = tokens.find(token);
  if (target?.hallId !== configuration.hallId) throw ruleRefusal("unknown-visit", {});
  const channel = by.kind === "staff" ? "paper" : by.kind === "kiosk" ? "kiosk" : target.channel;
  const step = target.stepId === undefined ? {} : { stepId: target.stepId };
  return { name: "visit:rate", request: { visitId: target.visitId, ...step, channel, grade, reasons } };
}

/** Telephone numbers and free texts never enter an event. */
function personalData(
  { configuration, cipher }: Place,
  request: object,
  events: readonly HallEvent[],
  now: Date,
): PersonalData[] {
  const visitId = events.flatMap((event) => ("visitId" in event ? event.visitId : [])).at(-1);
  if (visitId === undefined) return [];
  const booked = events.find((event) => event.type === "visit-booked");
  const from = booked ? new Date(Math.max(now.getTime(), Date.parse(booked.bookedAt))) : now;
  const expiresAt = erasedAt(configuration, from);
  const keep = (kind: PersonalData["kind"], text: unknown): PersonalData[] =>
    typeof text === "string" && text !== ""
      ? [{ visitId, kind, cipher: cipher.encrypt(text), expiresAt }]
      : [];
  return [
    ...keep("phone", "phone" in request ? request.phone : undefined),
    ...keep("rating-text", "token" in request && "text" in request ? request.text : undefined),
  ];
}
