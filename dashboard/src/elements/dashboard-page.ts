import type { HallSnapshot, SessionView } from "@hall/contract";
import {
  type HubSession,
  LiveController,
  type LiveHall,
  type SessionState,
  type StaffSignIn,
} from "@hall/contract/live";
import { LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { openAlerts } from "../alert-order.ts";
import { words } from "../messages/words.ts";
import { type Page, pageOf, pagesFor, wallAddress } from "../pages.ts";
import { mayLeave } from "../unsaved-work.ts";
import "./hall-room.ts";
import "./wall-page.ts";
import { pageStyles } from "./page-styles.ts";

/** Pages that are loaded when somebody opens them: the live hall comes first, and on the wall alone. */
const LOADS: Record<Exclude<Page, "hall">, () => Promise<unknown>> = {
  routing: () => import("../routing/routing-page.ts"),
  reports: () => import("../report/reports-page.ts"),
  bookings: () => import("../bookings/bookings-page.ts"),
  privacy: () => import("../cameras/knows/knows-page.ts"),
  audit: () => import("../audit/audit-page.ts"),
  administration: () => import("../administration/administration-page.ts"),
};

type Inside = Extract<SessionState, { phase: "inside" }>;

/** The whole dashboard: the door, the choice of a hall, the hall. */
@customElement("dashboard-page")
export class DashboardPage extends LitElement {
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) staff?: StaffSignIn;

  /** As it hangs on a wall. */
  @property({ type: Boolean }) wall = new URLSearchParams(location.search).has("wall");
  @state() private cameras = false;
  @state() private page: Page = pageOf(location.hash);

  readonly #locale = new LocaleController(this, words, () => this.#live.state?.hall);
  readonly #session = new LiveController(this, () => this.session);
  readonly #live = new LiveController(this, () => this.#inside()?.live);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#goTo);
    this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#goTo);
  }

  override render() {
    const { t } = this.#locale;
    document.title = this.#title();
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
    if (this.wall) return html`<wall-page .live=${state.live} .session=${this.session}></wall-page>`;
    return html`${this.#head(state, person)} ${person ? this.#room(state, person) : nothing}`;
  }

  #head({ live }: Inside, person?: SessionView) {
    const { t, language } = this.#locale;
    const { hall, phase } = this.#live.state ?? {};
    return html`<header>
        <h1>${hall?.name[language] ?? t("title")}</h1>
        <hall-clock .live=${live} with-date></hall-clock>
        ${hall && person && person.halls.length > 1 ? this.#choice(hall.hallId, person) : nothing}
        ${hall && person ? this.#ways(person) : nothing}
        <span class="tools">
          <span class="quiet">${person?.name}</span>
          <hall-language></hall-language>
          <button class="plain" @click=${this.#signOut}>${t("sign-out")}</button>
        </span>
      </header>
      ${phase === "refused" && this.staff?.mustChooseHall() ? nothing : html`<hall-connection .live=${live}>${t("still-shown")}</hall-connection>`}`;
  }

  /** What waits for somebody stands in the title, so that it is seen from another tab. */
  #title(): string {
    const { t } = this.#locale;
    const open = openAlerts(this.#live.state?.hall?.alerts ?? []);
    const n = open.filter(({ state }) => state === "raised").length;
    return n > 0 ? t("title-alerts", { n }) : t("title");
  }

  /** The pages of the dashboard, and the cameras, for those who may. */
  #ways({ permissions }: SessionView) {
    const { t } = this.#locale;
    const pages = pagesFor(permissions);
    return html`<nav aria-label=${t("pages")}>
      ${pages.length > 1 ? pages.map((page) => html`<a href=${`#${page}`} aria-current=${page === this.page ? "page" : nothing}>${t(`page-${page}`)}</a>`) : nothing}
      ${
        permissions.includes("see-cameras") && this.page === "hall"
          ? html`<button aria-expanded=${this.cameras} @click=${this.#turnCameras}>${t("cameras")}</button>`
          : nothing
      }
      ${
        this.page === "hall"
          ? html`<a href=${wallAddress()} target="_blank" rel="opener">${t("page-wall")}</a>`
          : nothing
      }
    </nav>`;
  }

  #choice(hallId: string, { halls }: SessionView) {
    const { t, language } = this.#locale;
    return html`<label>
      <span class="unseen">${t("hall-choice")}</span>
      <select @change=${this.#change}>
        ${halls.map((hall) => html`<option value=${hall.hallId} ?selected=${hall.hallId === hallId}>${hall.name[language]}</option>`)}
      </select>
    </label>`;
  }

  #room({ live, socket }: Inside, person: SessionView) {
    const { hall, phase } = this.#live.state ?? {};
    if (phase === "refused") return this.#otherHalls(person);
    if (!hall) return html`<hall-empty loading></hall-empty>`;
    const page = pagesFor(person.permissions).includes(this.page) ? this.page : "hall";
    if (page !== "hall")
      return html`<main class="desk">${this.#desk(page, hall, { live, socket }, person)}</main>`;
    return html`<hall-room
      .live=${live}
      .socket=${socket}
      .session=${this.session}
      .person=${person}
      ?cameras=${this.cameras}
      @close-cameras=${this.#closeCameras}
    ></hall-room>`;
  }

  #desk(
    page: Exclude<Page, "hall">,
    hall: HallSnapshot,
    { live, socket }: Pick<Inside, "live" | "socket">,
    person: SessionView,
  ) {
    const { session } = this;
    switch (page) {
      case "routing":
        return html`<routing-page .session=${session} .hallId=${hall.hallId} .clerks=${hall.clerks}></routing-page>`;
      case "reports":
        return html`<reports-page .session=${session} .hall=${hall}></reports-page>`;
      case "bookings":
        return html`<bookings-page .live=${live} .socket=${socket} .person=${person}></bookings-page>`;
      case "privacy":
        return html`<knows-page .session=${session} .hall=${hall} .person=${person}></knows-page>`;
      case "audit":
        return html`<audit-page .session=${session} .hall=${hall}></audit-page>`;
      case "administration":
        return html`<administration-page .session=${session} .hallId=${hall.hallId}></administration-page>`;
    }
  }

  /** Somebody of several halls must say which; the hub refuses until then. */
  #otherHalls({ halls }: SessionView) {
    const { t, language } = this.#locale;
    if (halls.length === 0) return nothing;
    return html`<main>
      <h2>${t("no-hall")}</h2>
      <ul>
        ${halls.map(({ hallId, name }) => html`<li><a href="?hall=${hallId}">${name[language]}</a></li>`)}
      </ul>
    </main>`;
  }

  #inside(): { live: LiveHall } | undefined {
    const state = this.session?.state;
    return state?.phase === "inside" ? state : undefined;
  }

  readonly #turnCameras = async (): Promise<void> => {
    if (!this.cameras || (await mayLeave())) this.cameras = !this.cameras;
  };

  readonly #closeCameras = (): void => {
    this.cameras = false;
    this.renderRoot.querySelector<HTMLElement>("nav button")?.focus();
  };

  /** A page that cannot be loaded because the line is down is asked for again at the next click. */
  #load(): void {
    if (this.page !== "hall") LOADS[this.page]().catch(() => undefined);
  }

  readonly #goTo = (): void => void this.#leaveFor(pageOf(location.hash));

  async #leaveFor(page: Page): Promise<void> {
    if (page === this.page) return;
    if (!(await mayLeave())) {
      location.hash = this.page;
      return;
    }
    this.page = page;
    this.cameras = false;
    this.#load();
  }

  readonly #change = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value; // as: listens on our own select
    location.search = `?hall=${encodeURIComponent(chosen)}`; // the page stays: it is in the hash
  };

  readonly #signOut = async (): Promise<void> => {
    if (!(await mayLeave())) return;
    await this.staff?.signOut();
    this.session?.leave();
  };

  static override styles = pageStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "dashboard-page": DashboardPage;
  }
}
