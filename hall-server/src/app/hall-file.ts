import { HallConfiguration, type Language } from "@hall/contract";
import type { Document } from "yaml";
import { isNode, LineCounter, parseDocument } from "yaml";
import { inWords, yamlWords, zodWords } from "./problem-words.ts";

/** One thing that is wrong in a hall's file, where it is, and what was expected. */
export type FileProblem = {
  line: number;
  column: number;
  field: string;
  message: string;
  path?: (string | number)[];
};

/**
 * A hall's YAML (or JSON, which is YAML too) as a configuration, or everything that is wrong with it, in the caller's
 * language. Nothing is half read.
 */
export function parseHallFile(
  text: string,
  language: Language = "en",
): { ok: true; configuration: HallConfiguration } | { ok: false; problems: FileProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0)
    return { ok: false, problems: document.errors.map((error) => syntaxProblem(error, lines, language)) };
  const parsed = HallConfiguration.safeParse(document.toJS({ maxAliasCount: 100 }), zodWords(language));
  if (parsed.success) return { ok: true, configuration: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    ...positionOf(document, path, lines),
    field: fieldOf(path),
    message: inWords(message, language),
    path: path.map((part) => (typeof part === "number" ? part : String(part))),
  }));
  return { ok: false, problems };
}

/** `file:line:column field: message`, one line a problem. */
export function describeProblems(file: string, problems: FileProblem[]): string {
  return problems
    .map(
      ({ line, column, field, message }) =>
        `${file}:${line}:${column} ${field ? `${field}: ` : ""}${message}`,
    )
    .join("\n");
}

function syntaxProblem(
  error: { pos: [number, number]; code: string; message: string },
  lines: LineCounter,
  language: Language,
): FileProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { line, column: col, field: "", message: yamlWords(error, language) };
}

/** The place of the deepest part of the path that the file has. */
function positionOf(
  document: Document,
  path: readonly PropertyKey[],
  lines: LineCounter,
): { line: number; column: number } {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}

/** `clerks[0].skills[1].skillId` */
export function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("");
}
