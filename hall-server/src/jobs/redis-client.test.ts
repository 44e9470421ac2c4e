import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { withLmove } from "./redis-client.ts";

const scripts = join(dirname(createRequire(import.meta.url).resolve("bull")), "lib/scripts");

it.each([
  ["moveToActive-8.js", 'rcall("LMOVE", KEYS[1], KEYS[2], "RIGHT", "LEFT")'],
  ["moveToFinished-9.js", 'rcall("LMOVE", KEYS[4], KEYS[1], "RIGHT", "LEFT")'],
])("leaves no old word in Bull's %s", (file, replacement) => {
  const lua = readFileSync(join(scripts, file), "utf8");
  expect(lua).toContain("RPOPLPUSH");
  const changed = withLmove(lua);
  expect(changed).not.toMatch(/rcall\("RPOPLPUSH"/);
  expect(changed).toContain(replacement);
});
