import type { Fault, Result } from "@hall/contract";
import { controls, faultText, type HallConfirm, type HallToast, LocaleController } from "@hall/contract/web";
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { HubDesk } from "./hub-desk.ts";
import { panelStyles } from "./panel-styles.ts";
import { words } from "./words.ts";

/** A list that the hub keeps: read with its desk, read again after each change, and why it could not be read. */
export abstract class HubList<Item> extends LitElement {
  @property({ attribute: false }) desk?: HubDesk;
  /** Undefined until it was read. */
  @state() protected items: readonly Item[] | undefined;
  @state() private fault: Fault | undefined;
  @query("hall-confirm") protected confirm: HallConfirm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  protected readonly locale = new LocaleController(this, words);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("desk")) void this.read();
  }

  /** Asks the hub for the list. */
  protected abstract ask(desk: HubDesk): Promise<Result<readonly Item[]>>;

  /** The list as `table` shows it; or that it is on its way, is empty (`none`), or could not be had. */
  protected list(none: string, table: (items: readonly Item[]) => TemplateResult): TemplateResult {
    const { t, language } = this.locale;
    if (this.fault)
      return html`<p class="fault" role="alert">
        ${faultText(this.fault, language)} <button @click=${this.read}>${t("again")}</button>
      </p>`;
    if (!this.items) return html`<hall-empty loading></hall-empty>`;
    return this.items.length === 0 ? html`<hall-empty>${none}</hall-empty>` : table(this.items);
  }

  /** What came of an order, in words. */
  protected tell(answer: Result<unknown> | undefined, done: string): void {
    if (answer?.ok) this.toast?.show(done);
    else if (answer) this.toast?.refuse(answer.fault);
  }

  protected readonly read = async (): Promise<void> => {
    const { desk } = this;
    if (!desk) return;
    const answer = await this.ask(desk);
    if (desk !== this.desk) return; // of another hall by now
    this.fault = answer.ok ? undefined : answer.fault;
    if (answer.ok) this.items = answer.value;
  };

  static override styles = [controls, panelStyles];
}
