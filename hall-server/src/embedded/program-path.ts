import { fileURLToPath } from "node:url";

/** The path of a program module beside the caller's: a source while sources run, else what the build made of it. */
export function programBeside(callerUrl: string, name: string): string {
  return fileURLToPath(new URL(`./${name}${callerUrl.endsWith(".ts") ? ".ts" : ".js"}`, callerUrl));
}
