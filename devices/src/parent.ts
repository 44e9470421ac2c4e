import type { z } from "zod";

/**
 * What a program is told at its start: the variable `name` (JSON) where it is set, otherwise the first IPC message
 * of the parent.
 *
 * @throws ZodError when it has another shape; Error when nobody can tell
 */
export async function firstWord<S extends z.ZodType>(schema: S, name: string): Promise<z.infer<S>> {
  const written = process.env[name];
  if (written !== undefined) return schema.parse(JSON.parse(written));
  if (!process.send) throw new Error(`nothing to run: set ${name}, or start this program from the hub`);
  const message = await new Promise<unknown>((done, fail) => {
    process.once("message", done);
    process.once("disconnect", () => fail(new Error("the parent left before it said what to run")));
  });
  return schema.parse(message);
}
