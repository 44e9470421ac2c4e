import { COMMAND_NAMES, COMMANDS, FAULT_STATUS, Fault, type FaultCode, HallId } from "@hall/contract";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { RestRoute } from "./rest-route.ts";
import { REST_ROUTES } from "./rest-routes.ts";

const Failed = z
  .object({ ok: z.literal(false), fault: Fault })
  .meta({ id: "Failed", description: "A refusal for people, with a stable code" });

/** The OpenAPI 3.1 document of everything under /api, made of the same schemas that parse the requests. */
export function openApi(version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Service hall", version, description: ABOUT },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: { ...restPaths(), ...commandPaths() },
  });
}

const ABOUT = `Every answer is \`{ok: true, value}\` or \`{ok: false, fault: {code, message, details?}}\`.
Messages are Chinese where \`Accept-Language\` asks for it, English otherwise.
The commands are the same over Socket.io, acknowledged, with \`auth: {token}\`.`;

function restPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of REST_ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method]: restOperation(route) };
  return paths;
}

function restOperation({
  path,
  summary,
  may,
  parameters,
  query,
  body,
  value,
}: RestRoute): ZodOpenApiOperationObject {
  const open = may === "none";
  return {
    summary,
    tags: [path.startsWith("/api/halls") ? "halls" : "access"],
    ...permission(may === "none" || may === "any" ? undefined : may),
    security: open ? [] : [{ token: [] }],
    requestParams: { ...(parameters ? { path: parameters } : {}), ...(query ? { query } : {}) },
    ...(body ? { requestBody: jsonBody(body) } : {}),
    responses: responses(value, [
      "invalid",
      "unauthenticated",
      "forbidden",
      "not-found",
      "too-many",
      "unavailable",
    ]),
  };
}

function commandPaths(): ZodOpenApiPathsObject {
  return Object.fromEntries(
    COMMAND_NAMES.map((name) => {
      const { may, request, reply, summary } = COMMANDS[name];
      const open = name === "visit:rate";
      const operation: ZodOpenApiOperationObject = {
        summary,
        operationId: name,
        tags: ["commands"],
        ...permission(may),
        security: open ? [{ token: [] }, {}] : [{ token: [] }],
        requestParams: {
          path: z.object({ hall: HallId }),
          header: z.object({ "Idempotency-Key": z.string().min(1).max(128).optional() }),
        },
        requestBody: jsonBody(request),
        responses: responses(reply, ALL_CODES),
      };
      return [`/api/halls/{hall}/commands/${name}`, { post: operation }];
    }),
  );
}

const ALL_CODES = Object.keys(FAULT_STATUS) as FaultCode[]; // as: Object.keys forgets the names

function permission(name: string | undefined): { description: string } | object {
  return name === undefined ? {} : { description: `Needs the permission \`${name}\`.` };
}

function jsonBody(schema: z.ZodType): {
  required: true;
  content: { "application/json": { schema: z.ZodType } };
} {
  return { required: true, content: { "application/json": { schema } } };
}

function responses(value: z.ZodType, codes: readonly FaultCode[]): ZodOpenApiOperationObject["responses"] {
  const done = z.object({ ok: z.literal(true), value });
  const failures = codes.map((code) => [
    String(FAULT_STATUS[code]),
    { description: code, content: { "application/json": { schema: Failed } } },
  ]);
  return {
    "200": { description: "Done", content: { "application/json": { schema: done } } },
    ...Object.fromEntries(failures),
  };
}
