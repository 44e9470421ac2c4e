import { z } from "zod";
import { Fault, type Result } from "../faults.ts";
import type { Language } from "../ids.ts";

const Failed = z.object({ ok: z.literal(false), fault: Fault });

export type AskOptions = {
  token?: string | undefined;
  /** In which language the hub puts a refusal; default: the browser's. */
  language?: Language | undefined;
  fetch?: typeof globalThis.fetch | undefined;
  /** Version that a `put` replaces; refused when another one is in force. */
  replaces?: number | undefined;
};

/** Posts JSON to the hub's REST side and parses the answer; never throws. */
export function post<T>(
  path: string,
  body: object,
  value: z.ZodType<T>,
  options?: AskOptions,
): Promise<Result<T>> {
  return ask(path, { method: "POST", body: JSON.stringify(body) }, value, options);
}

/** Reads from the hub's REST side and parses the answer; never throws. */
export function get<T>(path: string, value: z.ZodType<T>, options?: AskOptions): Promise<Result<T>> {
  return ask(path, { method: "GET" }, value, options);
}

/** Puts to the hub's REST side, JSON or a text as it is, and parses the answer; never throws. */
export function put<T>(
  path: string,
  body: object | string,
  value: z.ZodType<T>,
  options?: AskOptions,
): Promise<Result<T>> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return ask(path, { method: "PUT", body: text }, value, options);
}

/** Takes something away on the hub's REST side and parses the answer; never throws. */
export function remove<T>(path: string, value: z.ZodType<T>, options?: AskOptions): Promise<Result<T>> {
  return ask(path, { method: "DELETE" }, value, options);
}

async function ask<T>(
  path: string,
  request: RequestInit,
  value: z.ZodType<T>,
  { token, language, replaces, fetch = globalThis.fetch }: AskOptions = {},
): Promise<Result<T>> {
  const headers = {
    "content-type": "application/json",
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(language ? { "accept-language": language } : {}),
    ...(replaces === undefined ? {} : { "if-match": `"${replaces}"` }),
  };
  let response: Response;
  try {
    response = await fetch(path, { ...request, headers });
  } catch {
    const message = "There is no connection to the hub; nothing was done.";
    return { ok: false, fault: { code: "unavailable", message, details: { line: "not-sent" } } };
  }
  return readAnswer(await response.json().catch(() => undefined), value);
}

function readAnswer<T>(answer: unknown, value: z.ZodType<T>): Result<T> {
  const done = z.object({ ok: z.literal(true), value }).safeParse(answer);
  if (done.success) return { ok: true, value: done.data.value };
  const failed = Failed.safeParse(answer);
  if (failed.success) return failed.data;
  const message = "The hub's answer could not be read; it may have been done.";
  return { ok: false, fault: { code: "unavailable", message, details: { line: "unreadable" } } };
}
