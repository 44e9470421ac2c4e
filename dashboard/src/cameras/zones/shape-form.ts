import type { CounterView, Ground, Zone } from "@hall/contract";
import { html, nothing, type TemplateResult } from "lit";
import { areaNumber, choice, metres as length, text } from "./form-fields.ts";
import type { Words } from "./words.ts";
import { changeLine, changeZone, type Drawing, type ShapeRef } from "./zone-draft.ts";
import { CROWDED, ofKind, STAFFED } from "./zone-limits.ts";

/** What a change of a shape's facts is made of. */
type Change<T> = (change: Partial<T>) => void;

const KINDS = ["waiting", "counter-staff", "counter-visitor"] as const;
const ANCHORS = ["bottom", "head", "overlap"] as const;

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
    if (zones.some(({ zoneId, service }) => chosen?.kind === "service" && zoneId === chosen.id && service))
      return html`<p class="quiet">${t("service-help")}</p>`;
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
  const { kind, counterId, anchor } = zone;
  return html`${names(zone, t, change)}
    ${choice(
      t("kind"),
      kind,
      KINDS.map((one) => [one, t(`kind-${one}`)]),
      (value) => change(ofKind(oneOf(KINDS, value))),
    )}
    ${
      kind === "waiting"
        ? nothing
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
    ${kind === "waiting" ? crowdingForm(zone, t, change) : nothing}
    ${kind === "waiting" && !zone.service ? html`<p class="quiet">${t("service-none")}</p>` : nothing}
    ${kind === "counter-staff" ? staffForm(zone, t, change) : nothing}`;
}

/** From how many people an area is crowded; once that is said, for how long. */
function crowdingForm({ crowding }: Zone, t: Words, change: Change<Zone>): TemplateResult {
  const people = areaNumber(
    "people",
    {
      label: t("crowding"),
      value: crowding?.people,
      change: (value) =>
        change({ crowding: value === undefined ? undefined : { ...CROWDED, ...crowding, people: value } }),
    },
    t,
  );
  if (!crowding) return people;
  const time = (field: keyof typeof CROWDED, label: string) =>
    areaNumber(
      field,
      {
        label,
        value: crowding[field],
        change: (value) => change({ crowding: { ...crowding, [field]: value ?? CROWDED[field] } }),
      },
      t,
    );
  return html`${people} ${time("seconds", t("crowding-seconds"))} ${time("clearSeconds", t("crowding-clear"))}`;
}

/** When a counter is absent, and how many must be there. */
function staffForm(zone: Zone, t: Words, change: Change<Zone>): TemplateResult {
  const one = (field: keyof typeof STAFFED, label: string) =>
    areaNumber(
      field,
      { label, value: zone[field], change: (value) => change({ [field]: value ?? STAFFED[field] }) },
      t,
    );
  return html`${one("absentSeconds", t("absent"))} ${one("required", t("required"))}`;
}

/** How large the rectangle on the floor really is. */
function groundForm(
  { metres }: Ground,
  t: Words,
  change: (metres: Ground["metres"]) => void,
): TemplateResult {
  const [wide, deep] = metres;
  return html`${length({ label: t("metres-wide"), value: wide, change: (value) => change([value ?? wide, deep]) })}
  ${length({ label: t("metres-deep"), value: deep, change: (value) => change([wide, value ?? deep]) })}`;
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

/** The option that was chosen; the first one if it is none of them. */
function oneOf<T extends string>(options: readonly [T, ...T[]], value: string): T {
  return options.find((option) => option === value) ?? options[0];
}
