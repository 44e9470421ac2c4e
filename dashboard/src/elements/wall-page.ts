import type { HallSnapshot } from "@hall/contract";
import { type HallView, type HubSession, LiveController } from "@hall/contract/live";
import { controls, EverySecond, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { openAlerts } from "../alert-order.ts";
import { alertText } from "../alert-text.ts";
import { readDaySums } from "../day-sums.ts";
import { words } from "../messages/words.ts";
import { StatisticsSource } from "../statistics-source.ts";
import { TrendsWatch } from "../trends.ts";
import "./counter-floor.ts";
import "./curve-panel.ts";
import "./figures-bar.ts";
import "./queue-panel.ts";

const PAGE_MS = 20_000;
/** So many counters are read from afar, in four columns; up to `FEW` they are larger still. */
const AT_ONCE = 12;
const FEW = 6;
const WIDE = "(min-aspect-ratio: 3/1)";

/** The hall on a wall: the same without controls, in dark; pages turn slowly, and a very wide wall shows all at once. */
@customElement("wall-page")
export class WallPage extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ attribute: false }) session?: Pick<HubSession, "token">;
  @state() private page = 0;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);
  readonly #sums = new StatisticsSource(
    (day) => readDaySums(this.live?.state.hall, day, this.session?.token),
    () => this.live?.state.hall?.businessDay,
  );
  readonly #figures = new LiveController(this, () => this.#sums);
  readonly #trends = new TrendsWatch();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new EverySecond(this, () => this.live?.state.phase === "live");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sums.start();
    this.#timer = setInterval(() => {
      this.page += 1;
    }, PAGE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sums.stop();
    clearInterval(this.#timer);
  }

  override render() {
    const { hall, staleSince, phase } = this.#live.state ?? {};
    const now = staleSince ?? this.live?.now();
    if (!hall || !now) return html`<hall-empty loading></hall-empty>`;
    const { language } = this.#locale;
    const pages = wallPages(hall.counters.length, matchMedia(WIDE).matches);
    const at = this.page % pages.length;
    return html`<header>
        <h1>${hall.name[language]}</h1>
        ${pages.length > 1 ? html`<span class="quiet page" aria-hidden="true">${at + 1} / ${pages.length}</span>` : nothing}
        <hall-clock .live=${this.live} with-date></hall-clock>
      </header>
      <hall-connection .live=${this.live}></hall-connection>
      <main class=${phase === "live" ? "" : "stale"}>
        <figures-bar
          .hall=${hall}
          .now=${now}
          .statistics=${this.#figures.state?.statistics}
          .trends=${this.#trends.at(hall, now)}
        ></figures-bar>
        ${this.#body(hall, now, pages[at] ?? { waits: true })}
        ${this.#alerts(hall)}
      </main>`;
  }

  #body(hall: HallSnapshot, now: Date, { counters, waits }: WallPart) {
    const few = hall.counters.length <= FEW;
    return html`<div class=${counters && waits ? "body all" : "body"}>
      ${
        counters
          ? html`<counter-floor class=${few ? "few" : ""} .hall=${hall} .now=${now} .only=${counters}></counter-floor>`
          : nothing
      }
      ${
        waits
          ? html`<div class="waits">
              <queue-panel .hall=${hall} .now=${now}></queue-panel>
              <curve-panel bare .hall=${hall} .now=${now}></curve-panel>
            </div>`
          : nothing
      }
    </div>`;
  }

  #alerts(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const open = openAlerts(hall.alerts);
    return html`<footer role="status">
      ${open.length === 0 ? html`<span class="quiet">${t("alerts-none")}</span>` : nothing}
      ${open
        .slice(0, 4)
        .map(
          (alert) =>
            html`<span><hall-chip .state=${alert.severity}></hall-chip> ${alertText(alert, { hall, language, t })}</span>`,
        )}
    </footer>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
        overflow: hidden;
        cursor: none;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--hall-space-1) var(--hall-space-2);
      }
      h1 {
        font-size: var(--hall-text-28);
      }
      main {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: var(--hall-space-1);
        min-height: 0;
        padding: var(--hall-space-1);
        pointer-events: none;
      }
      .stale {
        filter: grayscale(1);
      }
      .body {
        display: grid;
        flex: 1;
        min-height: 0;
        gap: var(--hall-space-1);
      }
      .all {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .body:not(.all) > .few {
        zoom: 1.3; /* three in a row */
      }
      .page {
        margin-inline: auto var(--hall-space-3);
      }
      .waits {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--hall-space-1);
        min-height: 0;
      }
      queue-panel {
        font-size: var(--hall-text-20);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 4px var(--hall-space-3);
        padding: var(--hall-space-1);
        font-size: var(--hall-text-20);
      }
    `,
  ];
}

/** What one page of the wall shows: some of the counters (from, to), the waits, or on a very wide wall both. */
export type WallPart = { counters?: readonly [from: number, to: number]; waits?: boolean };

/** The pages of a wall: as many as the counters need, and one for the waits unless they stand beside. */
export function wallPages(counters: number, wide: boolean): WallPart[] {
  const floors = Array.from(
    { length: Math.max(1, Math.ceil(counters / AT_ONCE)) },
    (_, page): WallPart => ({
      counters: [page * AT_ONCE, (page + 1) * AT_ONCE],
      ...(wide ? { waits: true } : {}),
    }),
  );
  return wide ? floors : [...floors, { waits: true }];
}

declare global {
  interface HTMLElementTagNameMap {
    "wall-page": WallPage;
  }
}
