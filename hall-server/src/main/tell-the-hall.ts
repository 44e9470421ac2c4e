import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { Announcer } from "../app/announcer.ts";
import { DoorWatch } from "../app/door-watch.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { HallNotice } from "../app/listeners.ts";
import type { Observations } from "../app/observations.ts";
import { ratingPrompt } from "../app/rating-prompts.ts";
import type { VisitTokens } from "../app/visit-tokens.ts";
import type { VoiceClips } from "../app/voice-clips.ts";
import type { Outgoing } from "../mqtt/outgoing.ts";
import type { Realtime } from "../realtime/realtime.ts";
import type { Undo } from "./undo.ts";

type Deps = {
  registry: HallRegistry;
  observations: Observations;
  realtime: Realtime;
  outgoing: Outgoing;
  voice: VoiceClips;
  tokens: VisitTokens;
  log: Logger;
  undo: Undo;
};

/** Joins what happens to those who tell it: voices call, pads ask, screens hear what cameras and devices say. */
export function tellTheHall(deps: Deps): void {
  const { registry, observations, realtime, outgoing, tokens, undo } = deps;
  const voices = new Map<string, Announcer>();
  const doors = new DoorWatch({
    now: (hallId) => registry.now(hallId),
    tell: (hallId, view) => observations.doorsAre(hallId, view),
  });
  registry.onNotice((notice) => {
    doors.heard(notice);
    nameSkew(observations, notice);
    if (notice.event.type === "clock-stepped") observations.clockStepped(notice.hallId, notice.event.byMs);
    speak(voiceOf(notice.hallId, voices, deps), notice);
    const prompt = ratingPrompt(notice, tokens);
    if (!prompt) return;
    outgoing.prompt(prompt);
    if (prompt.kind === "ask") realtime.ratingAsked(prompt.hallId, prompt.ask);
    else realtime.ratingClosed(prompt.hallId, prompt.counterId, prompt.stepId);
  });
  observations.on((seen) => {
    if (seen.kind === "zone") realtime.zoneChanged(seen.hallId, seen.zone);
    if (seen.kind === "camera") {
      realtime.cameraChanged(seen.hallId, seen.camera);
      doors.saw(seen.hallId, seen.camera);
    }
    if (seen.kind === "device") realtime.deviceChanged(seen.hallId, seen.device);
    if (seen.kind === "counter") realtime.counterChanged(seen.hallId, seen.counter);
  });
  undo.add("voices", () => {
    for (const voice of voices.values()) voice.stop();
  });
}

function voiceOf(
  hallId: string,
  voices: Map<string, Announcer>,
  { registry, realtime, outgoing, voice, log }: Deps,
): Announcer {
  const known = voices.get(hallId);
  if (known) return known;
  const announcer = new Announcer({
    languages: registry.configuration(hallId).languages,
    voice: (call) => voice.spoken(call),
    timer: {
      nowMs: () => performance.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    newId: randomUUID,
    announce: (announcement) => {
      realtime.callAnnounced(hallId, announcement);
      outgoing.speak(hallId, announcement);
    },
    dropped: (call) => log.debug({ hall: hallId, ...call }, "call could not be said in time"),
  });
  voices.set(hallId, announcer);
  return announcer;
}

function speak(voice: Announcer, { event, before, after }: HallNotice): void {
  if (!("visitId" in event)) return;
  const { visitId, at } = event;
  const visit = after.visits.get(visitId);
  if ((event.type === "visit-called" || event.type === "visit-recalled") && visit?.status === "called") {
    const { code, counterId } = visit;
    const counterNumber = after.configuration.counters.find((c) => c.counterId === counterId)?.number ?? 0;
    voice.called({ visitId, code, counterId, counterNumber, at });
  } else if (before.visits.get(visitId)?.status === "called" && visit?.status !== "called")
    voice.ended(visitId);
}

/** A kiosk that gave tickets at times that cannot have been has a clock that is off. */
function nameSkew(observations: Observations, { hallId, event }: HallNotice): void {
  if (event.type !== "ticket-issued" || event.offline?.told === undefined) return;
  const { told, issuedAt } = event.offline;
  const there = Date.parse(event.at) + Date.parse(told) - Date.parse(issuedAt);
  observations.clockSays(hallId, "device", event.issuedBy, new Date(there).toISOString());
}
