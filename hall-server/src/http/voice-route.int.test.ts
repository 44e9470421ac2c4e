import express from "express";
import pino from "pino";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { joinWav } from "../app/voice-wav.ts";
import { faultHandler } from "./answer.ts";
import { voiceRoute } from "./voice-route.ts";

const wav = joinWav([{ rate: 22_050, samples: new Int16Array(50) }]);
const server = (made: Uint8Array | undefined) =>
  express()
    .use(voiceRoute({ wav: () => made }))
    .use(faultHandler(pino({ level: "silent" })));
const ask = (query: string, made: Uint8Array | undefined = wav) =>
  request(server(made)).get(`/voice/call.wav?${query}`).set("Accept-Language", "en").buffer(true);

describe("GET /voice/call.wav", () => {
  it("answers with the sound", async () => {
    const answer = await ask("code=A012&counter=3&language=zh-CN");
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "audio/wav",
      "content-length": String(wav.length),
    });
  });

  it.each([
    "code=a012&counter=3&language=zh-CN",
    "code=../etc&counter=3&language=en",
    "code=A012&counter=0&language=en",
    "code=A012&counter=1000&language=en",
    "code=A012&counter=3&language=fr",
    "code=A012&counter=3",
    "code=A012&code=A013&counter=3&language=en",
    "code=A012&counter=3&language=en&more=1",
  ])("refuses %s", async (query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ ok: false, fault: { code: "invalid" } });
  });

  it("says what is missing when there is no bank", async () => {
    const answer = await request(server(undefined))
      .get("/voice/call.wav?code=A012&counter=3&language=en")
      .set("Accept-Language", "en");
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({
      ok: false,
      fault: { code: "not-found", message: expect.stringContaining("no voice clips") },
    });
  });
});
