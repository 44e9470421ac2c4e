import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settingsTable } from "./config.ts";

it.each([
  ["README.md", "en"],
  ["README.zh-CN.md", "zh-CN"],
] as const)("%s has the settings of the schema (else: npm run readme)", (file, language) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  expect(text).toContain(settingsTable(language));
});
