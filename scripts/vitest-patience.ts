import { vi } from "vitest";

/** Vitest gives a condition one second. On a busy machine the same thing happens later; what never happens fails then too. */
const PATIENCE_MS = 10_000;

const { waitFor } = vi;

vi.waitFor = (condition, options) =>
  waitFor(condition, typeof options === "number" ? options : { timeout: PATIENCE_MS, ...options });
