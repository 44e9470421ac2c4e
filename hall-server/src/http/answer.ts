import { FAULT_STATUS, type Fault, type Language } from "@hall/contract";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { z } from "zod";
import { invalidRequest, tooLarge } from "../app/gate-refusals.ts";
import { mustBeText } from "../app/must-be-text.ts";
import { zodWords } from "../app/problem-words.ts";
import { Refusal, toFault } from "../app/refusal.ts";
import { csv } from "./csv.ts";

/** Every body but a configuration. */
export const BODY_KILOBYTES = 64;

/** Chinese for those who ask for it; scripts that say nothing, or `*`, get English. */
export function languageOf(request: Pick<Request, "acceptsLanguages">): Language {
  const asked = request.acceptsLanguages("en", "zh-CN", "zh");
  return asked === "zh-CN" || asked === "zh" ? "zh-CN" : "en";
}

/** A route that answers `{ok: true, value}`; what it throws becomes a fault. */
export function answer(handle: (request: Request, response: Response) => unknown): RequestHandler {
  return async (request, response) => {
    response.json({ ok: true, value: await handle(request, response) });
  };
}

/** Sends a fault with the status of its code. */
export function sendFault(response: Response, fault: Fault): void {
  const seconds = fault.details?.retryAfterSeconds;
  if (typeof seconds === "number") response.set("Retry-After", String(seconds));
  if (fault.code === "unauthenticated") response.set("WWW-Authenticate", "Bearer");
  response.status(FAULT_STATUS[fault.code]).json({ ok: false, fault });
}

/** Parses what came in a body or a query. Throws a Refusal. */
export function parsed<S extends z.ZodType>(schema: S, raw: unknown, request: Request): z.infer<S> {
  const language = languageOf(request);
  const outcome = schema.safeParse(raw ?? {}, zodWords(language));
  if (!outcome.success) throw invalidRequest(outcome.error, language);
  mustBeText(outcome.data);
  return outcome.data;
}

/** Unknown addresses below /api. */
export const noSuchAddress: RequestHandler = (request, response) => {
  const words = (language: Language) =>
    language === "en" ? "There is nothing at this address" : "没有这个地址";
  sendFault(response, toFault(new Refusal("not-found", words), languageOf(request)));
};

/** Everything that a route throws ends here: refusals as they are, the rest logged once and told as "unavailable". */
export function faultHandler(log: Pick<Logger, "error">): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const cause = fromExpress(error);
    const fault = toFault(cause, languageOf(request));
    // The route, not the address: a phone's address holds its token.
    const route: unknown = request.route?.path;
    if (fault.code === "unavailable")
      log.error({ err: error, method: request.method, route }, "request failed");
    sendFault(response, fault);
  };
}

/** Express and its parsers throw errors with a status of their own. */
function fromExpress(error: unknown): unknown {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return error;
  if (error.status === 413) {
    const limit = "limit" in error && typeof error.limit === "number" ? error.limit / 1024 : BODY_KILOBYTES;
    return tooLarge(limit);
  }
  if (error.status < 400 || error.status >= 500) return error;
  const malformed = "type" in error && error.type === "entity.parse.failed";
  return new Refusal("invalid", (language) => {
    if (language === "en") return malformed ? "The body is not JSON" : "The request is malformed";
    return malformed ? "请求正文不是有效的 JSON" : "请求格式不正确";
  });
}

/** A list as JSON, or as a table for whoever accepts `text/csv` alone. */
export function rowsOrTable(
  request: Request,
  response: Response,
  name: string,
  { value, table }: { value: unknown; table: readonly object[] },
): void {
  response.vary("Accept");
  if (request.accepts("application/json", "text/csv") !== "text/csv") response.json({ ok: true, value });
  else response.attachment(`${name}.csv`).type("text/csv").send(csv(table));
}
