import type { Request } from "@hall/contract";
import { html } from "lit";
import type { Words } from "../texts.ts";
import { radioChoice } from "./radio-choice.ts";

export type Outcome = NonNullable<Request<"visit:finish">["outcome"]>;
const OUTCOMES: readonly Outcome[] = ["done", "not-possible", "not-recorded"];

/** Done, could not be provided, or not recorded: three different things. */
export function outcomeChoices(t: Words, chosen: Outcome, choose: (outcome: Outcome) => void) {
  return html`<fieldset>
    <legend>${t("finish-outcome")}</legend>
    <div class="three">
      ${OUTCOMES.map((outcome) =>
        radioChoice({
          name: "outcome",
          label: t(`outcome-${outcome}`),
          checked: chosen === outcome,
          choose: () => choose(outcome),
        }),
      )}
    </div>
  </fieldset>`;
}
