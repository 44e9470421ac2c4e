import type { Operation } from "./operation.ts";

/** What is wrong, with the operations that show it, one a line. */
export function told(words: string, operations: readonly Operation[]): string {
  return [words, ...operations.slice(0, 6).map((one) => `  ${line(one)}`)].join("\n");
}

function line({ id, client, hub, name, request, by, key, start, end, outcome }: Operation): string {
  const when = `${start.toFixed(2)}–${Number.isFinite(end) ? end.toFixed(2) : "…"} ms`;
  const who = `${by.kind} ${by.id}${key === undefined ? "" : ` (key ${key})`}`;
  const said =
    outcome.kind === "ok"
      ? `→ ${JSON.stringify(outcome.brief)} at event ${outcome.seq}`
      : outcome.kind === "refused"
        ? `→ refused: ${outcome.rule}`
        : "→ no answer";
  return `#${id} client ${client} at hub ${hub}, ${who}: ${name} ${JSON.stringify(request)} ${when} ${said}`;
}
