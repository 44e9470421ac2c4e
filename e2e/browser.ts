import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { ensureChromium } from "../scripts/chromium.mjs";

/** A page of the product in a browser of its own, with all that went wrong on it. */
export interface Screen {
  page: Page;
  /** Uncaught errors, console errors and refused requests, in order; a test expects none. */
  troubles: string[];
  close(): Promise<void>;
}

/** Real Chromium for the end-to-end tests; one for each test file, closed in `afterAll`. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await ensureChromium();
  // playwright takes no undefined variables, and there are none: they come from a running process.
  return chromium.launch({
    executablePath,
    args,
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value ?? ""])),
  });
}

/** Opens an address in a context of its own: other cookies and storage than every other screen, like another machine. */
export async function openScreen(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce", // a colour that is on its way is no colour to judge
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    const own = protocol === "data:" || protocol === "blob:" || host === new URL(url).host;
    if (!own) troubles.push(`asks a stranger: ${request.url()}`);
  });
  await page.goto(url);
  return { page, troubles, close: () => context.close() };
}
