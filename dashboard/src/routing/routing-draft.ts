import {
  type AccountView,
  type ConfigurationSave,
  type Fault,
  type HallConfiguration,
  HallConfigurationForm,
  type Result,
  type RoutingPreview,
} from "@hall/contract";
import type { LiveSource } from "@hall/contract/live";
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { HubDesk } from "../administration/hub-desk.ts";
import { movedItem, type Path, valueAt, withValue } from "./path-edits.ts";

const Problem = z.object({
  line: z.int(),
  column: z.int(),
  field: z.string(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).default([]),
});
/** One thing that is wrong with the draft: where in the text, where in the configuration, and what was expected. */
export type RoutingProblem = z.infer<typeof Problem>;

export type DraftState = {
  /** What the forms show. */
  configuration: HallConfiguration;
  /** The same as text; while it cannot be read, the forms keep what they had. */
  text: string;
  readable: boolean;
  /** What is in force, and its version. */
  saved: HallConfiguration;
  version: number;
  editable: boolean;
  changed: boolean;
  problems: readonly RoutingProblem[];
  preview: RoutingPreview | undefined;
  /** The hub has not yet said what it thinks of the newest change. */
  checking: boolean;
  saving: boolean;
  /** Refusals that are about no field. */
  fault: Fault | undefined;
  saves: readonly ConfigurationSave[];
  /** Empty for whoever may not read them. */
  accounts: readonly AccountView[];
};

type Desk = Pick<HubDesk, "routing" | "previewRouting" | "saveRouting" | "saves" | "accounts">;
type Wait = (then: () => void) => () => void;
const afterTyping: Wait = (then) => {
  const timer = setTimeout(then, 350);
  return () => clearTimeout(timer);
};

/** A configuration that somebody works on: forms and text in step, tried out at the hub, saved by version. */
export class RoutingDraft implements LiveSource<DraftState | undefined> {
  state: DraftState | undefined;
  /** Why nothing could be read. */
  failed: Fault | undefined;
  readonly #desk: Desk;
  readonly #wait: Wait;
  readonly #listeners = new Set<() => void>();
  #cancel: (() => void) | undefined;
  #asked = 0;

  constructor(desk: Desk, wait: Wait = afterTyping) {
    this.#desk = desk;
    this.#wait = wait;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what is in force; a draft that was begun is given up. */
  async read(): Promise<void> {
    const desk = this.#desk;
    const [view, saves, accounts] = await Promise.all([desk.routing(), desk.saves(10), desk.accounts()]);
    this.failed = view.ok ? undefined : view.fault;
    if (view.ok) {
      const { configuration, version, editable } = view.value;
      this.state = {
        configuration,
        text: stringify(configuration, WRITTEN),
        readable: true,
        saved: configuration,
        version,
        editable,
        changed: false,
        problems: [],
        preview: undefined,
        checking: editable,
        saving: false,
        fault: undefined,
        saves: saves.ok ? saves.value : [],
        accounts: accounts.ok ? accounts.value : [],
      };
      if (editable) void this.#check();
    }
    this.#tell();
  }

  set(path: Path, value: unknown): void {
    if (this.state) this.#become(withValue(this.state.configuration, path, value));
  }

  /** Puts something at the end of a list. */
  add(path: Path, item: unknown): void {
    this.set(path, [...this.#list(path), item]);
  }

  remove(path: Path): void {
    this.set(path, undefined);
  }

  move(path: Path, from: number, to: number): void {
    this.set(path, movedItem(this.#list(path), from, to));
  }

  /** What somebody typed as text; the forms follow as soon as it can be read. */
  write(text: string): void {
    if (!this.state) return;
    const read = readText(text);
    const configuration = read ?? this.state.configuration;
    this.#change({ text, configuration, readable: read !== undefined });
  }

  /** Makes another configuration the draft: for taking back a save. */
  takeUp(configuration: HallConfiguration): void {
    this.#become(configuration);
  }

  /** Tries it on those who wait now. */
  tryOut(): void {
    if (!this.state?.editable) return;
    this.#patch({ checking: true });
    void this.#check();
  }

  /** Puts the draft in force, unless somebody else has saved since it was read. */
  async save(): Promise<boolean> {
    const { state } = this;
    if (!state || state.saving) return false;
    this.#patch({ saving: true });
    const answer = await this.#desk.saveRouting(state.text, state.version);
    if (answer.ok) {
      await this.read();
      return true;
    }
    this.#patch({ saving: false, ...refusal(answer) });
    return false;
  }

  #list(path: Path): unknown[] {
    const list = valueAt(this.state?.configuration, path);
    return Array.isArray(list) ? (list as unknown[]) : []; // as: Array.isArray says any
  }

  #become(configuration: HallConfiguration): void {
    this.#change({ configuration, text: stringify(configuration, WRITTEN), readable: true });
  }

  #change(change: Pick<DraftState, "configuration" | "text" | "readable">): void {
    if (!this.state?.editable) return;
    const same = JSON.stringify(change.configuration) === JSON.stringify(this.state.saved);
    this.#patch({ ...change, changed: !change.readable || !same, checking: true, fault: undefined });
    this.#cancel?.();
    this.#cancel = this.#wait(() => void this.#check());
  }

  async #check(): Promise<void> {
    const { state } = this;
    if (!state) return;
    this.#asked += 1;
    const mine = this.#asked;
    const answer = await this.#desk.previewRouting(state.text);
    if (mine !== this.#asked) return; // a newer question is on its way
    if (answer.ok) this.#patch({ checking: false, problems: [], preview: answer.value, fault: undefined });
    else this.#patch({ checking: false, preview: undefined, ...refusal(answer) });
  }

  #patch(change: Partial<DraftState>): void {
    if (this.state) this.state = { ...this.state, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const WRITTEN = { lineWidth: 100, aliasDuplicateObjects: false } as const;

function readText(text: string): HallConfiguration | undefined {
  try {
    return HallConfigurationForm.safeParse(parse(text, { maxAliasCount: 100 })).data;
  } catch {
    return undefined;
  }
}

/** The problems of a refusal, or the refusal itself where it is about no field. */
function refusal({ fault }: Result<unknown> & { ok: false }): Pick<DraftState, "problems" | "fault"> {
  const problems = z.array(Problem).catch([]).parse(fault.details?.problems);
  return { problems, fault: problems.length > 0 ? undefined : fault };
}
