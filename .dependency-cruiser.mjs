const PROGRAMS = "hall-server|kiosk|counter-terminal|vision|devices|dashboard";
const SCREENS = "kiosk|counter-terminal|dashboard";
const ADAPTERS = "db|realtime|http|jobs|mqtt|notify|embedded";
const TESTS = "(\\.test\\.ts$|/test/)";

/** Who may import whom: the arrows of the architecture, checked. `scripts/direction.int.test.ts` breaks each rule once. */
const forbidden = [
  {
    name: "no-circular",
    comment: "two files that import each other are one file, or miss a third",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "not-to-unresolvable",
    comment: "the import leads nowhere",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "programs-share-contract-only",
    comment: "programs talk over the wire; in code they share nothing but contract/",
    severity: "error",
    from: { path: `^(${PROGRAMS})/` },
    to: { path: `^(${PROGRAMS}|e2e|bench|scripts)/`, pathNot: "^$1/" },
  },
  {
    name: "contract-knows-no-program",
    comment: "the word book knows nobody who reads it",
    severity: "error",
    from: { path: "^contract/" },
    to: { path: `^(${PROGRAMS}|e2e|bench|scripts)/` },
  },
  {
    name: "contract-core-imports-zod-alone",
    comment: "every program loads the core: zod and itself, nothing else",
    severity: "error",
    from: { path: "^contract/src/", pathNot: ["^contract/src/(live|web)/", TESTS] },
    to: { pathNot: ["^contract/src/(?!live/|web/)", "(^|/)node_modules/zod/"] },
  },
  {
    name: "contract-live-knows-no-element",
    comment: "the connection works without a screen; elements use it, not the other way round",
    severity: "error",
    from: { path: "^contract/src/live/" },
    to: { path: ["^contract/src/web/", "(^|/)node_modules/lit/"] },
  },
  {
    name: "live-is-for-screens",
    comment:
      "contract/live is the screens' connection; simulated people and measurements sit at a screen too",
    severity: "error",
    from: {
      path: "^(hall-server|vision|devices)/src/",
      pathNot: ["^devices/src/(people|simulate|simulation|day)", TESTS],
    },
    to: { path: "^contract/src/live/" },
  },
  {
    name: "web-is-for-screens",
    comment: "elements and design tokens are for browsers",
    severity: "error",
    from: { path: "^(hall-server|vision|devices|e2e|bench)/" },
    to: { path: ["^contract/src/web/", "(^|/)node_modules/lit/"] },
  },
  {
    name: "domain-is-pure",
    comment: "rules: no clock, no I/O, no library but zod's types",
    severity: "error",
    from: { path: "^hall-server/src/domain/", pathNot: TESTS },
    to: { pathNot: ["^hall-server/src/domain/", "^contract/src/(?!live/|web/)", "(^|/)node_modules/zod/"] },
  },
  {
    name: "app-sees-domain-only",
    comment: "use cases know the rules and their own ports, never an adapter or a library of one",
    severity: "error",
    from: { path: "^hall-server/src/app/", pathNot: TESTS },
    to: {
      path: [
        "^hall-server/src/(?!app/|domain/)",
        "(^|/)node_modules/(express|socket\\.io|pg|kysely|bull|ioredis|mqtt|aedes)/",
      ],
    },
  },
  {
    name: "adapters-do-not-meet",
    comment: "adapters meet in main.ts; what two of them need is a port of app/",
    severity: "error",
    from: { path: `^hall-server/src/(${ADAPTERS})/`, pathNot: TESTS },
    to: { path: `^hall-server/src/(${ADAPTERS})/`, pathNot: "^hall-server/src/$1/" },
  },
  {
    name: "nobody-imports-main",
    comment: "the composition root knows all; nobody knows it",
    severity: "error",
    from: { pathNot: ["/src/main(\\.ts$|/)", TESTS] },
    to: { path: `^(${PROGRAMS})/src/main(\\.ts$|/)` },
  },
  {
    name: "screens-run-in-browsers",
    comment: "a screen has no Node",
    severity: "error",
    from: { path: `^((${SCREENS})/src/|contract/src/)`, pathNot: TESTS },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "product-needs-no-dev-dependency",
    comment: "what runs is listed under dependencies of its workspace",
    severity: "error",
    from: { path: `^(contract|${PROGRAMS})/src/`, pathNot: TESTS },
    to: {
      dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
      dependencyTypesNot: ["type-only", "npm"],
      pathNot: "(^|/)node_modules/@types/",
    },
  },
  {
    name: "no-drawers",
    comment: "a name says what a thing is in the hall",
    severity: "error",
    from: {},
    to: { path: "/(utils?|helpers?|managers?|common|data)(/|\\.ts$)", pathNot: "node_modules" },
  },
];

export default {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["(^|/)dist/", "\\.css$"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "types", "import", "default"],
      extensions: [".ts", ".mts", ".js", ".mjs", ".json"],
    },
  },
};
