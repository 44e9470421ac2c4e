import { type SessionView, VisitDetail } from "@hall/contract";
import {
  callHub,
  get,
  type HubSession,
  LiveController,
  type LiveHall,
  newKey,
  type SessionState,
  type StaffSignIn,
} from "@hall/contract/live";
import { controls, type HallConfirm, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Reads } from "../hall-line.ts";
import { words } from "../messages/words.ts";
import { Orders } from "../orders.ts";
import { habits } from "../this-machine.ts";
import { UnansweredOrder } from "../unanswered.ts";
import "./choose-counter.ts";
import "./clerk-desk.ts";
import "./text-size.ts";

type Inside = Extract<SessionState, { phase: "inside" }>;
type Line = { inside: Inside; orders: Orders; reads: Reads };

/** The whole terminal: the door, the choice of a counter, the desk. */
@customElement("counter-page")
export class CounterPage extends LitElement {
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) staff?: StaffSignIn;
  @state() private asking = false;
  @query("hall-confirm") private confirm: HallConfirm | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #session = new LiveController(this, () => this.session);
  readonly #live = new LiveController(this, () => this.#inside()?.live);
  #line: Line | undefined;

  override render() {
    const { t } = this.#locale;
    document.title = t("title");
    const state = this.#session.state;
    if (!state || state.phase === "starting") return html`<hall-empty loading></hall-empty>`;
    if (state.phase === "outside")
      return html`<hall-sign-in
        .session=${this.session}
        .staff=${this.staff}
        .fault=${state.fault}
        what=${t("title")}
      ></hall-sign-in>`;
    const person = this.staff?.person();
    habits.become(person?.id ?? "");
    return html`${this.#head(state)} ${person ? this.#room(state, person) : nothing}`;
  }

  #head({ live }: Inside) {
    const { t, language } = this.#locale;
    const hall = this.#live.state?.hall;
    return html`<header>
        <b>${hall?.name[language] ?? t("title")}</b>
        <hall-clock .live=${live} with-date></hall-clock>
        <span class="tools">
          <text-size></text-size>
          <hall-language></hall-language>
          <hall-button kind="plain" .why=${this.#mustStay()} @click=${this.#signOut}>
            ${t("act-sign-out")}
          </hall-button>
        </span>
      </header>
      ${this.#seated() ? nothing : html`<hall-connection .live=${live}></hall-connection>`}
      <hall-confirm></hall-confirm>`;
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

  #room(inside: Inside, person: SessionView) {
    const { hall, phase } = this.#live.state ?? {};
    if (phase === "refused") return this.#otherHalls(person);
    if (!hall) return html`<hall-empty loading></hall-empty>`;
    const { orders, reads } = this.#lineOf(inside);
    if (!this.#seated())
      return html`<choose-counter .live=${inside.live} .orders=${orders} .name=${person.name}></choose-counter>`;
    return html`<clerk-desk
      .live=${inside.live}
      .orders=${orders}
      .clerkId=${person.id}
      .permissions=${person.permissions}
      .reads=${reads}
      .held=${this.asking}
      @sign-out=${this.#signOut}
    ></clerk-desk>`;
  }

  /** Somebody of several halls must say which; the hub refuses until then. */
  #otherHalls({ halls }: SessionView) {
    const { t, language } = this.#locale;
    if (halls.length < 2) return nothing;
    return html`<main>
      <h1>${t("no-hall")}</h1>
      <ul>
        ${halls.map(({ hallId, name }) => html`<li><a href="?hall=${hallId}">${name[language]}</a></li>`)}
      </ul>
    </main>`;
  }

  /** One set of orders for each line to the hub. */
  #lineOf(inside: Inside): Line {
    if (this.#line?.inside === inside) return this.#line;
    const { socket, live } = inside;
    const orders = new Orders({
      send: (command, request, options) => callHub(socket, command, request, options),
      live,
      newKey,
      unanswered: new UnansweredOrder(sessionStorage),
    });
    this.#line = {
      inside,
      orders,
      reads: {
        explain: (counterId) => callHub(socket, "visit:explain", { counterId }),
        notes: (visitId) => callHub(socket, "visit:notes", { visitId }),
        visit: (visitId) =>
          get(`/api/halls/${live.state.hall?.hallId}/visits/${visitId}`, VisitDetail, {
            token: this.staff?.stored(),
          }),
      },
    };
    return this.#line;
  }

  /** The desk says itself how good the line is, where nothing moves by it. */
  #seated(): boolean {
    const me = this.staff?.person()?.id;
    return this.#live.state?.hall?.clerks.some(({ clerkId }) => clerkId === me) ?? false;
  }

  #inside(): { live: LiveHall } | undefined {
    const state = this.session?.state;
    return state?.phase === "inside" ? state : undefined;
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
