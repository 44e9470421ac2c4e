import { createServer, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { post } from "./post.ts";

let server: Server | undefined;
afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))));

/** Posts to a server that answers with this text; to nobody without one. */
async function told(text: string | undefined): Promise<unknown> {
  server = createServer((_request, response) => response.end(text));
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  if (text === undefined) {
    await new Promise((done) => server?.close(done));
    server = undefined;
  }
  return post(`http://127.0.0.1:${port}/`, {}, z.object({ n: z.number() }));
}

it.each([
  ["an answer", '{"ok":true,"value":{"n":1}}', { ok: true, value: { n: 1 } }],
  [
    "a refusal",
    '{"ok":false,"fault":{"code":"forbidden","message":"no"}}',
    { ok: false, fault: { code: "forbidden" } },
  ],
  ["a page of a proxy", "<html>", { ok: false, fault: { details: { line: "unreadable" } } }],
  ["another value", '{"ok":true,"value":{}}', { ok: false, fault: { details: { line: "unreadable" } } }],
  ["nobody", undefined, { ok: false, fault: { details: { line: "not-sent" } } }],
])("reads %s for what it is", async (_what, text, result) => {
  expect(await told(text)).toMatchObject(result);
});
