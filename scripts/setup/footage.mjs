import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { isDebian, unpackDebian } from "./debian.mjs";

const PACKAGE = "opencv-doc";
const CLIP = "usr/share/doc/opencv-doc/examples/data/vtest.avi";

/**
 * The sample clip (people who cross a yard) out of Debian's opencv-doc, unpacked without root and without installing
 * anything. Gives its path; undefined, after a plain sentence, where it cannot be had.
 */
export async function fetchFootage({ cache, say }) {
  const clip = path.join(cache, "footage", path.basename(CLIP));
  if (existsSync(clip)) return clip;
  if (!isDebian()) {
    say(
      "the sample clip comes out of a Debian package, and this is not a Debian: the sample camera stays off",
    );
    return undefined;
  }
  say(`fetching the sample clip out of Debian's ${PACKAGE} (96 MB once, 8 MB kept)`);
  try {
    const folder = await unpackDebian("footage", [PACKAGE], { cache });
    keep(path.join(folder, CLIP), clip);
    rmSync(folder, { recursive: true, force: true });
    return clip;
  } catch (error) {
    const reason = error.message.trim().split("\n").at(-1);
    say(`the sample clip cannot be had from Debian (${reason}): the sample camera stays off`);
    return undefined;
  }
}

/** The clip is there whole or not at all, whenever set-up is cut off. */
function keep(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  const unfinished = `${to}.${process.pid}.tmp`;
  copyFileSync(from, unfinished);
  renameSync(unfinished, to);
}
