import { html, nothing, type TemplateResult } from "lit";
import type { StepsBack } from "./steps-back.ts";
import type { Words } from "./words.ts";

type Now = {
  steps: StepsBack<unknown>;
  unsaved: boolean;
  held: boolean;
  busy: boolean;
  /** A waiting area is chosen. */
  waiting: boolean;
  /** What is called the area that the hub would refuse. */
  wrong: string | undefined;
};
type Act = "addZone" | "addService" | "addLine" | "addGround" | "undo" | "redo" | "hold" | "save" | "reload";

/** What can be done to a drawing as a whole; places never change, what cannot be done now is greyed. */
export function toolBar(
  { steps, unsaved, held, busy, waiting, wrong }: Now,
  t: Words,
  acts: Record<Act, () => void>,
): TemplateResult {
  return html`<div class="tools">
      <button @click=${acts.addZone}>${t("add-zone")}</button>
      <button
        aria-disabled=${waiting ? "false" : "true"}
        title=${waiting ? nothing : t("add-service-why")}
        @click=${acts.addService}
      >
        ${t("add-service")}
      </button>
      <button @click=${acts.addLine}>${t("add-line")}</button>
      <button @click=${acts.addGround}>${t("add-ground")}</button>
    </div>
    <div class="tools">
      <button ?disabled=${!steps.canUndo} @click=${acts.undo}>${t("undo")}</button>
      <button ?disabled=${!steps.canRedo} @click=${acts.redo}>${t("redo")}</button>
      <button aria-pressed=${held} @click=${acts.hold}>${held ? t("run") : t("freeze")}</button>
    </div>
    <div class="tools">
      <button class="main" ?disabled=${busy || !unsaved || wrong !== undefined} @click=${acts.save}>
        ${busy ? t("saving") : t("save")}
      </button>
      <button ?disabled=${!unsaved} @click=${acts.reload}>${t("reload")}</button>
      ${unsaved && wrong === undefined ? html`<span class="quiet" role="status">${t("unsaved")}</span>` : nothing}
      ${wrong === undefined ? nothing : html`<span class="problem" role="status">${t("wrong", { shape: wrong })}</span>`}
    </div>`;
}
