import { expect, it } from "vitest";
import { licenceProblems, productionPackages } from "./notices.mjs";

const packages = {
  "": { name: "hall" },
  kiosk: { name: "@hall/kiosk", license: "Apache-2.0" },
  "node_modules/@hall/kiosk": { link: true },
  "node_modules/lit": { version: "3.0.0", license: "BSD-3-Clause" },
  "node_modules/lit/node_modules/@lit/inner": { version: "1.0.0", license: "MIT" },
  "node_modules/a-test-tool": { version: "1.0.0", license: "GPL-3.0", dev: true },
};
const problemsOf = (license: string | undefined) =>
  licenceProblems(productionPackages({ "node_modules/x": { version: "1.0.0", license } }));

it("lists what the product runs, wherever npm put it, and no tool of ours", () => {
  expect(productionPackages(packages).map(({ name }) => name)).toEqual(["@lit/inner", "lit"]);
});

it.each([
  ["GPL-3.0-or-later", 1],
  ["AGPL-3.0", 1],
  ["MIT AND GPL-2.0", 1],
  [undefined, 1],
  ["LGPL-3.0-or-later", 0],
  ["MIT", 0],
  ["OFL-1.1", 0],
])("takes or refuses %s", (license, count) => {
  expect(problemsOf(license)).toHaveLength(count);
});
