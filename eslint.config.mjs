import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import tseslint from "typescript-eslint";
import { hallRules } from "./scripts/lint/hall-rules.mjs";

// Biome formats and finds what one file shows. ESLint only checks what needs types, Lit templates or house rules.
const SOURCES = [
  "{contract,hall-server,kiosk,counter-terminal,dashboard,vision,devices}/src/**/*.ts",
  "{e2e,bench}/**/*.ts",
];
const TESTS = ["**/*.test.ts", "**/test/**/*.ts", "e2e/**/*.ts", "bench/**/*.ts"];
const SCREENS = ["{kiosk,counter-terminal,dashboard}/src/**/*.ts", "contract/src/web/**/*.ts"];

export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/node_modules/**",
      ".cache/**",
      ".stryker-tmp/**",
      "coverage/**",
      "reports/**",
      "data/**",
      "**/*.d.ts",
      "**/*.d.mts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["**/*.ts"], extends: [tseslint.configs.base] },
  {
    files: SOURCES,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { hall: hallRules },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/require-array-sort-compare": ["error", { ignoreStringArrays: true }],
      "@typescript-eslint/return-await": ["error", "error-handling-correctness-only"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of literals, or a zod enum." },
        {
          selector: "TSParameterProperty",
          message: "Constructors assign: write the field and the assignment.",
        },
      ],
      "hall/as-needs-reason": "error",
      "hall/disable-needs-reason": "error",
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["hall-server/src/{domain,app}/**/*.ts", "contract/src/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "hall/no-hidden-clock": "error" },
  },
  {
    files: ["contract/src/*.ts"],
    rules: { "max-lines": "off" }, // schemas and registries are lists; cut in pieces they are harder to read
  },
  {
    files: ["hall-server/src/db/migrations/*.ts"],
    rules: { "max-lines-per-function": "off" }, // one migration is one list of statements
  },
  {
    files: TESTS,
    rules: { "hall/as-needs-reason": "off", "max-lines": "off", "max-lines-per-function": "off" },
  },
  {
    files: SCREENS,
    plugins: { lit, wc, "lit-a11y": litA11y },
    rules: {
      ...lit.configs["flat/recommended"].rules,
      ...wc.configs["flat/recommended"].rules,
      ...litA11y.configs.recommended.rules,
      "lit/lifecycle-super": "error",
      "lit/no-this-assign-in-render": "error",
      "lit/prefer-static-styles": "error",
      "wc/guard-super-call": "off", // LitElement always has these callbacks
    },
    settings: { wc: { elementBaseClasses: ["LitElement"] } },
  },
);
