import type { Fault } from "@hall/contract";
import { z } from "zod";

const FileProblem = z.object({ line: z.int(), column: z.int(), field: z.string(), message: z.string() });
/** One thing that is wrong in a configuration's text; lines and columns count from 1. */
export type FileProblem = z.infer<typeof FileProblem>;

/** The problems that a refused configuration came back with; empty when the refusal is about something else. */
export function problemsOf(fault: Fault): FileProblem[] {
  return z.array(FileProblem).catch([]).parse(fault.details?.problems);
}

/** Where in a text a line and a column are, as an offset; the end where the text is shorter. */
export function offsetOf(text: string, { line, column }: Pick<FileProblem, "line" | "column">): number {
  const before = text.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, start + column - 1);
}
