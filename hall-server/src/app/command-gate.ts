import {
  COMMANDS,
  type CommandName,
  type FaultCode,
  IdempotencyKey,
  isCommandName,
  type Language,
  type Reply,
  type Request,
  type Result,
} from "@hall/contract";
import type { z } from "zod";
import { visitor } from "./access.ts";
import {
  badKey,
  forbidden,
  invalidRequest,
  socketOnly,
  unauthenticated,
  unknownCommand,
  unknownHall,
} from "./gate-refusals.ts";
import type { Halls } from "./halls.ts";
import { mustBeText } from "./must-be-text.ts";
import { inHall, may, type Principal } from "./principal.ts";
import { zodWords } from "./problem-words.ts";
import { publicVisit } from "./public-visit.ts";
import { Refusal, toFault } from "./refusal.ts";
import { Throttle } from "./throttle.ts";
import { tokenHash } from "./tokens.ts";

/** A command as it came in, over whichever line: nothing in it is trusted yet. */
export type CommandCall = {
  hallId: string;
  command: string;
  raw: unknown;
  key: string | undefined;
  /** Undefined when the caller showed no token. */
  principal: Principal | undefined;
  language: Language;
};

/** What only a line that stays open can ask of cameras: its live pictures, and a drawing's rehearsal. */
export type CameraLine = {
  watch: (hallId: string, request: Request<"camera:watch">) => Reply<"camera:watch">;
  rehearse: (hallId: string, request: Request<"camera:rehearse">) => Promise<Reply<"camera:rehearse">>;
};

export type CommandDone = { command: CommandName | "unknown"; result: "ok" | FaultCode; seconds: number };

type Deps = {
  halls: Halls;
  /** A figure for each command: name, outcome, duration. */
  observe: (done: CommandDone) => void;
  /** Whatever is no refusal is our own failure. */
  failed: (error: unknown, context: { command: string; hallId: string }) => void;
  /** A clock in seconds for durations. */
  seconds: () => number;
};

/** The one way in for every command, over REST and sockets: hall, name, permission, parse, run, present. Never throws. */
export class CommandGate {
  readonly #deps: Deps;
  /** One ticket's holder does a few things in a minute, over however many lines; each try is kept for two days. */
  readonly #holders = new Throttle({ failures: 60, seconds: 60 });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async pass(call: CommandCall, cameras?: CameraLine): Promise<Result<unknown>> {
    const { observe, failed, seconds } = this.#deps;
    const start = seconds();
    const command = isCommandName(call.command) ? call.command : "unknown";
    try {
      const value = await this.#admit(call, cameras);
      observe({ command, result: "ok", seconds: seconds() - start });
      return { ok: true, value };
    } catch (error) {
      const fault = toFault(error, call.language);
      if (!(error instanceof Refusal)) failed(error, { command, hallId: call.hallId.slice(0, 64) });
      observe({ command, result: fault.code, seconds: seconds() - start });
      return { ok: false, fault };
    }
  }

  async #admit(call: CommandCall, cameras: CameraLine | undefined): Promise<unknown> {
    const { command, hallId, raw, language, key } = call;
    if (!call.principal && command !== "visit:rate") throw unauthenticated();
    if (!this.#deps.halls.has(hallId)) throw unknownHall(hallId);
    if (!isCommandName(command)) throw unknownCommand(command);
    if (call.principal) mayCommand(call.principal, command, hallId);
    if (call.principal?.kind === "visitor") await this.#holders.take(call.principal.id);
    const request = parse(command, raw, language);
    const principal = call.principal ?? this.#tokenHolder(request, hallId);
    mustBeOwn(principal, command, request);
    if (!IdempotencyKey.optional().safeParse(key).success) throw badKey();
    const reply = await this.#run(
      command,
      request,
      hallId,
      { principal, ...(key === undefined ? {} : { key }) },
      cameras,
    );
    return present(reply, principal, hallId);
  }

  /** The token in a rating is a credential of its own, good for that rating. */
  #tokenHolder(request: unknown, hallId: string): Principal {
    const { token } = request as Request<"visit:rate">; // as: only visit:rate comes without a principal
    const visit = this.#deps.halls.visitByToken(token);
    if (visit) return visitor(visit.hallId, visit.visitId);
    const id = `token/${tokenHash(token).slice(0, 32)}`;
    return { kind: "visitor", id, name: "", permissions: new Set(["rate"]), halls: [hallId] };
  }

  async #run<K extends CommandName>(
    command: K,
    request: Request<K>,
    hallId: string,
    by: { principal: Principal; key?: string },
    cameras: CameraLine | undefined,
  ): Promise<unknown> {
    const { halls } = this.#deps;
    if (isRead(command)) await halls.fresh(hallId);
    if (isOf("hall:snapshot", command, request)) return halls.snapshot(hallId, by.principal);
    if (isOf("visit:explain", command, request)) return halls.explain(hallId, request.counterId);
    if (isOf("visit:notes", command, request)) return halls.notes(hallId, request.visitId);
    if (isOf("visit:find", command, request)) return halls.find(hallId, request, by.principal);
    const rehearses = isOf("camera:rehearse", command, request);
    if (!rehearses && !isOf("camera:watch", command, request)) return halls.run(hallId, command, request, by);
    if (!cameras) throw socketOnly();
    return rehearses ? cameras.rehearse(hallId, request) : cameras.watch(hallId, request);
  }
}

function isRead(command: CommandName): boolean {
  return "read" in COMMANDS[command];
}

/** Narrows the request together with its command. */
function isOf<K extends CommandName>(
  name: K,
  command: CommandName,
  _request: unknown,
): _request is Request<K> {
  return command === name;
}

/** Whoever holds a ticket may check in, leave or come back with that one alone. */
function mustBeOwn(principal: Principal, command: CommandName, request: Request<CommandName>): void {
  if (principal.kind !== "visitor") return;
  const own =
    isOf("visit:leave", command, request) ||
    isOf("visit:rejoin", command, request) ||
    isOf("visit:check-in", command, request);
  if (own && "visitId" in request && request.visitId !== principal.id) throw forbidden(COMMANDS[command].may);
}

/** A clerk never rates for a visitor; `enter-rating` is for a grade that came on paper. */
function mayCommand(principal: Principal, command: CommandName, hallId: string): void {
  const wanted = COMMANDS[command].may;
  if (may(principal, wanted, hallId)) return;
  if (command === "visit:rate" && may(principal, "enter-rating", hallId)) return;
  throw forbidden(wanted, inHall(principal, hallId) ? undefined : hallId);
}

function parse<K extends CommandName>(command: K, raw: unknown, language: Language): Request<K> {
  const schema: z.ZodType = COMMANDS[command].request;
  const parsed = schema.safeParse(raw ?? {}, zodWords(language));
  if (!parsed.success) throw invalidRequest(parsed.error, language);
  mustBeText(parsed.data);
  return parsed.data as Request<K>; // as: the schema of K made it
}

/** Whoever may not see the hall gets answers without clerks, classes and personal fields. */
function present(reply: unknown, principal: Principal, hallId: string): unknown {
  const mayRead = may(principal, "see-hall", hallId);
  if (mayRead || typeof reply !== "object" || reply === null || !("visit" in reply) || !reply.visit)
    return reply;
  return { ...reply, visit: publicVisit(reply.visit as Reply<"visit:leave">["visit"]) }; // as: `visit` in a reply is a VisitView
}
