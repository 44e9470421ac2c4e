type Cell = string | number | boolean | null | undefined;

/** A table as CSV (RFC 4180): CRLF, quotes where they are needed, the first line names the columns. */
export function csv(rows: readonly object[]): string {
  const flat = rows.map((row) => new Map(cells(row)));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  const lines = [columns, ...flat.map((row) => columns.map((column) => row.get(column)))];
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

/** `{wait: {p80: 3}}` is the column `wait.p80`; lists have no place in a table. */
function* cells(row: object, path = ""): Generator<[string, Cell]> {
  const all: [string, unknown][] = Object.entries(row);
  for (const [name, value] of all) {
    const column = path === "" ? name : `${path}.${name}`;
    if (Array.isArray(value)) continue;
    if (typeof value === "object" && value !== null) yield* cells(value, column);
    else yield [column, value as Cell]; // as: what is left of JSON
  }
}

/** What a spreadsheet would run as a formula is told as text (OWASP, "CSV Injection"); numbers are ours and stay numbers. */
function field(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
