import { Language } from "@hall/contract";
import { type Request, Router } from "express";
import { z } from "zod";
import { Refusal } from "../app/refusal.ts";
import type { VoiceClips } from "../app/voice-clips.ts";
import { parsed } from "./answer.ts";

const SpokenCallQuery = z.strictObject({
  code: z.string().regex(/^[A-Z]{1,3}\d{1,4}$/, "a ticket code such as A012"),
  counter: z.coerce.number().int().min(1).max(999),
  language: Language,
});

/**
 * `GET /voice/call.wav?code=A012&counter=3&language=zh-CN`: one spoken call. Open to all: it says what is said
 * aloud in the hall anyway, and nothing about who was called.
 */
export function voiceRoute(clips: Pick<VoiceClips, "wav">): Router {
  const router = Router();
  router.get("/voice/call.wav", (request: Request, response) => {
    const wav = clips.wav(parsed(SpokenCallQuery, request.query, request));
    if (!wav)
      throw new Refusal("not-found", (language) =>
        language === "en"
          ? "This hub has no voice clips; run the set-up again on a machine that can get espeak-ng"
          : "没有语音素材；请在可安装 espeak-ng 的机器上重新运行安装",
      );
    response.type("audio/wav").set("Cache-Control", "public, max-age=86400").send(Buffer.from(wav.buffer));
  });
  return router;
}
