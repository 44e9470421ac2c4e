import type { CounterView, Ground, Zone } from "@hall/contract";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "./words.ts";
import { changeLine, changeZone, type Drawing, type ShapeRef } from "./zone-draft.ts";

/** What a change of a shape's facts is made of. */
type Change<T> = (change: Partial<T>) => void;

const KINDS = ["waiting", "counter-staff", "counter-visitor"] as const;
const ANCHORS = ["bottom", "head", "overlap"] as const;
const CROWDED = { seconds: 60, clearSeconds: 60 };

type Around = { counters: readonly CounterView[]; t: Words; change: (drawing: Drawing) => void };

/** What is to be said about the chosen shape beside its points. */
export function formOf(
  drawing: Drawing,
  chosen: ShapeRef | undefined,
  { counters, t, change }: Around,
): TemplateResult | typeof nothing {
  const fields = (): TemplateResult | undefined => {
    const { zones, lines, ground } = drawing;
    if (chosen?.kind === "ground")
      return (
        ground && groundForm(ground, t, (metres) => change({ ...drawing, ground: { ...ground, metres } }))
      );
    const zone = zones.find(({ zoneId }) => chosen?.kind === "zone" && zoneId === chosen.id);
    if (zone) return zoneForm(zone, counters, t, (facts) => change(changeZone(drawing, zone.zoneId, facts)));
    const line = lines.find(({ lineId }) => chosen?.kind === "line" && lineId === chosen.id);
    return line && names(line, t, (facts) => change(changeLine(drawing, line.lineId, facts)));
  };
  const form = fields();
  return form ? html`<div class="form">${form}</div>` : nothing;
}

/** The facts of an area beside its corners. */
function zoneForm(
  zone: Zone,
  counters: readonly CounterView[],
  t: Words,
  change: Change<Zone>,
): TemplateResult {
  const { kind, counterId, anchor, absentSeconds, required, crowding } = zone;
  const staff = kind === "counter-staff";
  return html`${names(zone, t, change)}
    ${choice(
      t("kind"),
      kind,
      KINDS.map((one) => [one, t(`kind-${one}`)]),
      (value) => change({ kind: oneOf(KINDS, value), anchor: value === "waiting" ? "bottom" : "overlap" }),
    )}
    ${
      kind === "waiting"
        ? number(t("crowding"), crowding?.people, (people) =>
            change({ crowding: people === undefined ? undefined : { ...CROWDED, ...crowding, people } }),
          )
        : choice(
            t("counter"),
            counterId ?? "",
            [
              ["", t("counter-choose")],
              ...counters.map((one) => [one.counterId, String(one.number)] as const),
            ],
            (value) => change({ counterId: value === "" ? undefined : value }),
          )
    }
    ${choice(
      t("anchor"),
      anchor,
      ANCHORS.map((one) => [one, t(`anchor-${one}`)]),
      (value) => change({ anchor: oneOf(ANCHORS, value) }),
    )}
    ${staff ? number(t("absent"), absentSeconds, (seconds) => change({ absentSeconds: seconds ?? 120 })) : nothing}
    ${staff ? number(t("required"), required, (people) => change({ required: people ?? 1 })) : nothing}`;
}

/** How large the rectangle on the floor really is. */
function groundForm(
  { metres }: Ground,
  t: Words,
  change: (metres: Ground["metres"]) => void,
): TemplateResult {
  const [wide, deep] = metres;
  return html`${number(t("metres-wide"), wide, (value) => change([value ?? wide, deep]), 0.1)}
  ${number(t("metres-deep"), deep, (value) => change([wide, value ?? deep]), 0.1)}`;
}

type Named = { name: Zone["name"] };

function names<T extends Named>(
  { name }: T,
  t: Words,
  change: (change: { name: Zone["name"] }) => void,
): TemplateResult {
  return html`${text(t("name"), name["zh-CN"], (value) => change({ name: { ...name, "zh-CN": value } }))}
  ${text(t("name-en"), name.en, (value) => change({ name: { ...name, en: value } }))}`;
}

function text(label: string, value: string, change: (value: string) => void): TemplateResult {
  return html`<label>${label}<input .value=${value} maxlength="200" @change=${(event: Event) => change(typed(event))} /></label>`;
}

function number(
  label: string,
  value: number | undefined,
  change: (value: number | undefined) => void,
  step = 1,
): TemplateResult {
  return html`<label
    >${label}<input
      type="number"
      min="0"
      step=${step}
      .value=${value === undefined ? "" : String(value)}
      @change=${(event: Event) => {
        const said = typed(event);
        change(said === "" ? undefined : Number(said));
      }}
  /></label>`;
}

function choice(
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label
    >${label}<select @change=${(event: Event) => change(typed(event))}>
      ${options.map(([one, said]) => html`<option value=${one} ?selected=${one === value}>${said}</option>`)}
    </select></label
  >`;
}

function typed(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}

/** The option that was chosen; the first one if it is none of them. */
function oneOf<T extends string>(options: readonly [T, ...T[]], value: string): T {
  return options.find((option) => option === value) ?? options[0];
}
