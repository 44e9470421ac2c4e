import { LiveController } from "@hall/contract/live";
import { AskDialog, clockTime, dialogStyles, LocaleController } from "@hall/contract/web";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { HallLine } from "../hall-line.ts";
import { LocalRoll } from "../local-roll.ts";
import { words } from "../messages/words.ts";
import { PressGuard } from "../press-guard.ts";

export type RollQuestion = { live: HallLine; counterId: string };

/**
 * The paper roll: a number that only increments. With the hub it is the hall's, and the board shows it; without the
 * hub it is this machine's own, marked as such, and never becomes a ticket.
 */
@customElement("roll-dialog")
export class RollDialog extends AskDialog<RollQuestion, true> {
  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.question?.live);
  readonly #guard = new PressGuard(() => performance.now());
  @state() private from = 1;
  @state() private local: number | undefined;
  #roll: LocalRoll | undefined;

  protected override begin({ live, counterId }: RollQuestion): void {
    this.#roll = new LocalRoll(counterId, localStorage);
    this.local = this.#roll.newest(this.#day());
    this.from = Math.max(0, ...(live.state.hall?.roll ?? []).map(({ number }) => number)) + 1;
  }

  protected override heading(): string {
    return this.#locale.t("roll-title");
  }

  protected override go(): string {
    return this.#locale.t("roll-next");
  }

  protected override leave(): string {
    return this.#locale.t("look-close");
  }

  protected override body({ counterId }: RollQuestion) {
    const { t, language } = this.#locale;
    const { hall, staleSince } = this.#live.state ?? {};
    const newest = hall?.roll?.find((one) => one.counterId === counterId);
    if (this.#isLive())
      return html`<p>${t("roll-text")}</p>
        <div class="number" role="status">${newest?.number ?? "–"}</div>
        ${
          this.local === undefined
            ? nothing
            : html`<p class="warning">${t("roll-local-before", { number: this.local })}</p>`
        }`;
    const time = staleSince && hall ? clockTime(staleSince, hall.timeZone, language) : "–";
    return html`<p class="warning">${t("roll-local-text", { time })}</p>
      <div class="number local" role="status"><small>${t("roll-local")}</small>${this.local ?? "–"}</div>
      <label class="row"
        ><span>${t("roll-from")}</span>
        <input
          type="number"
          min="1"
          max="9999"
          style="width: 7em"
          .value=${String(this.local === undefined ? this.from : this.local + 1)}
          @change=${this.#start}
      /></label>`;
  }

  protected override entered(): true {
    return true;
  }

  /** Each press is one number, and the dialog stays. */
  protected override accepted(): void {
    this.complaint = "";
  }

  protected override async send(): Promise<void> {
    if (!this.question || this.busy || !this.#guard.allows("next")) return;
    if (this.#isLive()) await super.send();
    else this.local = this.#roll?.next(this.#day(), this.from);
  }

  #isLive(): boolean {
    return (this.#live.state ?? this.question?.live.state)?.phase === "live";
  }

  #day(): string {
    return this.question?.live.state.hall?.businessDay ?? "";
  }

  /** What is typed is the next number on the roll; it is shown once "next" is pressed. */
  readonly #start = (event: Event): void => {
    const next = Math.round((event.target as HTMLInputElement).valueAsNumber); // as: listens on our own input
    if (!Number.isFinite(next) || next < 1) return;
    if (this.local === undefined) this.from = next;
    else this.local = this.#roll?.start(this.#day(), next);
  };

  static override styles = [
    ...dialogStyles,
    css`
      .number {
        display: grid;
        justify-items: center;
        padding: var(--hall-space-2);
        border: 2px solid var(--hall-line);
        border-radius: var(--hall-radius);
        font-size: var(--hall-text-160);
        font-weight: var(--hall-strong);
        line-height: 1;
      }
      .number small {
        font-size: var(--hall-text-20);
        line-height: 1.6;
      }
      .local {
        border: 3px dashed var(--hall-warning);
        background: var(--hall-warning-ground);
        color: var(--hall-warning);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "roll-dialog": RollDialog;
  }
}
