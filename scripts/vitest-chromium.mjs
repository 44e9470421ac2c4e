import { ensureChromium } from "./chromium.mjs";

/** Vitest's global set-up of the browser and end-to-end projects: the browser is there before a test asks for it. */
export async function setup() {
  await ensureChromium({ say: (line) => console.log(line) });
}
