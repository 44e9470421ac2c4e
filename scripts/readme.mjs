import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./paths.mjs";

// Writes the settings table, generated from the schema, between its marks in both READMEs. A unit test compares them.
const { settingsTable } = await import(path.join(ROOT, "hall-server/dist/config.js"));
for (const [file, language] of [
  ["README.md", "en"],
  ["README.zh-CN.md", "zh-CN"],
]) {
  const target = path.join(ROOT, file);
  const text = await readFile(target, "utf8");
  const marked = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;
  await writeFile(
    target,
    text.replace(marked, (_, begin, end) => `${begin}${settingsTable(language)}\n${end}`),
  );
}
