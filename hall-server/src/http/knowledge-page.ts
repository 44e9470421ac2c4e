import type { Language } from "@hall/contract";
import { Router } from "express";
import { type CameraKnowledge, type KnownCamera, knowledgeOf } from "../app/camera-knowledge.ts";
import { unknownHall } from "../app/gate-refusals.ts";
import { toFault } from "../app/refusal.ts";
import { languageOf } from "./answer.ts";
import { KNOWLEDGE_WORDS } from "./knowledge-words.ts";
import { htmlPage } from "./pages.ts";
import type { HttpPorts } from "./ports.ts";

/** Public, without sign-in: what the cameras of a hall know, from its configuration as it is now. */
export function knowledgeRoute({ halls }: Pick<HttpPorts, "halls">): Router {
  const router = Router();
  router.get("/cameras/:hall", (request, response) => {
    const { hall } = request.params;
    const { lang } = request.query;
    const language = lang === "en" || lang === "zh-CN" ? lang : languageOf(request);
    const known = halls.has(hall);
    const page = known
      ? knowledgePage(knowledgeOf(halls.configuration(hall)), language)
      : noHall(hall, language);
    response.set("Cache-Control", "no-cache").set("Vary", "Accept-Language");
    response
      .status(known ? 200 : 404)
      .type("html")
      .send(page);
  });
  return router;
}

/** The page as HTML that needs no script. */
export function knowledgePage({ name, cameras, evidence }: CameraKnowledge, language: Language): string {
  const words = KNOWLEDGE_WORDS[language];
  const kept = [
    words.keptNumbers,
    words.keptPlaces,
    words.keptAlerts,
    words.keptLive,
    evidence
      ? words.evidenceOn(evidence.secondsBefore, evidence.secondsAfter, evidence.keepHours)
      : words.evidenceOff,
  ];
  const body =
    cameras.length === 0
      ? `<p>${words.none}</p>`
      : `<p>${words.lead}</p>
<h2>${words.counts}</h2>${cameras.map((camera) => cameraPart(camera, language)).join("")}
<h2>${words.kept}</h2>${list(kept)}
<h2>${words.never}</h2>${list(words.neverList)}
<p>${words.looks}</p>`;
  const other = `<p><a href="${words.otherHref}" lang="${language === "en" ? "zh-CN" : "en"}">${words.other}</a></p>`;
  return htmlPage(language, `${words.title} · ${escaped(name[language])}`, body + other);
}

/** People come here by a QR code: also when it is an old one, they get a page. */
function noHall(hallId: string, language: Language): string {
  const { title, noHall } = KNOWLEDGE_WORDS[language];
  return htmlPage(
    language,
    title,
    `<p>${escaped(toFault(unknownHall(hallId), language).message)}</p><p>${noHall}</p>`,
  );
}

function cameraPart({ name, on, places }: KnownCamera, language: Language): string {
  const { counted, nothing, off } = KNOWLEDGE_WORDS[language];
  const stop = language === "en" ? "; " : "；";
  const colon = language === "en" ? ": " : "：";
  const lines = places.map(
    (place) =>
      `${escaped(place.name[language])}${colon}${place.counted.map((what) => counted[what]).join(stop)}`,
  );
  if (!on) return `<h3>${escaped(name[language])}</h3><p>${off}</p>`;
  return `<h3>${escaped(name[language])}</h3>${lines.length > 0 ? list(lines) : `<p>${nothing}</p>`}`;
}

/** The lines are HTML already. */
function list(lines: readonly string[]): string {
  return `<ul class="text">${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
