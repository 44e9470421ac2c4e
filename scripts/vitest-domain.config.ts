import { defineConfig } from "vitest/config";

// What `npm run mutate` runs for each changed rule: the pure tests of the domain alone.
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source", "module", "node"] } },
  test: {
    include: ["hall-server/src/domain/**/*.test.ts"],
    setupFiles: ["hall-server/test/few-runs.ts"],
    testTimeout: 60_000, // instrumented code is slow, and the first run is only to see which test covers what
    exclude: ["**/*.int.test.ts", "**/node_modules/**"],
  },
});
