/** What playwright's `chromium.launch` takes to start the browser out of npm. */
export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** Launch options only; the files exist after `ensureChromium`. */
export function launchOptions(): ChromiumLaunch;

/** Unpacks the browser when needed and returns its launch options. */
export function ensureChromium(options?: { say?: (line: string) => void }): Promise<ChromiumLaunch>;
