import type { Say } from "../messages/words.ts";
import type { Step } from "./steps.ts";

/** What the kiosk says aloud when it shows a step; an empty text where it is silent. */
export function spokenStep(step: Step, t: Say): string {
  switch (step.at) {
    case "home":
      return t("say-home");
    case "departments":
      return t("say-department");
    case "life-events":
      return t("say-life-event");
    case "search":
      return t("say-search");
    case "services":
      return t("say-service");
    case "chosen":
      return t("say-chosen");
    case "working":
      return "";
    case "ticket":
      return spokenTicket(step, t);
    case "failed":
      return t(step.what === "taking" ? "not-taken" : "not-done");
    case "check-in":
      return t("say-check-in");
    case "find":
      return t("say-find");
    case "found":
      return step.visits.length === 0 ? t("found-none") : t("found-title");
  }
}

function spokenTicket({ ticket }: Extract<Step, { at: "ticket" }>, t: Say): string {
  const code = [...ticket.code].join(" "); // one letter after another, or a voice reads A012 as a word
  if (ticket.offline || ticket.ahead === undefined) return t("say-ticket-offline", { code });
  return t("say-ticket", { code, n: ticket.ahead });
}
