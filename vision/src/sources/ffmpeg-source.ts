import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { redactedText } from "./redact.ts";
import type { Source, SourceEvents, Trouble } from "./source.ts";
import { Y4mReader } from "./y4m-reader.ts";

const PATIENCE_MS = 2_000;
const KEPT_STDERR = 2_000;
// Of RTSP and HTTP alike. Never a bare number: ffmpeg repeats the address, and a recorder's channel is called 401.
const REFUSED = /\bServer returned (40[134])\b/;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Runs ffmpeg on one camera and hands on its pictures until it ends or is stopped. No reason repeats the camera's `url`. */
export function openFfmpeg(
  program: string,
  args: readonly string[],
  events: SourceEvents,
  url?: string,
): Source {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said = listen(child.stderr);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`${program} cannot be run: ${error.message}`));
    child.once("close", (code, signal) => resolve(`ffmpeg ended with ${signal ?? `code ${code}`}`));
  });
  let broken: string | undefined;
  const reader = new Y4mReader(events.memory, (bytes) => events.onFrame(bytes, reader.width, reader.height));
  // Always flowing: a pipe that nobody reads keeps ffmpeg alive for ever.
  child.stdout.on("data", (chunk: Buffer) => {
    if (broken !== undefined) return;
    try {
      reader.push(chunk);
    } catch (error) {
      broken = String(error);
      void end(child, ended);
    }
  });
  child.stdout.on("error", () => undefined); // destroyed on purpose; `close` tells the rest
  void ended.then((reason) =>
    events.onEnd(troubleIn(said()), broken ?? `${reason}: ${lastLine(said(), url)}`),
  );
  return { stop: () => end(child, ended) };
}

/** An unread pipe survives SIGTERM, so the pipe goes first; what still lives after 2 s is killed. */
async function end(child: Child, ended: Promise<unknown>): Promise<void> {
  child.stdout.destroy();
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(kill);
}

/** Reads all of stderr, keeps its end. */
function listen(stderr: Readable): () => string {
  let kept = "";
  stderr.setEncoding("utf8");
  stderr.on("data", (text: string) => {
    kept = (kept + text).slice(-KEPT_STDERR);
  });
  return () => kept;
}

function troubleIn(stderr: string): Trouble {
  const status = REFUSED.exec(stderr)?.[1];
  if (status === undefined) return "gone";
  return status === "404" ? "address" : "login";
}

function lastLine(stderr: string, url: string | undefined): string {
  return redactedText(stderr.trim().split("\n").at(-1) ?? "", url) || "it said nothing";
}
