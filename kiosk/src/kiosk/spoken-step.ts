import type { Say } from "../messages/words.ts";
import type { Step } from "./steps.ts";

/** What the kiosk says aloud when it shows a step; an empty text where it is silent. */
export function spokenStep(step: Step, t: Say): string {
  switch (step.at) {
    case "home":
      return t("say-home");
    case "departments":
      return t("say-department");
    case "services":
      return t("say-service");
    case "taking":
      return "";
    case "ticket":
      // One letter after another, or a voice reads A012 as a word.
      return t("say-ticket", { code: [...step.ticket.code].join(" "), n: step.ticket.ahead });
    case "failed":
      return t("not-taken");
    case "find":
      return t("say-find");
  }
}
