import type { CameraSetting } from "@hall/contract";
import type { Detection } from "../detect/detector.ts";
import type { LookOrder } from "../detect/thread-messages.ts";
import { LumaWatch } from "../health/luma.ts";
import type { Frame } from "../sources/frame.ts";
import { planesOf } from "../sources/frame.ts";
import { CameraAnalysis } from "./camera-analysis.ts";
import { type Finding, newsOf, subjectOf } from "./findings.ts";

/** Whoever finds people in pictures. */
export interface Looker {
  readonly model: { readonly threshold: number };
  look(order: LookOrder): Promise<Detection>;
}

/** A change of what is known, at a second of the clip. */
export interface News {
  readonly at: number;
  readonly finding: Finding;
}

/**
 * Runs a clip through the whole analysis as fast as the machine can, on the clip's own clock: the same clip gives the
 * same news, whatever the machine. `cooldown` is that of the absence rule, in seconds.
 */
export async function* runClip(
  setting: CameraSetting,
  frames: AsyncIterable<Frame>,
  looker: Looker,
  cooldown?: number,
): AsyncGenerator<News> {
  const analysis = new CameraAnalysis(0, setting, looker.model.threshold, { cooldown });
  const luma = new LumaWatch();
  const known = new Map<string, string>();
  for await (const { at, bytes, width, height } of frames) {
    analysis.frame(at, luma.observe(at, planesOf(bytes, width, height)));
    const { boxes } = await looker.look({ bytes, width, height });
    analysis.looked({ at, boxes, width, height, motionIn: (box) => luma.motionIn(box) });
    for (const finding of analysis.findings(at)) {
      const news = newsOf(finding);
      if (known.get(subjectOf(finding)) === news) continue;
      known.set(subjectOf(finding), news);
      yield { at, finding };
    }
  }
}
