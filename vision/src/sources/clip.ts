import { spawn } from "node:child_process";
import { once } from "node:events";
import { type ClipWish, ffmpegArguments } from "./ffmpeg-arguments.ts";
import { isFolder, readFolder } from "./folder-source.ts";
import type { Frame } from "./frame.ts";
import { redactedText } from "./redact.ts";
import { Y4mReader } from "./y4m-reader.ts";

/**
 * Reads a whole clip or folder of pictures, as fast as the caller takes the pictures, on a virtual clock: picture i is made
 * at i ÷ fps seconds (of the wish, or else of the clip). The bytes are the caller's until it asks for the next picture.
 * Throws when it cannot be read.
 */
export function readClip(program: string, file: string, wish: ClipWish): AsyncGenerator<Frame> {
  return isFolder(file) ? readFolder(file, wish) : readVideo(program, file, wish);
}

async function* readVideo(program: string, file: string, wish: ClipWish): AsyncGenerator<Frame> {
  const child = spawn(program, ffmpegArguments(file, wish, "once"), { stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close"); // rejects when the program cannot be run
  closed.catch(() => undefined);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-2_000);
  });
  const ready: Uint8Array[] = [];
  const free: Uint8Array[] = [];
  const reader = new Y4mReader(
    (bytes) => free.pop() ?? new Uint8Array(new SharedArrayBuffer(bytes)),
    (bytes) => ready.push(bytes),
  );
  let number = 0;
  try {
    for await (const chunk of child.stdout) {
      reader.push(chunk);
      for (let bytes = ready.shift(); bytes; bytes = ready.shift()) {
        yield { width: reader.width, height: reader.height, bytes, at: number / (wish.fps ?? reader.fps) };
        number += 1;
        free.push(bytes);
      }
    }
    const [code] = await closed;
    if (code !== 0) throw new Error(`ffmpeg cannot read ${file}: ${redactedText(stderr.trim())}`);
  } finally {
    child.stdout.destroy();
    child.kill("SIGKILL");
  }
}
