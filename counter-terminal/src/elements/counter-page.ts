import type { SessionView } from "@hall/contract";
import { type HubSession, LiveController, type StaffSignIn } from "@hall/contract/live";
import { controls, type HallConfirm, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { forgetHall } from "../kept-hall.ts";
import { type Line, openLine } from "../line.ts";
import { words } from "../messages/words.ts";
import { habits } from "../this-machine.ts";
import "./choose-counter.ts";
import "./clerk-desk.ts";
import "./hub-away.ts";
import "./text-size.ts";

/** The whole terminal: the door, the choice of a counter, the desk. */
@customElement("counter-page")
export class CounterPage extends LitElement {
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) staff?: StaffSignIn;
  @state() private asking = false;
  @query("hall-confirm") private confirm: HallConfirm | null | undefined;

  readonly #locale = new LocaleController(this, words, () => this.#live.state?.hall);
  readonly #session = new LiveController(this, () => this.session);
  readonly #live = new LiveController(this, () => this.#lineNow()?.hall);
  #line: Line | undefined;

  override render() {
    const { t } = this.#locale;
    document.title = t("title");
    const state = this.#session.state;
    if (!state || state.phase === "starting") return html`<hall-empty loading></hall-empty>`;
    if (state.phase === "outside") forgetHall(sessionStorage);
    if (state.phase === "outside")
      return html`<hall-sign-in
        .session=${this.session}
        .staff=${this.staff}
        .fault=${state.fault}
        what=${t("title")}
      ></hall-sign-in>`;
    const person = this.staff?.person();
    habits.become(person?.id ?? "");
    const line = this.#lineNow();
    return html`${this.#head(line)} ${person && line ? this.#room(line, person) : nothing}`;
  }

  #head(line: Line | undefined) {
    const { t, language } = this.#locale;
    const hall = this.#live.state?.hall;
    return html`<header>
        <b>${hall?.name[language] ?? t("title")}</b>
        <hall-clock .live=${line?.hall} with-date></hall-clock>
        <span class="tools">
          <text-size></text-size>
          <hall-language></hall-language>
          <hall-button kind="plain" .why=${this.#mustStay()} @click=${this.#signOut}>
            ${t("act-sign-out")}
          </hall-button>
        </span>
      </header>
      ${this.#seated() || this.#mustChoose() ? nothing : html`<hall-connection .live=${line?.hall}></hall-connection>`}
      <hall-confirm></hall-confirm>`;
  }

  #mustChoose(): boolean {
    return this.#live.state?.phase === "refused" && this.staff?.mustChooseHall() === true;
  }

  /** Why this person cannot sign out now: a counter must not be left with a visit, or behind the hub's back. */
  #mustStay(): string | undefined {
    const { t } = this.#locale;
    const { hall, phase } = this.#live.state ?? {};
    const clerk = hall?.clerks.find(({ clerkId }) => clerkId === this.staff?.person()?.id);
    if (!hall || !clerk) return undefined;
    if (phase !== "live") return t("why-connecting");
    const counter = hall.counters.find(({ counterId }) => counterId === clerk.counterId);
    const visit = hall.visits.find(({ visitId }) => visitId === counter?.visitId);
    return visit && t("why-in-hand", { code: visit.code });
  }

  #room({ hall: live, orders, reads }: Line, person: SessionView) {
    const { hall, phase } = this.#live.state ?? {};
    if (phase === "refused") return this.#otherHalls(person);
    if (!hall && phase === "offline") return html`<hub-away></hub-away>`;
    if (!hall) return html`<hall-empty loading></hall-empty>`;
    if (!this.#seated())
      return html`<choose-counter .live=${live} .orders=${orders} .name=${person.name}></choose-counter>`;
    return html`<clerk-desk
      .live=${live}
      .orders=${orders}
      .clerkId=${person.id}
      .permissions=${person.permissions}
      .reads=${reads}
      .held=${this.asking}
      @sign-out=${this.#signOut}
    ></clerk-desk>`;
  }

  /** Somebody of several halls must say which; whoever may not work in this one sees where they may. */
  #otherHalls({ halls }: SessionView) {
    const { t, language } = this.#locale;
    const way = halls.length > 1 ? "no-hall" : halls.length === 1 ? "own-hall" : "any-hall";
    return html`<main>
      <h1>${t(way)}</h1>
      <ul>
        ${halls.map(({ hallId, name }) => html`<li><a href="?hall=${hallId}">${name[language]}</a></li>`)}
      </ul>
    </main>`;
  }

  /** One line for each time that somebody is inside; who is outside leaves nothing behind in the tab. */
  #lineNow(): Line | undefined {
    const state = this.session?.state;
    const person = this.staff?.person();
    const inside = state?.phase === "inside" && person ? state : undefined;
    if (this.#line?.inside === inside) return this.#line;
    this.#line?.close();
    this.#line = inside && person && this.staff && openLine(inside, person.id, this.staff);
    return this.#line;
  }

  /** The desk says itself how good the line is, where nothing moves by it. */
  #seated(): boolean {
    const me = this.staff?.person()?.id;
    return this.#live.state?.hall?.clerks.some(({ clerkId }) => clerkId === me) ?? false;
  }

  readonly #signOut = async (): Promise<void> => {
    const { t } = this.#locale;
    const hall = this.#live.state?.hall;
    const mine = hall?.clerks.find(({ clerkId }) => clerkId === this.staff?.person()?.id);
    const text = mine ? t("sign-out-text") : "";
    this.asking = true; // the desk's keys must not act behind the question
    const yes = await this.confirm?.ask({ title: t("sign-out-ask"), text, yes: t("act-sign-out") });
    this.asking = false;
    if (!yes) return;
    if (mine) await this.#line?.orders.give("clerk:leave-counter", { counterId: mine.counterId });
    await this.staff?.signOut();
    this.session?.leave();
  };

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
      }
      clerk-desk {
        flex: 1;
        min-height: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px var(--hall-space-2);
        min-height: 3.75rem;
        padding: 4px var(--hall-space-2);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hall-space-1);
        margin-inline-start: auto;
      }
      .tools hall-button::part(why) {
        inset: calc(100% + 4px) 0 auto auto; /* at the right edge it opens to the left */
      }
      main {
        padding: var(--hall-space-3);
      }
      main h1 {
        font-size: var(--hall-text-20);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "counter-page": CounterPage;
  }
}
