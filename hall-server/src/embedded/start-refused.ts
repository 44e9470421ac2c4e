/** The hub cannot start here; the message is one clear line for the person who started it (exit code 1, no stack). */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
